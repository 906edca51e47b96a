import { unassignedLabel, type Episode, type Turn } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { linksOf } from './links.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A turn right under one of the same speaker. */
export interface RepeatedTurn {
  readonly turn: Turn;
  readonly before: Turn;
  /** The turn above ends with a question and this one begins like an answer. */
  readonly answers: boolean;
}

/** Where the same label stands twice in a row so often, it is the way the show writes paragraphs. */
const houseStyleShare = 0.05;
const answer =
  /^[*_]*(?:yes|yeah|yep|no|nope|sure|absolutely|exactly|definitely|of course|correct|right|okay|well,? (?:yes|no))\b[,.! ]/i;

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
    if (
      before.kind !== 'turn' ||
      turn.kind !== 'turn' ||
      before.label.text !== turn.label.text ||
      turn.label.text === unassignedLabel
    )
      continue;
    if (links.has(before) || links.has(turn)) continue;
    const last = before.paragraphs.at(-1);
    const first = turn.paragraphs[0];
    found.push({ turn, before, answers: last !== undefined && first !== undefined && isAnswered(text, last, first) });
  }
  return found.length > 2 && found.length > turns.length * houseStyleShare ? [] : found;
});

/**
 * The turns after which the same speaker has another one, in an episode where that is rare: where such a turn goes on
 * over paragraphs, one of them may have lost the label of whoever spoke in between.
 */
export const turnsBeforeOwn = perEpisode(
  (episode: Episode): ReadonlySet<Turn> => new Set(repeatedTurns(episode).map(({ before }) => before)),
);

/** A paragraph of a turn that answers the question with which the paragraph above it ends. */
export interface AnsweringParagraph {
  readonly turn: Turn;
  readonly paragraph: TextRange;
}

/** Questions and answers in one turn, as where an answer's label is lost. None where somebody asks themselves all the time. */
export const answeringParagraphs = perEpisode(({ text, turns }: Episode): AnsweringParagraph[] => {
  const found = turns.flatMap((turn) =>
    turn.paragraphs.flatMap((paragraph, i) =>
      i > 0 && isAnswered(text, turn.paragraphs[i - 1]!, paragraph) ? [{ turn, paragraph }] : [],
    ),
  );
  return found.length > 2 && found.length > turns.length * houseStyleShare ? [] : found;
});

/** Who tells what others said asks and answers in quotation marks. */
function isAnswered(text: string, asking: TextRange, answering: TextRange): boolean {
  return (
    /\?[)*_]*$/.test(text.slice(Math.max(asking.from, asking.to - 5), asking.to)) &&
    answer.test(text.slice(answering.from, answering.from + 30))
  );
}
