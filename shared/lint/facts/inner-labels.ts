import { isDigit, isLower, isWhiteSpace, trimEnd } from '../../episode/model/characters.ts';
import type { Episode } from '../../episode/model/episode.ts';
import { isMarkerWord } from '../../episode/labels/label-match.ts';
import { shapeOf } from '../../episode/model/label-shape.ts';
import { readLabelAt } from '../../episode/labels/read-label.ts';
import { readTime, readTimeBefore, readTimeMark } from '../../episode/model/times.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { labelIndex, type LabelIndex } from './label-index.ts';
import { isGenericLabel } from '../../names/compare-names.ts';
import { firstWord, opensWords as opensSaid, sentenceOpeners } from './opening-words.ts';
import { ownForm, type OwnForm } from './own-form.ts';
import { paragraphsOf } from './paragraphs.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A label inside a paragraph, where a new turn should probably start. */
export interface InnerLabel {
  readonly label: string;
  readonly range: TextRange;
  /** The white space in front of the label, which a paragraph break replaces. */
  readonly gap: TextRange;
}

/** The labels in mid-paragraph that look like the start of a turn, in order. */
export const innerLabels = perEpisode((episode: Episode): InnerLabel[] => {
  const form = ownForm(episode);
  if (form === null) return [];
  const search: Search = { text: episode.text, form, index: labelIndex(episode), found: [] };
  const find = finders[form.kind];
  for (const { from, to } of paragraphsOf(episode)) find(search, from, to);
  return search.found;
});

interface Search {
  readonly text: string;
  readonly form: OwnForm;
  readonly index: LabelIndex;
  readonly found: InnerLabel[];
}

type FindInner = (search: Search, from: number, to: number) => void;

const finders: Readonly<Record<OwnForm['kind'], FindInner>> = {
  initials: findInitials,
  'set off': findSetOff,
  colon: findBeforeColon,
  dash: findBeforeDash,
  time: findBeforeTime,
  'line end': findBeforeLineEnd,
};

/** @param from where the name begins, or the mark that sets it off: what leads a line here, and its time, may stand in front */
function push({ text, form, found }: Search, label: string, paragraph: number, from: number, to: number): void {
  const start = startOf(text, form, paragraph, from);
  // Somebody’s words that are quoted (`> **Ann Lee:** …`) are part of what is said here.
  if (!form.lead.startsWith('>') && /(?:^|\n)[ \t]*>[> \t]*$/.test(text.slice(Math.max(0, start - 12), start))) return;
  found.push({ label, range: { from: start, to }, gap: { from: skipBack(text, start), to: start } });
}

/** Where the opening of a label at `at` begins, with the time and the lead that the file writes in front. */
function startOf(text: string, { timed, lead }: OwnForm, paragraph: number, at: number): number {
  const time =
    timed?.timeFirst === true ? readTimeBefore(text, Math.max(paragraph, at - 30), skipBack(text, at)) : null;
  const start = time?.from ?? at;
  const end = skipBack(text, start);
  const mark = lead.trimEnd();
  return mark !== '' && end - mark.length > paragraph && text.startsWith(mark, end - mark.length)
    ? end - mark.length
    : start;
}

/** `… it. AS Yes!`: the end of a sentence before the label, and a capital after it. */
function findInitials(search: Search, from: number, to: number): void {
  const { text, index } = search;
  const pattern = /\s(\p{Lu}[\p{L}\d]{0,4})\s+(?=["'“‘«([*_\\]*(?:\p{Lu}|\.\.\.|…|\[))/gu;
  const words = text.slice(from, to);
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const label = match[1]!;
    const at = from + match.index + 1;
    pattern.lastIndex = match.index + 1 + label.length;
    if (!index.has(label) || (label.length < 2 && !/[.?!…]/.test(text[at - 2] ?? ''))) continue;
    if (
      endsSentence(text, from, at) ||
      ((isLower(text.charCodeAt(at - 2)) || ',-—–'.includes(text[at - 2]!)) &&
        opensAnswer.test(words.slice(match.index + match[0].length, match.index + match[0].length + 12)))
    ) {
      push(search, label, from, at, at + label.length);
    }
  }
}

const opensAnswer = /^(?:Yes|Yeah|No|So|Well|Right|Okay|Oh|Sure|Absolutely|Exactly|And|But)\b[ ,.]/;

/** `… fun. **Chris Lamb:** Well`: any label that is set off, or something set off that reads like a name with a colon. */
function findSetOff(search: Search, from: number, to: number): void {
  const { text, form, index } = search;
  const needsPunctuation = /[:：]/.test(form.after);
  for (
    let open = indexWithin(text, form.mark, from, to);
    open !== -1;
    open = indexWithin(text, form.mark, open + form.mark.length, to)
  ) {
    if (open === from || !isWhiteSpace(text.charCodeAt(open - 1))) continue;
    const newline = indexWithin(text, '\n', open, to);
    const read = readLabelAt(text, open, newline === -1 ? to : newline);
    if (read === null || read.opening.setOff === 'nothing') continue;
    const { delimiter } = read.opening;
    const isPunctuated = delimiter === 'colon' || delimiter === 'time';
    if (needsPunctuation && !isPunctuated) continue;
    const ends = endsSentence(text, from, startOf(text, form, from, open));
    const isLabel = index.has(read.text) ? isPunctuated || ends : isPunctuated && ends && looksLikeName(read.text);
    if (isLabel) push(search, read.text, from, open, trimEnd(text, read.to, read.wordsFrom));
  }
  // What lost its marks as well: "… fun. Chris Lamb: Well".
  findBeforeColon(search, from, to, true);
}

/** Punctuated like a label, and neither a note (`**Links:**`) nor a marker. */
function looksLikeName(label: string): boolean {
  return shapeOf(label) === 'name' && !isMarkerWord(label) && !isGenericLabel(label);
}

/** `… learn something. Stephan Livera: Frivolous`, or the label and a time at the end, its words in the next paragraph. */
function findBeforeColon(search: Search, from: number, to: number, namesOnly = false): void {
  const { text, form, index } = search;
  const mark = form.after.includes('：') ? '：' : ':';
  for (let colon = indexWithin(text, mark, from, to); colon !== -1; colon = indexWithin(text, mark, colon + 1, to)) {
    if (mark === ':' && !isWhiteSpace(text.charCodeAt(colon + 1)) && colon + 1 < to) continue;
    const labelTo = isDigit(text.charCodeAt(colon - 1)) ? beforeTime(text, colon) : skipBack(text, colon);
    const known = index.endingAt(text, from + 1, labelTo) ?? index.endingAt(text, from + 1, colon);
    const at = known ?? (namesOnly ? null : roleBefore(text, from + 1, labelTo));
    if (at === null || !isWhiteSpace(text.charCodeAt(at.from - 1)) || (namesOnly && !at.label.includes(' '))) continue;
    const words = skipForward(text, colon + 1, to);
    const isName = known !== null && at.label.includes(' ') && (words >= to || opensWords(text, words));
    if (isName || endsSentence(text, from, startOf(text, form, from, at.from)))
      push(search, at.label, from, at.from, colon + 1);
  }
}

/** `… questions? Audience 5: 00:32:08 You said`: nobody in particular, who may have no other turn. */
function roleBefore(text: string, from: number, to: number): { readonly label: string; readonly from: number } | null {
  const label =
    /(?<=\s)(?:(?:Unknown|Unidentified) )?(?:Speaker|Audience(?: Member)?|Participant|Guest|Host)(?: \d{1,2})?$/.exec(
      text.slice(Math.max(from, to - 32), to),
    )?.[0];
  return label === undefined ? null : { label, from: to - label.length };
}

/** The end of what stands before `James 00:48:28`’s time, which ends at `to`. */
function beforeTime(text: string, to: number): number {
  const time = /\s+\d{1,2}(?::\d{2}){1,2}$/.exec(text.slice(Math.max(0, to - 12), to));
  return time === null ? to : to - time[0].length;
}

function opensWords(text: string, at: number): boolean {
  return opensSaid(text, at, text.length) || '"“‘\'\\[(.…'.includes(text[at] ?? ' ') || readTime(text, at) !== null;
}

/** `… make sense. A - Let’s park it`, or with a longer dash. */
function findBeforeDash(search: Search, from: number, to: number): void {
  const { text, form, index } = search;
  const dash = ` ${form.after.trim()} `;
  for (let at = indexWithin(text, dash, from, to); at !== -1; at = indexWithin(text, dash, at + dash.length, to)) {
    const known = index.endingAt(text, from + 1, at);
    if (known !== null && endsSentence(text, from, known.from) && opensWords(text, at + dash.length))
      push(search, known.label, from, known.from, at + dash.length - 1);
  }
}

const innerTime = /(?<=\s)\\?[([{]?\d{1,3}(?::\d{2}){1,2}/g;

/** `… of it. Lenny (00:12:03): So`, in any brackets or none. */
function findBeforeTime(search: Search, from: number, to: number): void {
  const { text, index } = search;
  for (const { index: at } of text.slice(from, to).matchAll(innerTime)) {
    const open = from + at;
    const known = index.endingAt(text, from + 1, trimEnd(text, from, open));
    const mark = known === null ? null : readTimeMark(text, open, to);
    if (known === null || mark === null) continue;
    const isBare = isDigit(text.charCodeAt(open));
    if (!isBare || endsSentence(text, from, known.from))
      push(search, known.label, from, known.from, text[mark.end] === ':' ? mark.end + 1 : mark.end);
  }
  findBeforeColon(search, from, to, true);
}

/** `… of it. Rosa Hill So we went`: nothing but a capital tells where the label ends. */
function findBeforeLineEnd(search: Search, from: number, to: number): void {
  const { text, index } = search;
  const ends = /[.?!…"”’)\]*—-]\s+(?=\S)/g;
  const words = text.slice(from, to);
  for (let end = ends.exec(words); end !== null; end = ends.exec(words)) {
    const at = from + ends.lastIndex;
    const known = index.startingAt(text, at, to);
    if (known === null || text.slice(at, known.to) !== known.label || !isWhiteSpace(text.charCodeAt(known.to)))
      continue;
    const next = skipForward(text, known.to, to);
    const isName = known.label.includes(' ');
    if (next < to && opensWords(text, next) && (isName || sentenceOpeners.has(firstWord(text, next, to))))
      push(search, known.label, from, at, known.to);
  }
  findBeforeColon(search, from, to, true);
}

/** As `indexOf`, but looks no further than `to`: a paragraph must not cost a look at the rest of the text. */
function indexWithin(text: string, part: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(part);
  return at === -1 ? -1 : from + at;
}

function endsSentence(text: string, from: number, at: number): boolean {
  const end = skipBack(text, at);
  return end > from && /[.?!…"”’)\]*。？！」』]/.test(text[end - 1]!);
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
