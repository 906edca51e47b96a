import { isDigit, isLower, isUpper, isWhiteSpace } from '../../episode/characters.ts';
import type { Episode } from '../../episode/model.ts';
import { isMarkerWord } from '../../episode/labels/label-match.ts';
import { shapeOf } from '../../episode/labels/label-shape.ts';
import { readTime } from '../../episode/times.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { usualDelimiter } from './label-forms.ts';
import { labelIndex, type LabelIndex } from './label-index.ts';
import { isGenericLabel } from './names.ts';
import { paragraphsOf } from './paragraphs.ts';
import { perEpisode } from './per-episode.ts';

/** A label inside a paragraph, where a new turn should probably start. */
export interface InnerLabel {
  readonly label: string;
  readonly range: TextRange;
  /** The white space in front of the label, which a paragraph break replaces. */
  readonly gap: TextRange;
}

/** The labels in mid-paragraph that look like the start of a turn, in order. */
export const innerLabels = perEpisode((episode: Episode): InnerLabel[] => {
  const { text, houseStyle } = episode;
  if (houseStyle === null || episode.turns.length === 0) return [];
  const index = labelIndex(episode);
  const writesDashes = houseStyle === 'name-colon' && usualDelimiter(episode) === '-';
  const find = writesDashes ? findBeforeDash : finders[houseStyle];
  const found: InnerLabel[] = [];
  for (const { from, to } of paragraphsOf(episode)) find(text, from, to, index, found);
  return found;
});

type FindInner = (text: string, from: number, to: number, index: LabelIndex, found: InnerLabel[]) => void;

const finders: Record<NonNullable<Episode['houseStyle']>, FindInner> = {
  initials: findInitials,
  'bold-name': findBold,
  'name-colon': findBeforeColon,
  'name-time': findBeforeTime,
};

function push(found: InnerLabel[], text: string, label: string, from: number, to: number): void {
  // Somebody’s words that are quoted (`> **Ann Lee:** …`) are part of what is said here.
  if (/(?:^|\n)[ \t]*>[> \t]*$/.test(text.slice(Math.max(0, from - 12), from))) return;
  found.push({ label, range: { from, to }, gap: { from: skipBack(text, from), to: from } });
}

/** `… it. AS Yes!`: the end of a sentence before the label, and a capital after it. */
function findInitials(text: string, from: number, to: number, index: LabelIndex, found: InnerLabel[]): void {
  const pattern = /\s(\p{Lu}[\p{L}\d]{0,4})\s+(?=["'“‘«([*_\\]*(?:\p{Lu}|\.\.\.|…|\[))/gu;
  const words = text.slice(from, to);
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const label = match[1]!;
    const at = from + match.index + 1;
    pattern.lastIndex = match.index + 1 + label.length;
    if (!index.has(label) || (label.length < 2 && !/[.?!…]/.test(text[at - 2] ?? ''))) continue;
    if (endsSentence(text, from, at) || ((isLower(text.charCodeAt(at - 2)) || ',-—–'.includes(text[at - 2]!)) && opensAnswer.test(words.slice(match.index + match[0].length, match.index + match[0].length + 12)))) {
      push(found, text, label, at, at + label.length);
    }
  }
}

const opensAnswer = /^(?:Yes|Yeah|No|So|Well|Right|Okay|Oh|Sure|Absolutely|Exactly|And|But)\b[ ,.]/;

/** `… fun. **Chris Lamb:** Well`: any bold label, or something bold that reads like a name with a colon. */
function findBold(text: string, from: number, to: number, index: LabelIndex, found: InnerLabel[]): void {
  for (let open = indexWithin(text, '**', from, to); open !== -1; open = indexWithin(text, '**', open + 2, to)) {
    if (open === from || !isWhiteSpace(text.charCodeAt(open - 1))) continue;
    const close = indexWithin(text, '*', open + 2, Math.min(to, open + 80));
    if (close === -1) continue;
    const colonInside = text[close - 1] === ':';
    if (!colonInside && text[close + 2] !== ':') continue;
    const label = text.slice(open + 2, colonInside ? close - 1 : close).trim();
    if (index.has(label) || (looksLikeName(label) && endsSentence(text, from, open))) push(found, text, label, open, colonInside ? close + 2 : close + 3);
  }
  // What lost its bold as well: "… fun. Chris Lamb: Well".
  findBeforeColon(text, from, to, index, found, true);
}

/** Punctuated like a label, and neither a note (`**Links:**`) nor a marker. */
function looksLikeName(label: string): boolean {
  return shapeOf(label) === 'name' && !isMarkerWord(label) && !isGenericLabel(label);
}

/** `… learn something. Stephan Livera: Frivolous`, or the label and a time at the end, its words in the next paragraph. */
function findBeforeColon(text: string, from: number, to: number, index: LabelIndex, found: InnerLabel[], namesOnly = false): void {
  for (let colon = indexWithin(text, ':', from, to); colon !== -1; colon = indexWithin(text, ':', colon + 1, to)) {
    if (!isWhiteSpace(text.charCodeAt(colon + 1)) && colon + 1 < to) continue;
    const labelTo = isDigit(text.charCodeAt(colon - 1)) ? beforeTime(text, colon) : colon;
    const known = index.endingAt(text, from + 1, labelTo) ?? index.endingAt(text, from + 1, colon);
    const at = known ?? (namesOnly ? null : roleBefore(text, from + 1, labelTo));
    if (at === null || !isWhiteSpace(text.charCodeAt(at.from - 1)) || (namesOnly && !at.label.includes(' '))) continue;
    const words = skipForward(text, colon + 1, to);
    const isName = known !== null && at.label.includes(' ') && (words >= to || opensWords(text, words));
    if (isName || endsSentence(text, from, at.from)) push(found, text, at.label, at.from, colon + 1);
  }
}

/** `… questions? Audience 5: 00:32:08 You said`: nobody in particular, who may have no other turn. */
function roleBefore(text: string, from: number, to: number): { readonly label: string; readonly from: number } | null {
  const label = /(?<=\s)(?:(?:Unknown|Unidentified) )?(?:Speaker|Audience(?: Member)?|Participant|Guest|Host)(?: \d{1,2})?$/.exec(text.slice(Math.max(from, to - 32), to))?.[0];
  return label === undefined ? null : { label, from: to - label.length };
}

/** The end of what stands before `James 00:48:28`’s time, which ends at `to`. */
function beforeTime(text: string, to: number): number {
  const time = /\s+\d{1,2}(?::\d{2}){1,2}$/.exec(text.slice(Math.max(0, to - 12), to));
  return time === null ? to : to - time[0].length;
}

function opensWords(text: string, at: number): boolean {
  return isUpper(text.charCodeAt(at)) || '"“‘\'\\[('.includes(text[at] ?? ' ') || readTime(text, at) !== null;
}

/** `… make sense. A - Let’s park it`. */
function findBeforeDash(text: string, from: number, to: number, index: LabelIndex, found: InnerLabel[]): void {
  for (let dash = indexWithin(text, ' - ', from, to); dash !== -1; dash = indexWithin(text, ' - ', dash + 3, to)) {
    const at = index.endingAt(text, from + 1, dash);
    if (at !== null && endsSentence(text, from, at.from) && isUpper(text.charCodeAt(dash + 3))) push(found, text, at.label, at.from, dash + 2);
  }
}

/** `… of it. Lenny (00:12:03): So`, or with square brackets. */
function findBeforeTime(text: string, from: number, to: number, index: LabelIndex, found: InnerLabel[]): void {
  for (const [opening, closing] of ['()', '[]']) {
    for (let open = indexWithin(text, opening!, from, to); open !== -1; open = indexWithin(text, opening!, open + 1, to)) {
      if (readTime(text, open + 1) === null) continue;
      const at = index.endingAt(text, from + 1, skipBack(text, open));
      const close = indexWithin(text, closing!, open, Math.min(to, open + 20));
      if (at !== null && close !== -1) push(found, text, at.label, at.from, text[close + 1] === ':' ? close + 2 : close + 1);
    }
  }
  findBeforeColon(text, from, to, index, found, true);
}

/** As `indexOf`, but looks no further than `to`: a paragraph must not cost a look at the rest of the text. */
function indexWithin(text: string, part: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(part);
  return at === -1 ? -1 : from + at;
}

function endsSentence(text: string, from: number, at: number): boolean {
  const end = skipBack(text, at);
  return end > from && /[.?!…"”’)\]*]/.test(text[end - 1]!);
}

function skipBack(text: string, from: number): number {
  let position = from;
  while (position > 0 && isWhiteSpace(text.charCodeAt(position - 1))) position--;
  return position;
}

function skipForward(text: string, from: number, to: number): number {
  let position = from;
  while (position < to && isWhiteSpace(text.charCodeAt(position))) position++;
  return position;
}
