import { isDigit, isWhiteSpace, isWordCharacter, skipWhiteSpace, trimEnd } from '../model/characters.ts';
import { unassignedLabel, type Timestamp } from '../model/episode.ts';
import { readTime, readTimeMark } from '../model/times.ts';
import {
  indexWithin,
  invisible,
  isColon,
  maxLabelLength,
  trimInvisible,
  type LabelCandidate,
  type LabelOpening,
} from './label-opening.ts';
import { shapeOf } from '../model/label-shape.ts';
import type { LineStart } from './line-start.ts';

/** `Anna: Hello`, `Anna:` with the words below, `Anna 00:01:02:`, `Anna (00:01:02)`, `Q - Hello?`, `[00:01] Anna: Hello`. */
export function readPlain(text: string, index: number, start: LineStart, end: number): LabelCandidate | null {
  const limit = Math.min(end, start.from + maxLabelLength + 16);
  const first = skipProse(text, start.from, limit);
  return first === limit && limit < end ? null : readFrom(text, index, start, end, first, limit);
}

/** @param first behind what can neither end the label nor rule it out */
function readFrom(
  text: string,
  index: number,
  { lead, time: before, from }: LineStart,
  end: number,
  first: number,
  limit: number,
): LabelCandidate | null {
  const candidate = (
    to: number,
    wordsFrom: number,
    time: Timestamp | null,
    { time: place, delimiter, bracketed = false }: Pick<LabelOpening, 'time' | 'delimiter'> & { bracketed?: boolean },
  ): LabelCandidate | null => {
    const labelTo = trimInvisible(text, from, to);
    if (labelTo <= from || labelTo - from > maxLabelLength) return null;
    return {
      index,
      text: text.slice(from, labelTo),
      from,
      to: labelTo,
      wordsFrom,
      time: before ?? time,
      opening: {
        lead,
        setOff: 'nothing',
        time: before === null ? place : 'before',
        bracketed,
        delimiter,
        below: wordsFrom >= end,
      },
    };
  };
  const behindColon = (to: number, colon: number): LabelCandidate | null => {
    const wordsFrom = skipWhiteSpace(text, colon + 1, end);
    const after = wordsFrom < end ? (readTimeMark(text, wordsFrom, end) ?? gluedTime(text, wordsFrom)) : null;
    const alone = after !== null && skipWhiteSpace(text, after.end, end) === end;
    return candidate(to, alone ? end : wordsFrom, after?.time ?? null, {
      time: alone ? 'alone' : null,
      delimiter: 'colon',
    });
  };

  if (text.startsWith(unassignedLabel, from)) {
    const to = from + unassignedLabel.length;
    const at = skipWhiteSpace(text, to, end);
    if (isColon(text[at]) && at < end) return behindColon(to, at);
    return behindTime(to, at);
  }
  if (!isWordCharacter(text.charCodeAt(from)) || (isDigit(text.charCodeAt(from)) && !isNumberOrName(text, from, end)))
    return null;

  /** `Anna (00:01:02):` and its like, without the colon too. */
  function behindTime(to: number, at: number): LabelCandidate | null {
    const mark = readTimeMark(text, at, end) ?? null;
    if (mark === null) return null;
    const bracketed = !isDigit(text.charCodeAt(at));
    let position = skipWhiteSpace(text, mark.end, end);
    const colon =
      position < end &&
      isColon(text[position]) &&
      (position + 1 >= end || isWhiteSpace(text.charCodeAt(position + 1)) || text[position] === '：');
    if (colon) position = skipWhiteSpace(text, position + 1, end);
    // `James- 00:47:06:`
    let labelTo = trimEnd(text, from, to);
    while (labelTo > from && '-–—,|'.includes(text[labelTo - 1]!)) labelTo = trimEnd(text, from, labelTo - 1);
    return candidate(labelTo, position, mark.time, { time: 'behind', bracketed, delimiter: colon ? 'colon' : 'time' });
  }

  let dash = -1;
  for (let at = Math.max(from + 1, first); at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === fullWidthColon) return behindColon(at, at);
    if (isWordCharacter(code)) {
      if (isDigit(code) && isWhiteSpace(text.charCodeAt(at - 1)) && readTime(text, at) !== null)
        return behindTime(at, at);
      continue;
    }
    switch (text[at]) {
      case ':':
        if (at + 1 >= end || isWhiteSpace(text.charCodeAt(at + 1)))
          return dash >= 0 && dash === from + 2 ? dashed(dash) : behindColon(at, at);
        // `Sprecher:in`, but no address.
        if (!isWordCharacter(text.charCodeAt(at + 1))) return null;
        break;
      case '（': {
        const close = indexWithin(text, '）', at, limit);
        if (close === -1) return dashed(dash);
        at = close;
        break;
      }
      case '(':
      case '[':
      case '{':
      case '\\':
      case '#': {
        const timed = behindTime(at, at);
        if (timed !== null) return timed;
        if (text[at] === '#' && isDigit(text.charCodeAt(at + 1))) break;
        const close =
          text[at] === '('
            ? indexWithin(text, ')', at, limit)
            : text[at] === '['
              ? indexWithin(text, ']', at, limit)
              : -1;
        if (close === -1) return dashed(dash);
        at = close;
        break;
      }
      case '\t':
        return candidate(at, skipWhiteSpace(text, at, end), null, { time: null, delimiter: 'tab' });
      case '-':
      case '–':
      case '—':
        if (dash < 0 && isWhiteSpace(text.charCodeAt(at - 1)) && isWhiteSpace(text.charCodeAt(at + 1))) dash = at;
        break;
      case '.':
        // The end of a sentence, and not of `Dr.` or `K.`
        if (
          at + 1 >= end
            ? !/(?:^|[\s.])(?:\p{Lu}|Jr|Sr)$/u.test(text.slice(Math.max(from, at - 7), at))
            : at - from > 5 &&
              isWhiteSpace(text.charCodeAt(at + 1)) &&
              !/(?:^|[\s.])\S{1,5}$/.test(text.slice(Math.max(from, at - 7), at))
        )
          return dashed(dash);
        break;
      default:
        if (!isWhiteSpace(code) && !joins.includes(text[at]!) && !invisible.includes(text[at]!)) return dashed(dash);
    }
  }
  if (limit < end) return dashed(dash);
  return dashed(dash) ?? shaped(candidate(end, end, null, { time: null, delimiter: 'line end' }));

  function dashed(at: number): LabelCandidate | null {
    const wordsFrom = at < 0 ? end : skipWhiteSpace(text, at + 1, end);
    return wordsFrom >= end ? null : shaped(candidate(at, wordsFrom, null, { time: null, delimiter: 'dash' }));
  }
}

/** Skips what neither ends a label nor rules one out. Most lines are prose, which is so far beyond the length of any label. */
function skipProse(text: string, from: number, limit: number): number {
  let at = from;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    if (!isLetter && code !== 32 && code !== 44 && code !== 39 && code !== 0x2019) break;
  }
  return at;
}

/** `1:` and `3PO:`, as speakers are numbered, but no amount and no time. */
function isNumberOrName(text: string, from: number, end: number): boolean {
  return /^\d{1,2}(?:\s?[:：](?=\s|$)|\p{L})/u.test(text.slice(from, Math.min(end, from + 5)));
}

/** What may stand between the letters of a name: `Mary-Jane O’Hara, MD`, `Fred K. Schott`, `Sprecher*in`, `Ana "Doc" Hill`. */
const joins = '-.\'’‘ʼ_&/,"“”„«»*+@|·・‐‑';

/** Prose has such lines everywhere. */
function shaped(candidate: LabelCandidate | null): LabelCandidate | null {
  return candidate !== null && shapeOf(candidate.text) !== null ? candidate : null;
}

/** `：` */
const fullWidthColon = 0xff1a;

/** A time right in front of the words: `Anna: 00:12Hello` is none, `Anna: 00:12 - Hello` is. */
function gluedTime(text: string, offset: number): { readonly time: Timestamp; readonly end: number } | null {
  const time = readTime(text, offset);
  return time === null ? null : { time, end: time.range.to };
}
