import { isWhiteSpace, trimEnd } from '../model/characters.ts';
import type { LabelMatch } from './label-match.ts';
import type { BodyLines } from '../model/lines.ts';
import type { LineMarks, Timestamp } from '../model/episode.ts';
import { readTimeBefore } from '../model/times.ts';

/** What most lines with a label have besides: a quote mark in front, a time in brackets at the end. */
export function findLineMarks(lines: BodyLines, labels: readonly LabelMatch[]): LineMarks {
  let quoted = 0;
  let ended = 0;
  for (const { index, wordsFrom, time } of labels) {
    if (lines.text[lines.starts[index]!] === '>') quoted++;
    const to = trimEnd(lines.text, wordsFrom, lines.ends[index]!);
    if (time === null && readEndTime(lines.text, wordsFrom, to, true) !== null) ended++;
  }
  return { quoted: quoted * 2 > labels.length, endTimes: ended * 2 > labels.length };
}

/**
 * The time at the end of the words `[from, to)` that says when they end, and where it begins. One between `#` is never
 * anything else.
 * @param bracketed whether times in brackets say so here too
 */
export function readEndTime(
  text: string,
  from: number,
  to: number,
  bracketed: boolean,
): { readonly time: Timestamp; readonly from: number } | null {
  const last = text[to - 1];
  return last === '#' || (bracketed && (last === ']' || last === ')')) ? readTimeBefore(text, from, to) : null;
}

/** Where the words of a quoted line begin; its end where it has none. */
export function skipQuoteMarks({ text, starts, ends }: BodyLines, index: number): number {
  let position = starts[index]!;
  while (position < ends[index]! && (text[position] === '>' || isWhiteSpace(text.charCodeAt(position)))) position++;
  return position;
}
