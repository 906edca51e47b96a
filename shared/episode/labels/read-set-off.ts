import { isDigit, isWhiteSpace, skipWhiteSpace, trimEnd } from '../model/characters.ts';
import { unassignedLabel, type Timestamp } from '../model/episode.ts';
import { readTimeBefore, readTimeMark } from '../model/times.ts';
import { indexWithin, isColon, maxLabelLength, type LabelCandidate, type LabelOpening } from './label-opening.ts';
import { markAt, type LineStart } from './line-start.ts';

/** `[name]: /address "Title"`, whose address nobody says. */
const linkDefinition = /\[[^\]\n]{1,80}\]:[ \t]*<?(?:https?:|mailto:|\.{0,2}\/|#)[^\s>]*>?[ \t]*(?:$|["'(])/my;

const roleBehind = /\s*\([^()\n]{1,40}\)(?=\s*[:：])/y;

/** `**Mat Ryer:** Hello`, `__Mat Ryer__: Hello`, `*Mat [00:12]:* Hello`, `**[00:12] Mat:** Hello`, `[Mat]: Hello`, `[00:12] **Mat** Hello`. */
export function readSetOff(
  text: string,
  index: number,
  { lead, time: before, from: start }: LineStart,
  end: number,
): LabelCandidate | null {
  const mark = markAt(text, start);
  if (mark === null) return null;
  if (mark.open === '[') {
    linkDefinition.lastIndex = start;
    if (linkDefinition.test(text)) return null;
  }
  const inner = start + mark.open.length;
  const close = indexWithin(text, mark.close, inner, Math.min(end, inner + maxLabelLength + 30));
  if (close === -1) return null;
  let from = skipWhiteSpace(text, inner, close);
  const first = readTimeMark(text, from, close);
  if (first !== null) {
    from = skipWhiteSpace(text, first.end, close);
    if (from < close && '-–—|'.includes(text[from]!)) from = skipWhiteSpace(text, from + 1, close);
  }
  let to = trimEnd(text, from, close);
  let hasColon = isColon(text[to - 1]);
  if (hasColon) to = trimEnd(text, from, to - 1);
  const last = readTimeBefore(text, from, to);
  if (last !== null) {
    to = trimEnd(text, from, last.from);
    if (isColon(text[to - 1])) {
      hasColon = true;
      to = trimEnd(text, from, to - 1);
    }
    while (to > from && '-–—|'.includes(text[to - 1]!)) to = trimEnd(text, from, to - 1);
  }
  if (to <= from || to - from > maxLabelLength || !isSpeakable(text, from, to)) return null;

  let at = close + mark.close.length;
  if (!hasColon) {
    roleBehind.lastIndex = at;
    if (readTimeMark(text, skipWhiteSpace(text, at, end), end) === null && roleBehind.test(text))
      at = Math.min(end, roleBehind.lastIndex);
  }
  const colonAt = skipWhiteSpace(text, at, end);
  if (!hasColon && isColon(text[colonAt]) && colonAt < end) {
    hasColon = true;
    at = colonAt + 1;
  }
  // What is glued to the closing mark goes on with a word, or makes a link of the brackets.
  if (at < end && !hasColon && !isWhiteSpace(text.charCodeAt(at)) && !'-–—'.includes(text[at]!)) return null;
  let position = skipWhiteSpace(text, at, end);
  const behind = readTimeMark(text, position, end);
  const own = before ?? first?.time ?? last?.time ?? null;
  const place = before !== null || first !== null ? 'before' : last !== null ? 'behind' : null;
  const candidate = (
    wordsFrom: number,
    time: Timestamp | null,
    delimiter: LabelOpening['delimiter'],
    timePlace: LabelOpening['time'] = place,
  ): LabelCandidate => ({
    index,
    text: text.slice(from, to),
    from,
    to,
    wordsFrom,
    time,
    opening: {
      lead,
      setOff: mark.setOff,
      time: timePlace,
      bracketed: true,
      delimiter,
      below: wordsFrom >= end && delimiter !== 'dash',
    },
  });
  if (hasColon) {
    // A time in brackets behind the colon leads the words, and stays with them; a bare one may be what is said.
    const leading = behind !== null && !isDigit(text.charCodeAt(position)) ? behind.time : null;
    return candidate(position, own ?? leading, 'colon');
  }
  if (mark.setOff === 'brackets' && mark.open === '(') return null;
  if (behind !== null && own === null) {
    position = skipWhiteSpace(text, behind.end, end);
    const colon = isColon(text[position]) && position < end;
    if (colon) position = skipWhiteSpace(text, position + 1, end);
    return candidate(position, behind.time, colon ? 'colon' : 'time', 'behind');
  }
  if (position < end - 1 && '-–—'.includes(text[position]!) && isWhiteSpace(text.charCodeAt(position + 1)))
    return candidate(skipWhiteSpace(text, position + 1, end), own, 'dash');
  return candidate(position, own, own === null ? 'none' : 'time');
}

/** A name has a letter of some script in it, and none of the marks that end a sentence. */
function isSpeakable(text: string, from: number, to: number): boolean {
  if (isPlainWords(text, from, to)) return true;
  const label = text.slice(from, to);
  return label === unassignedLabel || (/\p{L}/u.test(label) && !/[!?;…<>{}\\]|https?:|\*\*|__/.test(label));
}

/** Whether `[from, to)` is ASCII letters and spaces, the first a letter, as most names are. */
function isPlainWords(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    if (!isLetter && (code !== 32 || at === from)) return false;
  }
  return to > from;
}
