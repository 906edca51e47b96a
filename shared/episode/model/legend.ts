import type { LegendEntry } from './episode.ts';
import { isDigit, isLower, isUpper, isWhiteSpace, isWordCharacter, skipWhiteSpace, trimEnd } from './characters.ts';
import { isNameWord } from './label-shape.ts';
import { lineKind, type BodyLines } from './lines.ts';

const maxNameLength = 80;

/** A legend entry and the index of its line in the body. */
export interface LegendLine {
  readonly index: number;
  readonly entry: LegendEntry;
}

/**
 * The lines that could declare labels: `MD - Michelle Drumm`, with a hyphen or dash, or with a colon where the label
 * is the name's initials. Which of them do is decided with the turns in view: a legend stands above the first turn.
 * What says the same again and again is no declaration but turns with a dash.
 */
export function findLegendLines(lines: BodyLines): LegendLine[] {
  const found: LegendLine[] = [];
  const uses = new Map<string, number>();
  for (let i = 0; i < lines.starts.length; i++) {
    if (lines.kinds[i] !== lineKind.text) continue;
    const entry = readLegendEntry(lines, i);
    if (entry === null) continue;
    found.push({ index: i, entry });
    uses.set(entry.label, (uses.get(entry.label) ?? 0) + 1);
  }
  return found.filter(({ entry }) => uses.get(entry.label)! < 3);
}

/** Whether `label` is made of the first letters of the words of `name`: `MD` of Michelle Drumm, `ESM` of Erik St. Martin. */
export function isInitialsOf(label: string, name: string): boolean {
  let at = 0;
  for (const written of name.split(/[\s-]+/)) {
    const word = written.replace(/^[^\p{L}\p{N}]+/u, '');
    if (at < label.length && word !== '' && word[0]!.toUpperCase() === label[at]!.toUpperCase()) at++;
  }
  return at === label.length;
}

/**
 * Whether `label` is in capitals and made of what words of `name` begin with, in their order, perhaps with a number behind
 * it: `CH` of Cher, `EMO` of Ella Moore, `王小` of 王小明, `SH2` of Sara Hill. It is so that labels are made for new people.
 */
export function isMadeOf(label: string, name: string): boolean {
  if (label !== label.toUpperCase()) return false;
  const words = name
    .toUpperCase()
    .split(/[\s-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .flatMap((word) => [word, word.replace(/^\p{N}+/u, '')]);
  const beginsWords = (rest: string, from: number): boolean =>
    rest === '' ||
    words.slice(from).some((word, index) => {
      for (let length = 1; length <= word.length && word.startsWith(rest.slice(0, length)); length++)
        if (length <= rest.length && beginsWords(rest.slice(length), from + index + 1)) return true;
      return false;
    });
  return beginsWords(label, 0) || beginsWords(label.replace(/(?<=\p{L})\p{N}+$/u, ''), 0);
}

/** The end of a short label at `from`: one to five letters or digits, the first a capital, all or at least two of them capitals. */
export function endOfInitials(text: string, from: number, limit: number): number | null {
  if (!isUpper(text.charCodeAt(from))) return null;
  let capitals = 0;
  let position = from;
  for (; position < limit && position - from <= 5; position++) {
    const code = text.charCodeAt(position);
    if (!isWordCharacter(code)) break;
    if (isUpper(code) || isDigit(code)) capitals++;
  }
  const length = position - from;
  return length <= 5 && (capitals === length || capitals >= 2) ? position : null;
}

/** In UTF-16 units, of which `anyLabel` may have two for each of its letters. */
const maxLabelLength = 22;

/** A label of any letters, up to white space: `O'N`, `R.H.`, `Rh`. */
const anyLabel = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.'’&/-]{0,9}[\p{L}\p{M}\p{N}.])?(?=\s)/uy;

/** Whether a dash, colon or equals sign stands where a legend has one, which tells most lines apart at the least cost. */
function hasSeparator(text: string, from: number, to: number): boolean {
  const limit = Math.min(to, from + maxLabelLength + 1);
  let at = from;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 || code === 61) return true;
    if (isWhiteSpace(code)) break;
  }
  const code = text.charCodeAt(skipWhiteSpace(text, at, to));
  return code === 45 || code === 58 || code === 61 || code === 0x2013 || code === 0x2014;
}

/** What line `index` would declare, were it part of a legend. */
export function readLegendEntry(lines: BodyLines, index: number): LegendEntry | null {
  const { text } = lines;
  const from = lines.starts[index]!;
  const to = lines.ends[index]!;
  if (!hasSeparator(text, from, to)) return null;
  const initialsTo = endOfInitials(text, from, to);
  anyLabel.lastIndex = from;
  const labelTo =
    initialsTo !== null && ' \t:='.includes(text[initialsTo] ?? ' ')
      ? initialsTo
      : anyLabel.test(text) && anyLabel.lastIndex <= to
        ? anyLabel.lastIndex
        : initialsTo;
  if (labelTo === null) return null;
  const separator = skipWhiteSpace(text, labelTo, to);
  const code = text.charCodeAt(separator);
  const dash = separator > labelTo && (code === 45 || code === 0x2013 || code === 0x2014);
  const colon = labelTo === initialsTo && (code === 58 || code === 61);
  if ((!dash && !colon) || separator >= to) return null;
  const nameFrom = skipWhiteSpace(text, separator + 1, to);
  if (nameFrom === separator + 1) return null;
  const nameTo = trimEnd(text, nameFrom, to);
  if (nameTo - nameFrom === 0 || nameTo - nameFrom > maxNameLength) return null;
  const label = text.slice(from, labelTo);
  const name = text.slice(nameFrom, nameTo);
  // A second entry in the same line is no part of a name.
  if (/[\p{L}\p{N}] [-–—=] \p{Lu}/u.test(name)) return null;
  if (!isName(label, name) && (colon || !isAbbreviated(label, name))) return null;
  if (colon && !isInitialsOf(label, name)) return null;
  return {
    label,
    name,
    labelRange: { from, to: labelTo },
    nameRange: { from: nameFrom, to: nameTo },
    range: { from, to },
    line: lines.firstLine + index,
  };
}

/** A name, perhaps with a role behind a comma or in brackets; not a sentence. */
function isName(label: string, text: string): boolean {
  if (!isWordCharacter(text.charCodeAt(0)) || /[!?;…#]|\.{2}|\p{L}{3}\.$/u.test(text)) return false;
  const words = wordsOfName(text);
  // In small letters, only a name in one word (`spk_0`), or one that the label abbreviates.
  if (isLower(text.charCodeAt(0)) && words.length > 1 && !(words.length === label.length && isInitialsOf(label, text)))
    return false;
  return words.length <= 5 && (isLower(text.charCodeAt(0)) || words.every((word, at) => isNameWord(word, at)));
}

/** What nobody would take for a name, were it not for a label that is made of its letters: `MA - Max?`, `ATCQ - A Tribe Called Quest from Queens`. */
function isAbbreviated(label: string, text: string): boolean {
  const letters = text.replace(/^\P{L}+/u, '');
  return wordsOfName(text).length <= 8 && (isInitialsOf(label, text) || letters.toUpperCase().startsWith(label));
}

function wordsOfName(text: string): string[] {
  return text.split(/[,(]/, 1)[0]!.trim().split(/\s+/);
}

/** Whether a line declares a label by its look alone; else somebody must speak by that label below. */
export function isPlainEntry({ label, name }: LegendEntry): boolean {
  const isPlainLabel = endOfInitials(label, 0, label.length) === label.length || isMadeOf(label, name);
  return isPlainLabel && !isLower(name.charCodeAt(0)) && isName(label, name);
}
