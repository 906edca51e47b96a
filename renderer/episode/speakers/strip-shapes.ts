import { firstIndex } from '../../../shared/text/first-index.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';

/** What the strip draws, in words along and rows down: one path for each speaker, however many turns there are. */
export interface StripShapes {
  /** How many words long the strip is. */
  readonly length: number;
  readonly rows: readonly StripRow[];
  /** Where each turn begins, in words; as many as there are turns. */
  readonly starts: Float64Array;
  readonly errors: string;
  readonly warnings: string;
  readonly doubts: string;
}

export interface StripRow {
  readonly number: number;
  /** Somebody in the row is not declared, though others are. */
  readonly isStray: boolean;
  readonly path: string;
}

/** Speakers have a row each; those beyond share the last one and are told apart by their colours and the tooltip. */
export const maxRows = 12;

export function drawStrip(
  { turns, speakers }: Episode,
  numbers: ReadonlyMap<string, number>,
): Pick<StripShapes, 'length' | 'rows' | 'starts'> {
  const starts = new Float64Array(turns.length);
  const declares = speakers.some(({ declaredLine }) => declaredLine !== null);
  const strays = new Set(
    declares
      ? speakers
          .filter(({ declaredLine, name, label }) => declaredLine === null && (name === null || name === label))
          .map(({ label }) => label)
      : [],
  );
  const speaking = [...new Set(turns.map(({ label }) => numbers.get(label.text) ?? 0))].sort((a, b) => a - b);
  const rowOf = new Map(speaking.map((number, at) => [number, Math.min(at, maxRows - 1)]));
  const paths = new Map<number, { path: string; isStray: boolean }>();
  let at = 0;
  for (const turn of turns) {
    starts[turn.index] = at;
    const width = Math.max(1, turn.words);
    const number = numbers.get(turn.label.text) ?? 0;
    const drawn = paths.get(number) ?? { path: '', isStray: number === 0 || strays.has(turn.label.text) };
    drawn.path += `M${at} ${rowOf.get(number)! + 0.08}h${width}v.84h-${width}z`;
    paths.set(number, drawn);
    at += width;
  }
  return { length: Math.max(1, at), starts, rows: speaking.map((number) => ({ number, ...paths.get(number)! })) };
}

/** Ticks at the turns that have a problem, or sound like somebody else. */
export function drawMarks(
  episode: Episode,
  starts: Float64Array,
  length: number,
  problems: readonly Problem[],
  doubtful: Iterable<number>,
): Pick<StripShapes, 'errors' | 'warnings' | 'doubts'> {
  const placesOf = (severity: Problem['severity']) =>
    new Set(
      problems.flatMap((problem) => {
        const turn = problem.severity === severity ? nearestTurn(episode, problem.range.from) : null;
        return turn !== null && problem.range.from >= turn.range.from ? [turn.index] : [];
      }),
    );
  const width = length / 500;
  const ticks = (turns: Iterable<number>) =>
    [...turns].map((turn) => `M${starts[turn]! - width / 2} 0h${width}v1h-${width}z`).join('');
  return { errors: ticks(placesOf('error')), warnings: ticks(placesOf('warning')), doubts: ticks(doubtful) };
}

/** Index of the turn at so many words from the start. */
export const turnAtWords = (starts: Float64Array, words: number): number =>
  Math.max(0, firstIndex(starts.length, (index) => starts[index]! > words) - 1);
