import type { Timestamp } from './model.ts';
import { isDigit, skipWhiteSpace } from './characters.ts';

/** `12:33`, `1:02:33`, `00:46:14.11`; minutes and seconds have two digits, hours any one to three. */
const clock = /(\d{1,3}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,3}))?/y;

/** The time written at exactly `offset`, in seconds, or null. A longer run of digits or colons is no time. */
export function readTime(text: string, offset: number): Timestamp | null {
  if (!isDigit(text.charCodeAt(offset))) return null;
  clock.lastIndex = offset;
  const match = clock.exec(text);
  if (match === null) return null;
  const to = clock.lastIndex;
  if (isDigit(text.charCodeAt(to))) return null;
  const [, first, second, third, fraction] = match;
  const whole = third === undefined ? Number(first) * 60 + Number(second) : Number(first) * 3600 + Number(second) * 60 + Number(third);
  return { seconds: fraction === undefined ? whole : whole + Number(`0.${fraction}`), range: { from: offset, to } };
}

/** A time in brackets at exactly `offset`: `[04:11]`, `\[04:11\]`, `(00:04:11)`; `end` is behind the closing bracket. */
export function readBracketedTime(text: string, offset: number, limit: number): { readonly time: Timestamp; readonly end: number } | null {
  let position = offset;
  if (text[position] === '\\') position++;
  const open = text[position];
  if (open !== '[' && open !== '(') return null;
  position = skipWhiteSpace(text, position + 1, limit);
  const time = readTime(text, position);
  if (time === null) return null;
  position = skipWhiteSpace(text, time.range.to, limit);
  // Exports that escape twice write `\[00:46:14.11\\\]`.
  while (text[position] === '\\') position++;
  if (position >= limit || text[position] !== (open === '[' ? ']' : ')')) return null;
  return { time, end: position + 1 };
}
