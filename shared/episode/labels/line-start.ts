import { isLower, isUpper, isWhiteSpace, skipWhiteSpace } from '../model/characters.ts';
import { groupBy } from '../../group-by.ts';
import type { Timestamp } from '../model/episode.ts';
import { readTimeMark, type TimeMark } from '../model/times.ts';
import { indexWithin, invisible, type SetOff } from './label-opening.ts';

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

const marksByFirst = groupBy(marks, ({ open }) => open[0]!);

/** What sets something off from here on; most lines begin with a letter, which costs one look. */
export function markAt(text: string, from: number): OpeningMark | null {
  const alike = marksByFirst.get(text[from] ?? '');
  if (alike === undefined) return null;
  for (const mark of alike) if (text.startsWith(mark.open, from)) return mark;
  return null;
}

/** What stands in front of a name, and where the name begins. */
export interface LineStart {
  readonly lead: string;
  readonly time: Timestamp | null;
  /** Where the name, or what sets it off, begins. */
  readonly from: number;
}

/** What a label may have in front of its name: a quote mark or dash, then a time and perhaps a dash. */
export function readLineStart(text: string, start: number, end: number): LineStart {
  if (beginsWithLetter(text, start)) return { lead: '', time: null, from: start };
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

/** Whether a letter leads the line, emphasised or not, as in most: then nothing stands in front of it. */
function beginsWithLetter(text: string, start: number): boolean {
  const mark = text.charCodeAt(start);
  let at = start;
  if (mark === asterisk || mark === underscore) while (text.charCodeAt(at) === mark) at++;
  const code = text.charCodeAt(at);
  return isUpper(code) || isLower(code);
}

const asterisk = 42;
const underscore = 95;

const maxAddressLength = 200;

/** Behind the address of a time that is a link: `[00:09](https://…)`; `from` where it is none. */
function endOfLink(text: string, from: number, end: number): number {
  if (text[from] !== '(' || text[from - 1] !== ']') return from;
  const close = indexWithin(text, ')', from, Math.min(end, from + maxAddressLength));
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
  return at !== null && text.startsWith(mark!.close, at.end)
    ? { time: at.time, end: at.end + mark!.close.length }
    : null;
}
