import { isDigit, isWhiteSpace, skipWhiteSpace, trimEnd } from '../model/characters.ts';
import { unassignedLabel } from '../model/episode.ts';
import { readTimeBefore, readTimeMark } from '../model/times.ts';
import { indexWithin, isColon, maxLabelLength, type LabelCandidate } from './label-opening.ts';
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
  linkDefinition.lastIndex = start;
  if (mark.open === '[' && linkDefinition.test(text)) return null;
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
  const label = { index, text: text.slice(from, to), from, to };
  const opening = { lead, setOff: mark.setOff, bracketed: true };
  const own = before ?? first?.time ?? last?.time ?? null;
  const place = before !== null || first !== null ? ('before' as const) : last !== null ? ('behind' as const) : null;
  if (hasColon) {
    // A time in brackets behind the colon leads the words, and stays with them; a bare one may be what is said.
    const leading = behind !== null && !isDigit(text.charCodeAt(position)) ? behind.time : null;
    return {
      ...label,
      wordsFrom: position,
      time: own ?? leading,
      opening: { ...opening, time: place, delimiter: 'colon', below: position >= end },
    };
  }
  if (mark.setOff === 'brackets' && mark.open === '(') return null;
  if (behind !== null && own === null) {
    position = skipWhiteSpace(text, behind.end, end);
    const colon = isColon(text[position]) && position < end;
    if (colon) position = skipWhiteSpace(text, position + 1, end);
    return {
      ...label,
      wordsFrom: position,
      time: behind.time,
      opening: { ...opening, time: 'behind', delimiter: colon ? 'colon' : 'time', below: position >= end },
    };
  }
  if (position < end - 1 && '-–—'.includes(text[position]!) && isWhiteSpace(text.charCodeAt(position + 1))) {
    return {
      ...label,
      wordsFrom: skipWhiteSpace(text, position + 1, end),
      time: own,
      opening: { ...opening, time: place, delimiter: 'dash', below: false },
    };
  }
  return {
    ...label,
    wordsFrom: position,
    time: own,
    opening: { ...opening, time: place, delimiter: own === null ? 'none' : 'time', below: position >= end },
  };
}

/** A name has a letter of some script in it, and none of the marks that end a sentence. */
function isSpeakable(text: string, from: number, to: number): boolean {
  const label = text.slice(from, to);
  return label === unassignedLabel || (/\p{L}/u.test(label) && !/[!?;…<>{}\\]|https?:|\*\*|__/.test(label));
}
