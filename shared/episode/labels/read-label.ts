import { unassignedLabel, type Timestamp } from '../model.ts';
import { isDigit, isWhiteSpace, isWordCharacter, skipWhiteSpace, trimEnd } from '../characters.ts';
import type { BodyLines } from '../lines.ts';
import { readTime, readTimeBefore, readTimeMark, type TimeMark } from '../times.ts';
import type { LabelMatch } from './label-match.ts';
import { shapeOf } from './label-shape.ts';

const longestLabel = 80;

/** What sets a name off from the words: nothing, bold, italics or brackets, in markdown or HTML. */
export type SetOff = 'nothing' | 'strong' | 'emphasis' | 'brackets';

/**
 * How a label opens a line. `lead` is what stands in front of it (`>`, `-`), without its white space. `time` says where
 * the label has its time: in front of the name, behind it, or alone behind the delimiter.
 */
export interface LabelOpening {
  readonly lead: string;
  readonly setOff: SetOff;
  readonly time: 'before' | 'behind' | 'alone' | null;
  /** Whether the time behind the name stands in brackets. */
  readonly bracketed: boolean;
  /** `none`: only what sets the name off tells it from the words. */
  readonly delimiter: 'colon' | 'dash' | 'tab' | 'time' | 'line end' | 'none';
  /** Whether the words stand below. */
  readonly below: boolean;
}

/** What stands at the start of a line in the form of a label, whether or not it is anybody's. */
export interface LabelCandidate extends Omit<LabelMatch, 'marker'> {
  readonly opening: LabelOpening;
}

/** Marks that set the direction of text and a stray byte order mark: nobody sees them. */
const invisible = '\uFEFF\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069';

/** Without white space and direction marks at the end: `trimEnd` for a label. */
function trimInvisible(text: string, from: number, to: number): number {
  let end = trimEnd(text, from, to);
  while (end > from && invisible.includes(text[end - 1]!)) end = trimEnd(text, from, end - 1);
  return end;
}

interface LineStart {
  readonly lead: string;
  readonly time: Timestamp | null;
  /** Where the name, or what sets it off, begins. */
  readonly from: number;
}

/** What a label may have in front of its name: a quote mark or dash, then a time and perhaps a dash. */
export function readLineStart(text: string, start: number, end: number): LineStart {
  let from = start;
  while (from < end && invisible.includes(text[from]!)) from++;
  // Further in, markdown takes it for code.
  const indented = skipWhiteSpace(text, from, Math.min(end, from + 3));
  if (indented < end && !isWhiteSpace(text.charCodeAt(indented))) from = indented;
  let lead = '';
  const mark = text[from];
  if (mark === '>') {
    lead = '>';
    while (from < end && (text[from] === '>' || text[from] === ' ')) from++;
  } else if (mark !== undefined && '-–—•'.includes(mark)) {
    lead = mark;
    from = skipWhiteSpace(text, from + 1, end);
  } else if ((mark === '*' || mark === '+') && text[from + 1] === ' ') {
    lead = mark;
    from = skipWhiteSpace(text, from + 1, end);
  }
  const at = readTimeMark(text, from, end) ?? readSetOffTime(text, from, end);
  if (at === null) return { lead, time: null, from };
  let behind = skipWhiteSpace(text, endOfLink(text, at.end, end), end);
  if (behind < end && '-–—|:'.includes(text[behind]!)) behind = skipWhiteSpace(text, behind + 1, end);
  return { lead, time: at.time, from: behind };
}

const longestAddress = 200;

/** Behind the address of a time that is a link: `[00:09](https://…)`; `from` where it is none. */
function endOfLink(text: string, from: number, end: number): number {
  if (text[from] !== '(' || text[from - 1] !== ']') return from;
  const close = indexWithin(text, ')', from, Math.min(end, from + longestAddress));
  return close === -1 || /\s/.test(text.slice(from, close)) ? from : close + 1;
}

/** A time that is set off by itself: `**[00:09]** `, `` `00:09` ``, or a link: `[00:09](…) `. */
function readSetOffTime(text: string, from: number, end: number): TimeMark | null {
  if (text[from] === '`') {
    const code = readTimeMark(text, from + 1, end);
    return code !== null && text[code.end] === '`' ? { time: code.time, end: code.end + 1 } : null;
  }
  const mark = markAt(text, from);
  const at = mark === null || mark.setOff === 'brackets' ? null : readTimeMark(text, from + mark.open.length, end);
  return at !== null && text.startsWith(mark!.close, at.end) ? { time: at.time, end: at.end + mark!.close.length } : null;
}

/** The label that opens line `index` in any form but that of initials before white space. */
export function readLabel({ text, starts, ends }: BodyLines, index: number): LabelCandidate | null {
  return readLabelAt(text, starts[index]!, ends[index]!, index);
}

/** The same for what stands at `[from, end)`, as if it were line `index`. */
export function readLabelAt(text: string, from: number, end: number, index = 0): LabelCandidate | null {
  const start = readLineStart(text, from, end);
  if (start.from >= end) return null;
  return readSetOff(text, index, start, end) ?? readPlain(text, index, start, end);
}

interface OpeningMark {
  readonly open: string;
  readonly close: string;
  readonly setOff: SetOff;
}

const marks: readonly OpeningMark[] = [
  { open: '***', close: '***', setOff: 'strong' },
  { open: '___', close: '___', setOff: 'strong' },
  { open: '**', close: '**', setOff: 'strong' },
  { open: '__', close: '__', setOff: 'strong' },
  { open: '<strong>', close: '</strong>', setOff: 'strong' },
  { open: '<b>', close: '</b>', setOff: 'strong' },
  { open: '*', close: '*', setOff: 'emphasis' },
  { open: '_', close: '_', setOff: 'emphasis' },
  { open: '<em>', close: '</em>', setOff: 'emphasis' },
  { open: '<i>', close: '</i>', setOff: 'emphasis' },
  { open: '[', close: ']', setOff: 'brackets' },
  // Unescaped, one word behind it would be a link's address to markdown, and the line be gone.
  { open: '\\[', close: ']', setOff: 'brackets' },
  { open: '(', close: ')', setOff: 'brackets' },
];

/** What sets something off from here on; most lines begin with a letter, which costs one look. */
function markAt(text: string, from: number): OpeningMark | null {
  if (!'*_<[(\\'.includes(text[from] ?? ' ')) return null;
  return marks.find(({ open }) => text.startsWith(open, from)) ?? null;
}

/** `[name]: /address "Title"`, whose address nobody says. */
const linkDefinition = /\[[^\]\n]{1,80}\]:[ \t]*<?(?:https?:|mailto:|\.{0,2}\/|#)[^\s>]*>?[ \t]*(?:$|["'(])/my;

const roleBehind = /\s*\([^()\n]{1,40}\)(?=\s*[:：])/y;

/** `**Mat Ryer:** Hello`, `__Mat Ryer__: Hello`, `*Mat [00:12]:* Hello`, `**[00:12] Mat:** Hello`, `[Mat]: Hello`, `[00:12] **Mat** Hello`. */
function readSetOff(text: string, index: number, { lead, time: before, from: start }: LineStart, end: number): LabelCandidate | null {
  const mark = markAt(text, start);
  if (mark === null) return null;
  linkDefinition.lastIndex = start;
  if (mark.open === '[' && linkDefinition.test(text)) return null;
  const inner = start + mark.open.length;
  const close = indexWithin(text, mark.close, inner, Math.min(end, inner + longestLabel + 30));
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
  if (to <= from || to - from > longestLabel || !isSpeakable(text, from, to)) return null;

  let at = close + mark.close.length;
  if (!hasColon) {
    roleBehind.lastIndex = at;
    if (readTimeMark(text, skipWhiteSpace(text, at, end), end) === null && roleBehind.test(text)) at = Math.min(end, roleBehind.lastIndex);
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
    return { ...label, wordsFrom: position, time: own ?? leading, opening: { ...opening, time: place, delimiter: 'colon', below: position >= end } };
  }
  if (mark.setOff === 'brackets' && mark.open === '(') return null;
  if (behind !== null && own === null) {
    position = skipWhiteSpace(text, behind.end, end);
    const colon = isColon(text[position]) && position < end;
    if (colon) position = skipWhiteSpace(text, position + 1, end);
    return { ...label, wordsFrom: position, time: behind.time, opening: { ...opening, time: 'behind', delimiter: colon ? 'colon' : 'time', below: position >= end } };
  }
  if (position < end - 1 && '-–—'.includes(text[position]!) && isWhiteSpace(text.charCodeAt(position + 1))) {
    return { ...label, wordsFrom: skipWhiteSpace(text, position + 1, end), time: own, opening: { ...opening, time: place, delimiter: 'dash', below: false } };
  }
  return { ...label, wordsFrom: position, time: own, opening: { ...opening, time: place, delimiter: own === null ? 'none' : 'time', below: position >= end } };
}

/** A name has a letter of some script in it, and none of the marks that end a sentence. */
function isSpeakable(text: string, from: number, to: number): boolean {
  const label = text.slice(from, to);
  return label === unassignedLabel || (/\p{L}/u.test(label) && !/[!?;…<>{}\\]|https?:|\*\*|__/.test(label));
}

/** `Anna: Hello`, `Anna:` with the words below, `Anna 00:01:02:`, `Anna (00:01:02)`, `Q - Hello?`, `[00:01] Anna: Hello`. */
function readPlain(text: string, index: number, { lead, time: before, from }: LineStart, end: number): LabelCandidate | null {
  const limit = Math.min(end, from + longestLabel + 16);
  const first = skipProse(text, from, limit);
  if (first === limit && limit < end) return null;
  const opening = { lead, setOff: 'nothing' as const, bracketed: false };
  const candidate = (to: number, wordsFrom: number, time: Timestamp | null, rest: Pick<LabelOpening, 'time' | 'delimiter'> & { bracketed?: boolean }): LabelCandidate | null => {
    const labelTo = trimInvisible(text, from, to);
    if (labelTo <= from || labelTo - from > longestLabel) return null;
    return {
      index, text: text.slice(from, labelTo), from, to: labelTo, wordsFrom,
      time: before ?? time,
      opening: { ...opening, ...rest, time: before === null ? rest.time : 'before', below: wordsFrom >= end },
    };
  };
  const behindColon = (to: number, colon: number): LabelCandidate | null => {
    const wordsFrom = skipWhiteSpace(text, colon + 1, end);
    const after = wordsFrom < end ? (readTimeMark(text, wordsFrom, end) ?? gluedTime(text, wordsFrom)) : null;
    const alone = after !== null && skipWhiteSpace(text, after.end, end) === end;
    return candidate(to, alone ? end : wordsFrom, after?.time ?? null, { time: alone ? 'alone' : null, delimiter: 'colon' });
  };

  if (text.startsWith(unassignedLabel, from)) {
    const to = from + unassignedLabel.length;
    const at = skipWhiteSpace(text, to, end);
    if (isColon(text[at]) && at < end) return behindColon(to, at);
    return behindTime(to, at);
  }
  if (!isWordCharacter(text.charCodeAt(from)) || (isDigit(text.charCodeAt(from)) && !isNumberOrName(text, from, end))) return null;

  /** `Anna (00:01:02):` and its like, without the colon too. */
  function behindTime(to: number, at: number): LabelCandidate | null {
    const mark = readTimeMark(text, at, end) ?? null;
    if (mark === null) return null;
    const bracketed = !isDigit(text.charCodeAt(at));
    let position = skipWhiteSpace(text, mark.end, end);
    const colon = position < end && isColon(text[position]) && (position + 1 >= end || isWhiteSpace(text.charCodeAt(position + 1)) || text[position] === '：');
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
      if (isDigit(code) && isWhiteSpace(text.charCodeAt(at - 1)) && readTime(text, at) !== null) return behindTime(at, at);
      continue;
    }
    switch (text[at]) {
      case ':':
        if (at + 1 >= end || isWhiteSpace(text.charCodeAt(at + 1))) return dash >= 0 && dash === from + 2 ? dashed(dash) : behindColon(at, at);
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
        const close = text[at] === '(' ? indexWithin(text, ')', at, limit) : text[at] === '[' ? indexWithin(text, ']', at, limit) : -1;
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
        if (at + 1 >= end ? !/(?:^|[\s.])(?:\p{Lu}|Jr|Sr)$/u.test(text.slice(Math.max(from, at - 7), at)) : at - from > 5 && isWhiteSpace(text.charCodeAt(at + 1)) && !/(?:^|[\s.])\S{1,5}$/.test(text.slice(Math.max(from, at - 7), at))) return dashed(dash);
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

function isColon(character: string | undefined): boolean {
  return character === ':' || character === '：';
}

/** As `indexOf`, but looks no further than `to`. */
function indexWithin(text: string, part: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(part);
  return at === -1 ? -1 : from + at;
}
