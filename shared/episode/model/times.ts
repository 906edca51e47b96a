import type { Timestamp } from './episode.ts';
import { isDigit, isWhiteSpace, skipWhiteSpace } from './characters.ts';

/**
 * `12:33`, `1:02:33`, `00:46:14.11`, `00:46:14:11` with frames; minutes and seconds have two digits, hours any one to
 * three. Frames are left out of the seconds: how many make one is not said.
 */
const clock = /(\d{1,3}):(\d{2})(?::(\d{2})(?::\d{2}(?![\d:]))?)?(?:[.,](\d{1,3}))?/y;

/** The time written at exactly `offset`, in seconds, or null. A longer run of digits is no time. */
export function readTime(text: string, offset: number): Timestamp | null {
  if (!isDigit(text.charCodeAt(offset))) return null;
  clock.lastIndex = offset;
  const match = clock.exec(text);
  if (match === null) return null;
  const to = clock.lastIndex;
  if (isDigit(text.charCodeAt(to))) return null;
  const [, first, second, third, fraction] = match;
  const whole =
    third === undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third);
  return { seconds: fraction === undefined ? whole : whole + Number(`0.${fraction}`), range: { from: offset, to } };
}

/** A time with what encloses it; `end` is behind that. */
export interface TimeMark {
  readonly time: Timestamp;
  readonly end: number;
}

const closings: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' };

/** A time in brackets at exactly `offset`: `[04:11]`, `\[04:11\]`, `(00:04:11)`, `[00:04:11 - 00:04:20]`. */
export function readBracketedTime(text: string, offset: number, limit: number): TimeMark | null {
  let position = offset;
  if (text[position] === '\\') position++;
  const closing = closings[text[position] ?? ''];
  if (closing === undefined) return null;
  position = skipWhiteSpace(text, position + 1, limit);
  const time = readTime(text, position);
  if (time === null) return null;
  position = skipWhiteSpace(text, skipTimeRange(text, time.range.to, limit), limit);
  // Exports that escape twice write `\[00:46:14.11\\\]`.
  while (text[position] === '\\') position++;
  if (position >= limit || text[position] !== closing) return null;
  return { time, end: position + 1 };
}

/** Behind the second time of `00:04:11 - 00:04:20` or `00:04:11 --> 00:04:20`; `from` where there is none. */
function skipTimeRange(text: string, from: number, limit: number): number {
  let position = skipWhiteSpace(text, from, limit);
  const dash = position;
  while (position < limit && '-–—>'.includes(text[position]!)) position++;
  if (position === dash) return from;
  return readTime(text, skipWhiteSpace(text, position, limit))?.range.to ?? from;
}

/** `#00:03:07-5#`, with tenths, as transcription programs for interviews write the time at which a turn ends. */
const hashed = /#(\d{1,2}):(\d{2}):(\d{2})(?:[-.,](\d{1,3}))?#/y;

function readHashedTime(text: string, offset: number): TimeMark | null {
  if (text[offset] !== '#') return null;
  hashed.lastIndex = offset;
  const match = hashed.exec(text);
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction] = match;
  const end = hashed.lastIndex;
  return {
    time: {
      seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction ?? 0}`),
      range: { from: offset + 1, to: end - 1 },
    },
    end,
  };
}

/** A time at exactly `offset` that stands by itself: in brackets, between `#`, or bare and not part of anything longer. */
export function readTimeMark(text: string, offset: number, limit: number): TimeMark | null {
  if (!isDigit(text.charCodeAt(offset)) && !'[({<\\#'.includes(text[offset] ?? ' ')) return null;
  const enclosed = readBracketedTime(text, offset, limit) ?? readHashedTime(text, offset);
  if (enclosed !== null) return enclosed.end <= limit ? enclosed : null;
  const time = readTime(text, offset);
  if (time === null || time.range.to > limit) return null;
  const end = skipTimeRange(text, time.range.to, limit);
  const next = text.charCodeAt(end);
  return end >= limit || isWhiteSpace(next) || ':|-–—,*_<`'.includes(text[end]!) ? { time, end } : null;
}

/** The time that ends `[from, to)`, and where what encloses it begins. */
export function readTimeBefore(
  text: string,
  from: number,
  to: number,
): { readonly time: Timestamp; readonly from: number } | null {
  if (!isDigit(text.charCodeAt(to - 1)) && !')]}>#'.includes(text[to - 1] ?? ' ')) return null;
  for (let at = Math.max(from, to - 40); at < to; at++) {
    const opens =
      '[({<\\#'.includes(text[at]!) ||
      (isDigit(text.charCodeAt(at)) && (at === from || isWhiteSpace(text.charCodeAt(at - 1))));
    const mark = opens ? readTimeMark(text, at, to) : null;
    if (mark?.end === to) return { time: mark.time, from: at };
  }
  return null;
}
