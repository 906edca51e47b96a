import { trimEnd } from '../model/characters.ts';
import type { LabelMatch } from './label-match.ts';

/** In UTF-16 units. */
export const maxLabelLength = 80;

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
export const invisible = '\uFEFF\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069';

/** Without white space and direction marks at the end: `trimEnd` for a label. */
export function trimInvisible(text: string, from: number, to: number): number {
  let end = trimEnd(text, from, to);
  while (end > from && invisible.includes(text[end - 1]!)) end = trimEnd(text, from, end - 1);
  return end;
}

/** A colon of any width. */
export function isColon(character: string | undefined): boolean {
  return character === ':' || character === '：';
}

/** As `indexOf`, but looks no further than `to`. */
export function indexWithin(text: string, part: string, from: number, to: number): number {
  const first = part.charCodeAt(0);
  for (let at = from; at + part.length <= to; at++)
    if (text.charCodeAt(at) === first && text.startsWith(part, at)) return at;
  return -1;
}
