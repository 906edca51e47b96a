import { firstIndex } from '../../../shared/text/first-index.ts';
import { unassignedLabel, type Episode, type Turn } from '../../../shared/episode/model/episode.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';

/** What the strip draws, in words along and rows down: one path for each speaker, however many turns there are. */
export interface StripShapes {
  /** How many words long the strip is. */
  readonly length: number;
  readonly rows: readonly StripRow[];
  /** Speaker number to row, from 0. */
  readonly rowOf: ReadonlyMap<number, number>;
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
): Pick<StripShapes, 'length' | 'rows' | 'rowOf' | 'starts'> {
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
  const rows = speaking.map((number) => ({ number, ...paths.get(number)! }));
  return { length: Math.max(1, at), starts, rows, rowOf };
}

/** What the strip draws of whom the turns sound like. */
export interface VoiceShapes {
  readonly rows: readonly { readonly number: number; readonly path: string }[];
  /** A frame over all rows around turns, one or several in a row, that sound like somebody else than their labels. */
  readonly others: string;
}

/** @param sounds by turn the label that it sounds like; null where the voice says nothing */
export function drawVoices(
  { turns }: Episode,
  { length, starts, rowOf }: Pick<StripShapes, 'length' | 'starts' | 'rowOf'>,
  numbers: ReadonlyMap<string, number>,
  sounds: readonly (string | null)[],
): VoiceShapes {
  const paths = new Map<number, string>();
  const height = Math.min(maxRows, rowOf.size);
  let others = '';
  turns.forEach((turn, index) => {
    const number = numbers.get(sounds[index] ?? '');
    const row = number === undefined ? undefined : rowOf.get(number);
    if (number === undefined || row === undefined) return;
    const [from, to] = [starts[index]!, starts[index + 1] ?? length];
    paths.set(number, `${paths.get(number) ?? ''}M${from} ${row + 0.08}h${to - from}v.84h-${to - from}z`);
    if (!isOther(turn, sounds[index]!)) return;
    const next = turns[index + 1];
    const isOpen = index > 0 && isOther(turns[index - 1]!, sounds[index - 1] ?? null);
    const goesOn = next !== undefined && isOther(next, sounds[index + 1] ?? null);
    if (!isOpen) others += `M${from} ${height}V0`;
    if (!goesOn) others += `H${to}V${height}z`;
  });
  return { rows: [...paths].map(([number, path]) => ({ number, path })), others };
}

/** Whether a turn sounds like somebody else than its label; one that nobody has does not. */
function isOther({ label }: Turn, sound: string | null): boolean {
  return sound !== null && label.text !== unassignedLabel && label.text !== sound;
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
