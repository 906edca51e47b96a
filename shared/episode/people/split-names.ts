import { foldName, isGenericLabel } from '../../names/compare-names.ts';
import { givenNameKeys } from '../../names/given-names.ts';
import { isNameSuffix, isNameTitle } from '../../names/person-name.ts';
import { roleOfKey } from './people-keys.ts';

/** A person’s name in a text. */
export interface WrittenName {
  /** As it is spoken: `Ann Lee` where `Lee, Ann` is written. */
  readonly name: string;
  /** Offsets into the text. */
  readonly from: number;
  readonly to: number;
  /** The short label that stands beside the name: `AL` of `Ann Lee (AL)` or `AL: Ann Lee`. */
  readonly label: string | null;
}

/** `full`: given name and surname; `single`: one word; `plain`: in small letters, a handle or the name of a page. */
export type NameShape = 'full' | 'single' | 'plain';

/**
 * The names in the text of a field, without roles, companies, degrees and addresses: `Ann Lee and Bob Roe`, `Lee, Ann`,
 * `Ann Lee (Acme), Bob Roe`, `Dr Ann Lee, PhD`.
 * @param single a comma parts a name from what is said of that person: an item of a list, a field such as `guest`
 */
export function splitNames(text: string, single = false): WrittenName[] {
  if (text.length > maxTextLength) return [];
  const masked = maskAsides(text);
  const pieces = splitAt(masked, { from: 0, to: masked.length }, hardBreak)
    .flatMap((piece) => splitAtConjunctions(masked, piece))
    .map((piece) => splitAt(masked, piece, softBreak).map((part) => trimName(masked, part)));
  // `Ann, Bob and Eve` is no `Ann` with a surname in front.
  const mayInvert = pieces.every(
    (parts) => parts.length === 2 || (parts.length === 1 && partShape(masked, parts[0]!) === 'full'),
  );
  const names = pieces.flatMap((parts) => namesOf(masked, parts, single, mayInvert));
  if (names.length === 0 && single) return oddName(text);
  return names.map((name) => ({ ...name, label: labelBeside(text, name) }));
}

/** Where one person stands, that is somebody, however the name looks: `50 Cent`. */
function oddName(text: string): WrittenName[] {
  const name = text.trim();
  const isNobody =
    name.length > 60 ||
    /[,;/@:<>\n]/.test(name) ||
    !/\p{L}/u.test(name) ||
    isGenericLabel(name) ||
    notNames.has(name.toLowerCase());
  const from = text.indexOf(name);
  return isNobody ? [] : [{ name, from, to: from + name.length, label: null }];
}

/** What a text could be as a name; null where it is none. */
export function nameShape(text: string): NameShape | null {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (
    words.length === 0 ||
    words.length > 6 ||
    text.length > 60 ||
    /[\d@/:!?=<>{}\\]/.test(text) ||
    !/\p{L}/u.test(text)
  )
    return null;
  if (isGenericLabel(text) || words.some((word) => notNames.has(foldName(word).replace(/[.,]/g, '')))) return null;
  if (!/[\p{Lu}\p{Ll}]/u.test(text))
    return words.length > 1 || /[·・]/.test(text) || /^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(text)
      ? 'full'
      : 'single';
  const proper = words.filter(
    (word) => /^[^\p{L}]*(?:\p{Lu}|\p{Lo})/u.test(word) || /^(?:d'|d’|al-|el-|o'|o’)\p{Lu}/u.test(word),
  );
  if (proper.length === 0) return words.length <= 3 && /^[\p{L}\p{M}._'’\s-]+$/u.test(text) ? 'plain' : null;
  if (words.some((word) => !proper.includes(word) && !particles.has(word.toLowerCase()))) return null;
  const told = proper.filter((word, at) => !(at < proper.length - 1 && isNameTitle(word)));
  return told.length > 1 ? 'full' : 'single';
}

/** What is longer is prose. */
const maxTextLength = 2000;

interface Part {
  readonly from: number;
  readonly to: number;
}

const hardBreak = /[;\n；、،，•/]|\s\+\s/g;
const softBreak = /,|\s\|\s/g;
const conjunction =
  /\s+(?:and|und|et|og|och|ve|и|та|с|with|mit|avec|con|med|met|plus|featuring|feat\.?|ft\.?|ו|و|y|e|en|ja|i|a)\s+|\s*&\s*/gu;
/** Also parts of names: `Ortega y Gasset`. */
const inNames = new Set(['y', 'e', 'i', 'a', 'en', 'ja']);
const particles = new Set(
  'de del della dello der den des di da do dos das du la le les las los van von vom zu zur ter ten te af av y e bin ibn bint al el ben abu st san'.split(
    ' ',
  ),
);
/** What makes a row of capitals a company, a role or nothing. */
const notNames = new Set(
  `inc ltd llc gmbh corp corporation company university universität universite universidad institute institut college school foundation council department
  ministry museum society association lab labs media studio studios network podcast radio news group team project centre center agency bank church
  hospital research committee trust magazine press times software engineering tba tbd none various unknown anonymous
  ceo cto cfo coo founder cofounder co-founder director editor author writer engineer manager researcher scientist journalist chairman president
  consultant developer designer lecturer activist head lead vp`.split(/\s+/),
);

/** Brackets, addresses and emphasis as spaces, so that offsets stay. A link keeps its text, and `Robert (Bob) Roe` is one name. */
function maskAsides(text: string): string {
  const blank = (match: string) => ' '.repeat(match.length);
  return text
    .replace(
      /\[([^\]\n]*)\]\([^)\n]*\)/g,
      (match, words: string) => ` ${words}${' '.repeat(match.length - words.length - 1)}`,
    )
    .replace(
      /\([^()\n]*\)(?!\s+\p{Lu})|（[^（）\n]*）|\[[^[\]\n]*\]|<[^<>\n]*>|https?:\/\/\S+|\S+@\S+|(?<=\s)@\S+/gu,
      blank,
    )
    .replace(
      /(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,2}|`)([^\s*_`](?:[^*_`\n]*[^\s*_`])?)\1(?![\p{L}\p{N}*_])/gu,
      (_, mark: string, words: string) => ' '.repeat(mark.length) + words + ' '.repeat(mark.length),
    );
}

function splitAt(text: string, { from, to }: Part, pattern: RegExp): Part[] {
  const parts: Part[] = [];
  let start = from;
  for (const { index, 0: match } of text.slice(from, to).matchAll(pattern)) {
    parts.push({ from: start, to: from + index });
    start = from + index + match.length;
  }
  return [...parts, { from: start, to }];
}

function splitAtConjunctions(text: string, piece: Part): Part[] {
  const parts: Part[] = [];
  let start = piece.from;
  for (const { index, 0: match } of text.slice(piece.from, piece.to).matchAll(conjunction)) {
    const [at, end] = [piece.from + index, piece.from + index + match.length];
    if (at < start) continue;
    if (inNames.has(match.trim())) {
      const [left, right] = [
        text.slice(start, at),
        text.slice(end, piece.to).split(new RegExp(conjunction.source, 'u'))[0]!,
      ].map(nameShape);
      if (left !== right || left === null || left === undefined) continue;
    }
    parts.push({ from: start, to: at });
    start = end;
  }
  return [...parts, { from: start, to: piece.to }];
}

/** Without what leads up to the name (`Guest:`, `AL -`, `with`) and what follows it (`from Acme`, `– host`, `: chair`). */
function trimName(text: string, { from, to }: Part): Part {
  let start =
    from +
    /^\s*(?:(?:with|mit|avec|con|and|featuring|feat\.?|ft\.?|special|our|interview with)\s+)*/i.exec(
      text.slice(from, to),
    )![0].length;
  const lead = /^([\p{L}\p{M}' -]{1,30}?)\s*(?:[:=]\s+|\s[–—-]\s+)/u.exec(text.slice(start, to));
  if (lead !== null && (/^\p{Lu}{1,4}$/u.test(lead[1]!) || roleOfKey(lead[1]!) !== null)) start += lead[0].length;
  const tail = text.slice(start, to).search(/:(?:\s|$)|\s[–—-]+\s|\s(?:from|of|at|aus|bei|chez|hos|as|who|is)\s/);
  const kept = text.slice(start, tail === -1 ? to : start + tail).replace(/[\s"“”«»]+$/, '');
  const end = start + (/(?:^|[^\p{L}])\p{L}{1,2}\.$/u.test(kept) ? kept : kept.replace(/\.$/, '')).length;
  return { from: Math.min(end, start + /^[\s"“”«»]*/.exec(kept)![0].length), to: end };
}

function partShape(text: string, { from, to }: Part): NameShape | null {
  return to > from ? nameShape(text.slice(from, to)) : null;
}

function namesOf(
  text: string,
  parts: readonly Part[],
  single: boolean,
  mayInvert: boolean,
): Omit<WrittenName, 'label'>[] {
  const written = parts.filter(({ from, to }) => to > from);
  const nameAt = (part: Part) => ({ name: text.slice(part.from, part.to).replace(/\s+/g, ' '), ...part });
  const [first, second] = written;
  if (first === undefined) return [];
  if (
    second !== undefined &&
    written.length === 2 &&
    mayInvert &&
    isInverted(text.slice(first.from, first.to), text.slice(second.from, second.to), single)
  ) {
    return [
      {
        name: `${text.slice(second.from, second.to)} ${text.slice(first.from, first.to)}`.replace(/\s+/g, ' '),
        from: first.from,
        to: second.to,
      },
    ];
  }
  const shapes = written.map((part) => (isNameSuffix(text.slice(part.from, part.to)) ? null : partShape(text, part)));
  const hasFull = shapes.includes('full');
  return written.flatMap((part, at) => {
    const shape = shapes[at]!;
    const isFirst = at === 0;
    // Behind a whole name stands a company as often as the next person.
    const isKnown = () => givenNameKeys(foldName(text.slice(part.from, part.to).split(/\s+/)[0]!)).length > 0;
    if (shape === null || (!isFirst && hasFull && (shape !== 'full' || single) && !isKnown())) return [];
    return [nameAt(part)];
  });
}

const alsoSurnames = new Set(
  'lee james thomas martin scott kelly allen george murray gordon grant henry howard leslie lewis morgan paul ross russell stewart stuart blair cameron douglas graham ray craig dean'.split(
    ' ',
  ),
);

/** `Lee, Ann`, but not `Lee, PhD`, `Ann Lee, Acme`, or, where several may stand, `Ann, Bob`. */
function isInverted(surname: string, given: string, single: boolean): boolean {
  const isGiven = (word: string) => givenNameKeys(foldName(word)).length > 0;
  const family = surname.split(/\s+/);
  if (family.slice(0, -1).some((word) => !particles.has(word.toLowerCase())) || nameShape(family.at(-1)!) !== 'single')
    return false;
  if (given.split(/\s+/).length > 2 || isNameSuffix(given) || !['single', 'full'].includes(nameShape(given) ?? ''))
    return false;
  return single || !(isGiven(surname) && isGiven(given) && !alsoSurnames.has(foldName(surname)));
}

/** In brackets behind the name, or in front of it with a colon, a dash or an equals sign. */
function labelBeside(text: string, { from, to }: Part): string | null {
  return (
    /^\s*\((\p{Lu}{1,4}|\p{Lu}\p{Ll}?)\)/u.exec(text.slice(to))?.[1] ??
    /(?:^|[,;\n]\s*)(\p{Lu}{1,4})\s*[:=–—-]\s*$/u.exec(text.slice(0, from))?.[1] ??
    null
  );
}
