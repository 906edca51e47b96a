import type { Episode, Turn } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { reassignTurns } from './reassign-turns.ts';
import { splitTurn } from './split-turn.ts';
import { nearestTurn } from './turn-at.ts';

/**
 * From here, this person: gives what is said from the sentence start nearest to `offset` up to the next label to
 * `label`. That start may be the turn's first word, and then the whole turn goes, or the next turn's, and then that one.
 */
export function assignFrom(episode: Episode, offset: number, label: string): TextEdit[] {
  const turn = nearestTurn(episode, offset);
  if (turn === null) return [];
  const next = episode.turns[turn.index + 1];
  const starts = sentenceStarts(episode.text, turn);
  const behind = next?.paragraphs[0]?.from;
  const nearest = [...starts, ...(behind === undefined ? [] : [behind])].reduce(
    (best, start) => (Math.abs(start - offset) < Math.abs(best - offset) ? start : best),
    starts[0] ?? offset,
  );
  if (nearest === behind) return reassignTurns(episode, [next!.index], label);
  return turn.label.text === label ? [] : splitTurn(episode, nearest, label);
}

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** Where the turn's paragraphs and their sentences begin. */
function sentenceStarts(text: string, { paragraphs }: Turn): number[] {
  return paragraphs.flatMap(({ from, to }) =>
    [...sentences.segment(text.slice(from, to))].map(({ index }) => from + index),
  );
}
