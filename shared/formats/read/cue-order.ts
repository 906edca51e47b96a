import { firstIndex } from '../../text/first-index.ts';
import { clockTime } from '../../text/clock.ts';
import { countOf } from '../../text/count-of.ts';
import type { ReadProblem } from '../model/timed-transcript.ts';

interface CueTimes {
  readonly start: number | null;
  readonly end: number | null;
  readonly line: number;
}

/** So long without a caption, in seconds, is rarer than a wrong time. */
const maxGapSeconds = 300;
/** So long, in seconds, does no caption stand. */
const maxCueSeconds = 120;
/** So far back, in seconds, a caption may begin: two people speak at once. */
const overlap = 1;
/** More captions out of order than this are told as one. */
const maxTold = 20;

/**
 * Captions whose times do not fit those around them: the fewest without which the others are in order, those behind a
 * long gap, and those that end far behind the beginning of the next.
 */
export function findJumps(cues: readonly CueTimes[]): ReadProblem[] {
  const timed = cues.flatMap(({ start, end, line }) => (start === null ? [] : [{ start, end, line }]));
  const inOrder = longestRun(timed.map(({ start }) => start));
  const problems: ReadProblem[] = [];
  const below: number[] = [];
  for (let index = timed.length - 1, next = Infinity; index >= 0; index--) {
    below[index] = next;
    if (inOrder.has(index)) next = timed[index]!.start;
  }
  let above = 0;
  const isAstray = timed.map(({ start }, index) => {
    if (inOrder.has(index)) above = start;
    return start < above - overlap || start > below[index]! + overlap;
  });
  const astray = timed.filter((_, index) => isAstray[index]!);
  if (astray.length > maxTold)
    problems.push({
      message: `${countOf(astray.length, 'caption')} are out of order from here on: their times go back and forth.`,
      line: astray[0]!.line,
    });
  let before: (typeof timed)[number] | null = null;
  timed.forEach((cue, index) => {
    if (!inOrder.has(index)) {
      if (isAstray[index]! && astray.length <= maxTold)
        problems.push({
          message: `${clockTime(cue.start)} is out of order: the captions around it are at ${around(timed, inOrder, index).map(clockTime).join(' and ')}.`,
          line: cue.line,
        });
      return;
    }
    const gap = before === null ? 0 : cue.start - Math.max(before.start, before.end ?? before.start);
    if (gap > maxGapSeconds)
      problems.push({
        message: `${clockTime(cue.start)} is ${Math.round(gap / 60)} minutes behind the caption above.`,
        line: cue.line,
      });
    const next = timed[index + 1];
    if (
      cue.end !== null &&
      cue.end - cue.start > maxCueSeconds &&
      next !== undefined &&
      inOrder.has(index + 1) &&
      cue.end > next.start + maxCueSeconds
    ) {
      problems.push({
        message: `This caption ends at ${clockTime(cue.end)}, long after the next one begins at ${clockTime(next.start)}.`,
        line: cue.line,
      });
    }
    before = cue;
  });
  return problems;
}

function around(timed: readonly { readonly start: number }[], inOrder: ReadonlySet<number>, index: number): number[] {
  let [above, below] = [index - 1, index + 1];
  while (above >= 0 && !inOrder.has(above)) above--;
  while (below < timed.length && !inOrder.has(below)) below++;
  return [above, below].flatMap((at) => timed[at]?.start ?? []);
}

/** Indices of a longest run of values that never fall (patience sorting, in n log n). */
function longestRun(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    const tail = firstIndex(tails.length, (at) => values[tails[at]!]! > value);
    previous[index] = tail > 0 ? tails[tail - 1]! : -1;
    tails[tail] = index;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) run.add(at);
  return run;
}
