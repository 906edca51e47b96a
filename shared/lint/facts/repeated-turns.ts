import { unassignedLabel, type Episode, type Turn } from '../../episode/model.ts';
import { linksOf } from './links.ts';
import { perEpisode } from './per-episode.ts';

/** A turn right under one of the same speaker. */
export interface RepeatedTurn {
  readonly turn: Turn;
  readonly before: Turn;
  /** The turn above ends with a question and this one begins like an answer. */
  readonly answers: boolean;
}

/** Where the same label stands twice in a row so often, it is the way the show writes paragraphs. */
const houseStyleShare = 0.05;
const answer = /^["“'‘*_]*(?:yes|yeah|yep|no|nope|sure|absolutely|exactly|definitely|of course|correct|right|okay|well,? (?:yes|no))\b[,.! ]/i;

/**
 * Turns whose label repeats that of the turn right above, with no heading, rule or marker between them; links do not
 * count, and neither does what follows them. None where the show does it all the time.
 */
export const repeatedTurns = perEpisode((episode: Episode): RepeatedTurn[] => {
  const { blocks, text, turns } = episode;
  const links = linksOf(episode);
  const found: RepeatedTurn[] = [];
  for (let i = 1; i < blocks.length; i++) {
    const before = blocks[i - 1]!;
    const turn = blocks[i]!;
    if (before.kind !== 'turn' || turn.kind !== 'turn' || before.label.text !== turn.label.text || turn.label.text === unassignedLabel) continue;
    if (links.has(before) || links.has(turn)) continue;
    const last = before.paragraphs.at(-1);
    const first = turn.paragraphs[0];
    const asks = last !== undefined && /\?["”'’)*_]*$/.test(text.slice(Math.max(last.from, last.to - 5), last.to));
    found.push({ turn, before, answers: asks && first !== undefined && answer.test(text.slice(first.from, first.from + 30)) });
  }
  return found.length > 2 && found.length > turns.length * houseStyleShare ? [] : found;
});
