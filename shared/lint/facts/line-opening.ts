import { isDigit, isWhiteSpace, skipWhiteSpace } from '../../episode/model/characters.ts';
import { readTime, readTimeMark } from '../../episode/model/times.ts';
import type { OwnForm } from './own-form.ts';

/** What stands in front of the first word of a line, as it may in front of a label, whole or damaged. */
export interface LineOpening {
  /** Where the line starts. */
  readonly start: number;
  /** Where its first word does. */
  readonly from: number;
  /** The marks that set the word off: `**`, `[`, `<b>`. */
  readonly marks: string;
  /** A time in front of the word, as it is written. */
  readonly time: string | null;
}

const tag = /<\/?(?:strong|b|em|i)>/y;

/** @param start of the line, or of its words where the file has nothing in front of labels */
export function readOpening(text: string, start: number, end: number, { lead, mark, timed }: OwnForm): LineOpening {
  let from = skipWhiteSpace(text, start, end);
  const leading = lead.trimEnd();
  if (leading !== '' && text.startsWith(leading, from)) from = skipWhiteSpace(text, from + leading.length, end);
  let marks = '';
  let time: string | null = null;
  while (from < end) {
    const code = text.charCodeAt(from);
    if (isWhiteSpace(code)) from++;
    else if (
      time === null &&
      timed !== null &&
      (isDigit(code) || '[(\\'.includes(text[from]!)) &&
      (readTimeMark(text, from, end) ?? readOpenTime(text, from)) !== null
    ) {
      const at = readTimeMark(text, from, end) ?? readOpenTime(text, from)!;
      time = text.slice(at.time.range.from, at.time.range.to);
      from = skipWhiteSpace(text, at.end, end);
      while (from < end && '])|–—-'.includes(text[from]!)) from = skipWhiteSpace(text, from + 1, end);
    } else if (text[from] === '*' || text[from] === '_' || ('[('.includes(text[from]!) && text[from] === mark))
      marks += text[from++];
    else {
      tag.lastIndex = from;
      if (text[from] !== '<' || !tag.test(text)) break;
      marks += text.slice(from, tag.lastIndex);
      from = tag.lastIndex;
    }
  }
  return { start, from, marks, time };
}

/** `[00:12 Ann Lee`, whose bracket is not closed, and `00:12] Ann Lee`, whose bracket is not opened. */
function readOpenTime(text: string, from: number): ReturnType<typeof readTimeMark> {
  const time = readTime(text, isDigit(text.charCodeAt(from)) ? from : from + 1);
  return time === null ? null : { time, end: time.range.to };
}
