import { clockTime } from '../../text/clock.ts';
import type { ScriptTurn } from './script.ts';

/** A turn with both of its times, in seconds. */
export interface TurnSpan {
  readonly turn: ScriptTurn;
  readonly start: number;
  readonly end: number;
}

export type TurnSpans =
  { readonly ok: true; readonly spans: readonly TurnSpan[] } | { readonly ok: false; readonly reason: string };

/** With more turns untimed, captions would be guesswork. */
const maxMissing = 0.2;
/** Times are whole seconds, and people talk at once. */
const slack = 1.5;
/** Words a second: the usual pace, and the slowest. Nobody's caption stands through a minute of music. */
const pace = { usual: 2.6, slowest: 1.5 };

/**
 * When each turn begins and ends, or why nobody can say. A few turns without a time share the time between their
 * neighbours by their words; a turn ends where the next begins, or where its words are said even slowly.
 * @param duration of the recording in seconds, where the front matter says it
 */
export function spanTurns(turns: readonly ScriptTurn[], duration: number | null): TurnSpans {
  const refuse = (reason: string): TurnSpans => ({ ok: false, reason });
  const missing = turns.filter(({ start }) => start === null);
  if (missing.length === turns.length)
    return refuse(
      'The turns have no times. Align the episode with captions or a recogniser’s output, or write times while you listen.',
    );
  if (missing.length > turns.length * maxMissing) {
    return refuse(
      `${missing.length} of ${turns.length} turns have no time, the first in line ${missing[0]!.line}. Align the episode with a timed file.`,
    );
  }
  let latest = { seconds: 0, line: 0 };
  for (const { start, line } of turns) {
    if (start === null) continue;
    if (start < latest.seconds - slack)
      return refuse(
        `The times go back: ${clockTime(start)} (line ${line}) comes after ${clockTime(latest.seconds)} (line ${latest.line}).`,
      );
    if (start > latest.seconds) latest = { seconds: start, line };
  }
  if (duration !== null && latest.seconds > duration + slack) {
    return refuse(
      `${clockTime(latest.seconds)} (line ${latest.line}) is after the end of the episode, which the front matter puts at ${clockTime(duration)}.`,
    );
  }
  const starts = partAlike(fillStarts(turns, duration), turns);
  return {
    ok: true,
    spans: turns.map((turn, index) => {
      const start = starts[index]!;
      const next = starts[index + 1] ?? Math.max(start, duration ?? Infinity);
      return {
        turn,
        start,
        end: Math.max(start, Math.min(next, start + Math.max(2, turn.words.length / pace.slowest))),
      };
    }),
  };
}

/** Turns that begin in one second follow each other within it, by their words. */
function partAlike(starts: readonly number[], turns: readonly ScriptTurn[]): number[] {
  const parted = [...starts];
  for (let from = 0; from < starts.length;) {
    let to = from + 1;
    while (starts[to] === starts[from]) to++;
    const window = Math.min(1, (starts[to] ?? Infinity) - starts[from]!);
    const alike = turns.slice(from, to);
    const words = alike.reduce((sum, turn) => sum + turn.words.length, 0);
    let before = 0;
    alike.forEach((turn, index) => {
      parted[from + index] = starts[from]! + (window * before) / Math.max(1, words);
      before += turn.words.length;
    });
    from = to;
  }
  return parted;
}

function fillStarts(turns: readonly ScriptTurn[], duration: number | null): number[] {
  const wordsBefore = [0];
  for (const { words } of turns) wordsBefore.push(wordsBefore.at(-1)! + words.length);
  const nextTimed = findNextTimed(turns);
  const starts: number[] = [];
  let now = 0;
  turns.forEach(({ start }, index) => {
    if (start !== null) {
      now = Math.max(now, start);
      starts.push(now);
      return;
    }
    // From the turn before, as far as its share of the words up to the next time.
    const from = Math.max(0, index - 1);
    const next = nextTimed[index]!;
    const until = wordsBefore[next]! - wordsBefore[from]!;
    const before = index === 0 ? 0 : turns[from]!.words.length;
    const end =
      next === turns.length
        ? Math.min(duration ?? Infinity, now + until / pace.usual)
        : Math.max(now, turns[next]!.start!);
    now += ((end - now) * before) / Math.max(1, until);
    starts.push(now);
  });
  return starts;
}

/** For each turn the index of the next one with a time; how many turns there are where none has. */
function findNextTimed(turns: readonly ScriptTurn[]): number[] {
  const found: number[] = [];
  let next = turns.length;
  for (let index = turns.length - 1; index >= 0; index--) {
    found[index] = next;
    if (turns[index]!.start !== null) next = index;
  }
  return found;
}
