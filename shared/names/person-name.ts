import { foldName, isGenericLabel } from './compare-names.ts';

/** A name taken apart for comparing; its parts are folded: without case, accents and punctuation. */
export interface PersonName {
  /** As written. */
  readonly text: string;
  /** Given names and surname in the order in which they are spoken; titles and what follows a comma are left out. */
  readonly words: readonly string[];
  readonly given: string;
  readonly surname: string;
  /** Between the two. */
  readonly middle: readonly string[];
  /** The words in a row, and the same in the alphabet's order. */
  readonly spoken: string;
  readonly sorted: string;
  /** All letters and digits in a row, titles and all: what is left when only case, accents and punctuation differ. */
  readonly letters: string;
  /** It was written `Daniel, Brigid`. */
  readonly isInverted: boolean;
}

const titles: ReadonlySet<string> = new Set(
  'dr prof professor mr mrs ms miss mx sir dame lord lady baroness baron rev reverend fr father sister cllr councillor judge sheriff hon'.split(
    ' ',
  ),
);
/** Behind a name: degrees, honours, seats. */
const suffixes: ReadonlySet<string> = new Set(
  'phd psyd md mp msp ms mbe obe cbe kbe kc qc jr snr esq rn ba bsc msc frse'.split(' '),
);

/** Whether a word is a title in front of a name: `Dr`, `Prof.` */
export function isNameTitle(word: string): boolean {
  return titles.has(fold(word));
}

/** Whether a text is what stands behind a name: `PhD`, `B.Sc.`, `Jr.` */
export function isNameSuffix(text: string): boolean {
  return (
    text.trim() !== '' &&
    text
      .trim()
      .split(/\s+/)
      .every((word) => suffixes.has(fold(word)))
  );
}

/** Takes a name apart. `Daniel, Brigid` is turned round; a comma before anything but one or two words begins a role, which is left out. */
export function readPersonName(text: string): PersonName {
  const [front = '', behind = ''] = text.replace(/\([^)]*\)/g, ' ').split(',');
  const names = foldWords(front);
  const extra = foldWords(behind);
  const isInverted =
    names.length === 1 &&
    extra.length > 0 &&
    extra.length <= 2 &&
    /^\s*\p{Lu}/u.test(behind) &&
    !extra.some((word) => suffixes.has(word));
  const words = withoutTitles(isInverted ? [...extra, ...names] : names);
  return {
    text,
    words,
    given: words[0] ?? '',
    surname: words.length > 1 ? words.at(-1)! : '',
    middle: words.slice(1, -1),
    spoken: words.join(' '),
    sorted: words.toSorted().join(' '),
    letters: (front === text ? names : foldWords(text)).join(''),
    isInverted,
  };
}

/** Whether a label or legend name is a person's: neither `Audience` nor `Q` nor initials that nobody explains. */
export function namesPerson(name: string): boolean {
  const text = name.trim();
  return text !== '' && !isGenericLabel(text) && !/^[\p{Lu}\d]{1,4}$/u.test(text) && /\p{L}{2}/u.test(text);
}

/** `MD` for Michelle Drumm, `SJP` for Stevenson Jean-Pierre. */
export function initialsOf(name: string): string {
  const [front = ''] = name.split(/[,(]/, 1);
  const words = front
    .trim()
    .split(/[\s-]+/)
    .filter((word, _, all) => /\p{L}/u.test(word) && (all.length < 3 || !titles.has(fold(word))));
  return words
    .map((word) => /\p{L}/u.exec(word)![0]!.toUpperCase())
    .join('')
    .slice(0, 4);
}

function foldWords(text: string): string[] {
  return text
    .split(/[\s.]+/)
    .map(fold)
    .filter((word) => word !== '');
}

function fold(word: string): string {
  return foldName(word).replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutTitles(words: readonly string[]): string[] {
  let from = 0;
  while (from < words.length - 2 && titles.has(words[from]!)) from++;
  let to = words.length;
  while (to > from + 2 && suffixes.has(words[to - 1]!)) to--;
  return words.slice(from, to);
}
