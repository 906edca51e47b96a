import { isInitialsOf } from '../model/legend.ts';
import { isGenericLabel, nameDistance } from '../../names/compare-names.ts';
import { relateGivenNames } from '../../names/given-names.ts';
import { findNearNames } from '../../names/near-names.ts';
import { readPersonName, type PersonName } from '../../names/person-name.ts';

/** How a name and a label or another name go together: one person’s, the same but for a letter or two, or not to be told. */
export type NameMatch = 'same' | 'near' | 'unsure';

/**
 * Whether a name may be that of whoever has a label: as a whole or in part, in another order, with other titles, accents
 * and short forms, by initials. `unsure` where the two are in different scripts, or the label is a role or one letter.
 * @param spoken a label, or the name that a legend gives it
 * @returns null where they are two people
 */
export function matchPerson(name: string, spoken: string): NameMatch | null {
  const [a, b] = [readPersonName(name), readPersonName(spoken)];
  if (a.letters === '' || b.letters === '') return 'unsure';
  if (a.letters === b.letters || a.sorted === b.sorted || isPartOf(a, b) || isPartOf(b, a)) return 'same';
  if (isInitials(spoken, a) || isInitials(name, b)) return 'same';
  if (standsForSomebody(spoken) || !shareScript(name, spoken)) return 'unsure';
  if (isShort(a, b) || isShort(b, a)) return 'same';
  const [near] = findNearNames([name, spoken]);
  if (near !== undefined) return near.kind === 'spelling' ? 'near' : 'same';
  return isSlip(a, b) ? 'near' : null;
}

/** One letter, or two that changed places, in a name that is long enough. */
function isSlip(a: PersonName, b: PersonName): boolean {
  if (Math.min(a.spoken.length, b.spoken.length) < 6 || a.words.length < 2 || b.words.length < 2) return false;
  return (
    nameDistance(a.spoken, b.spoken, 1) === 1 &&
    (a.given === b.given || relateGivenNames(a.given, b.given) !== 'different')
  );
}

/** Whether a label is anybody’s: `Host`, `Speaker 2`, `I`, `B1`; not `Audience`, who are nobody that a field names. */
export function standsForSomebody(label: string): boolean {
  const text = label.trim();
  return (
    /^\p{L}\d*$/u.test(text) ||
    (isGenericLabel(text) &&
      !/^(?:audience|crowd|all|both|everyone|everybody|people|questions?|questioner)/i.test(text))
  );
}

function isPartOf(part: PersonName, whole: PersonName): boolean {
  return part.words.length > 0 && part.words.every((word) => whole.words.includes(word));
}

/** `MD`, `M.D.`, `MDR`, `MJD` of Michelle Drumm. */
function isInitials(label: string, { words, given, surname }: PersonName): boolean {
  const letters = label.replace(/[^\p{L}]/gu, '');
  if (
    words.length < 2 ||
    letters.length < 2 ||
    letters.length > 4 ||
    letters !== letters.toUpperCase() ||
    /\p{L}{5}/u.test(label)
  )
    return false;
  if (isInitialsOf(letters, words.join(' '))) return true;
  const folded = readPersonName(letters).letters;
  return folded[0] === given[0] && (folded.at(-1) === surname[0] || surname.startsWith(folded.slice(1)));
}

/** A first name that customs or its first letters shorten, a surname as an initial, or a handle. */
function isShort(short: PersonName, long: PersonName): boolean {
  if (long.words.length < 2) return false;
  const { given, surname } = long;
  const shortens = (word: string) =>
    relateGivenNames(word, given) === 'short-form' ||
    (word.length >= 2 && word.length + 2 <= given.length && given.startsWith(word));
  if (short.words.length === 1)
    return (
      shortens(short.given) ||
      relateGivenNames(short.given, given) === 'spelling' ||
      [given + surname, given[0]! + surname, given + surname[0]].includes(short.letters)
    );
  return short.surname === surname
    ? shortens(short.given) || short.given === given[0]
    : short.surname === surname[0] && (short.given === given || shortens(short.given));
}

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Devanagari',
  'Thai',
  'Armenian',
  'Georgian',
].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

function shareScript(a: string, b: string): boolean {
  const known = scripts.filter((script) => script.test(a));
  return known.length === 0 || known.some((script) => script.test(b));
}
