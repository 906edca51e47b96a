import { nameDistance } from './compare-names.ts';
import { givenNameKeys, relateGivenNames } from './given-names.ts';
import { readPersonName, type PersonName } from './person-name.ts';

/** Why two spellings may be one person's; the earlier, the surer. */
export const nearKinds = [
  'case',
  'accents',
  'punctuation',
  'title',
  'order',
  'middle',
  'initial',
  'spelling',
  'short-form',
] as const;
export type NearKind = (typeof nearKinds)[number];

/** Two names that may be one person's, by their indexes in what was asked about. */
export interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly kind: NearKind;
  /** In words, as a whole sentence. */
  readonly reason: string;
}

/**
 * Pairs of names that may be one person's. Names are compared only where they share a key (surname and first letter,
 * given name and first letter of the surname, …), so that it takes about as long as there are names.
 */
export function findNearNames(names: readonly string[]): NearPair[] {
  const read = names.map(readPersonName);
  const buckets = new Map<string, number[]>();
  read.forEach((name, index) => {
    for (const key of keysOf(name)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [index]);
      else bucket.push(index);
    }
  });
  const pairs = new Map<string, NearPair>();
  for (const bucket of buckets.values()) {
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < bucket.length; j++) {
        const a = Math.min(bucket[i]!, bucket[j]!);
        const b = Math.max(bucket[i]!, bucket[j]!);
        const found = a === b ? null : compareNames(read[a]!, read[b]!);
        if (found !== null) pairs.set(`${a} ${b}`, { a, b, ...found });
      }
    }
  }
  return withoutAmbiguousInitials([...pairs.values()], read);
}

function keysOf(name: PersonName): Set<string> {
  const { words, given, surname, letters, sorted } = name;
  if (letters === '') return new Set();
  if (words.length < 2) return new Set([`letters ${letters}`, `start ${letters.slice(0, 3)}`, `handle ${letters}`]);
  return new Set([
    `letters ${letters}`,
    `words ${sorted}`,
    `handle ${given[0]}${surname}`,
    // The surname is the same, the given name begins alike.
    `surname ${surname} ${given[0]}`,
    ...givenNameKeys(given).map((key) => `surname ${surname} ${key}`),
    // The given name is the same, the surname begins alike.
    ...[given, ...givenNameKeys(given)].map((key) => `given ${key} ${surname[0]}`),
  ]);
}

type Nearness = Pick<NearPair, 'kind' | 'reason'>;

/** How two names are near each other; null where they are two people's as far as letters can tell. */
function compareNames(a: PersonName, b: PersonName): Nearness | null {
  if (a.text === b.text) return null;
  if (a.letters === b.letters) return compareLetters(a, b);
  if (a.words.length < 2 || b.words.length < 2) return compareSingle(a, b);
  if (a.spoken === b.spoken) {
    if (a.isInverted !== b.isInverted) return { kind: 'order', reason: 'The same names in another order.' };
    return { kind: 'title', reason: 'The same name; only a title or a role differs.' };
  }
  if (a.sorted === b.sorted) return { kind: 'order', reason: 'The same names in another order.' };
  if (a.surname === b.surname) return a.given === b.given ? compareMiddle(a, b) : compareGiven(a, b);
  return compareSurnames(a, b);
}

function compareLetters(a: PersonName, b: PersonName): Nearness {
  const lower = (name: PersonName) => name.text.normalize('NFC').toLowerCase();
  if (a.text.normalize('NFC') === b.text.normalize('NFC'))
    return { kind: 'punctuation', reason: 'They look the same; only the characters behind them differ.' };
  if (lower(a) === lower(b)) return { kind: 'case', reason: 'Only capital letters differ.' };
  const plain = (name: PersonName) => lower(name).normalize('NFD').replace(/\p{M}/gu, '');
  return plain(a) === plain(b)
    ? { kind: 'accents', reason: 'Only accents differ.' }
    : { kind: 'punctuation', reason: 'Only spaces, dots, hyphens or apostrophes differ.' };
}

/** Names of one word are near only when they are long and nearly the same, or when one is a handle: `nwilcox`. */
function compareSingle(a: PersonName, b: PersonName): Nearness | null {
  if (a.words.length === 1 && b.words.length === 1) {
    const near =
      Math.min(a.letters.length, b.letters.length) >= 6 &&
      a.letters[0] === b.letters[0] &&
      nameDistance(a.letters, b.letters) === 1;
    return near ? { kind: 'spelling', reason: 'One letter differs.' } : null;
  }
  const [short, long] = a.words.length === 1 ? [a, b] : [b, a];
  const isHandle = long.surname.length >= 4 && short.letters === long.given[0]! + long.surname;
  return isHandle
    ? { kind: 'initial', reason: `“${short.text}” is the first letter and the surname of “${long.text}”.` }
    : null;
}

function compareMiddle(a: PersonName, b: PersonName): Nearness | null {
  const [short, long] = a.middle.length <= b.middle.length ? [a, b] : [b, a];
  if (short.middle.length === 0) return { kind: 'middle', reason: `“${long.text}” has a middle name or initial more.` };
  return middlesAgree(a, b) ? { kind: 'initial', reason: 'The middle name is an initial in one of them.' } : null;
}

/** Whether nothing between given name and surname contradicts: the same, an initial of it, or nothing. */
function middlesAgree({ middle: a }: PersonName, { middle: b }: PersonName): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return (
    a.length === b.length &&
    a.every(
      (word, at) =>
        word === b[at] ||
        (isInitial(word) && b[at]!.startsWith(word)) ||
        (isInitial(b[at]!) && word.startsWith(b[at]!)),
    )
  );
}

const isInitial = (word: string) => word.length === 1;

function compareGiven(a: PersonName, b: PersonName): Nearness | null {
  if (!middlesAgree(a, b)) return null;
  if (isInitial(a.given) !== isInitial(b.given)) {
    const [short, long] = isInitial(a.given) ? [a, b] : [b, a];
    return long.given.startsWith(short.given)
      ? { kind: 'initial', reason: `“${short.text}” has only the initial of “${long.text}”.` }
      : null;
  }
  const relation = relateGivenNames(a.given, b.given);
  const first = (name: PersonName) =>
    name.text
      .replace(/^.*,\s*/, '')
      .trim()
      .split(/\s+/)
      .find(
        (word) =>
          word
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^\p{L}]/gu, '') === name.given,
      ) ?? name.given;
  switch (relation) {
    case 'different':
      return null;
    case 'spelling':
      return {
        kind: 'spelling',
        reason: `“${first(a)}” and “${first(b)}” are spellings of one name; the surname is the same.`,
      };
    case 'short-form':
      return {
        kind: 'short-form',
        reason: `“${first(a)}” and “${first(b)}” are often one name; the surname is the same.`,
      };
    case null:
      return isSlip(a.given, b.given)
        ? { kind: 'spelling', reason: `${letters(a.given, b.given)} in the given name; the surname is the same.` }
        : null;
  }
}

function compareSurnames(a: PersonName, b: PersonName): Nearness | null {
  if (!middlesAgree(a, b) || !isSlip(a.surname, b.surname)) return null;
  if (a.given === b.given)
    return { kind: 'spelling', reason: `${letters(a.surname, b.surname)} in the surname; the given name is the same.` };
  const relation = isInitial(a.given) ? null : relateGivenNames(a.given, b.given);
  return relation === 'spelling' ? { kind: 'spelling', reason: 'Both names are spelt a little differently.' } : null;
}

/** Whether one may be a slip for the other: the same first letter, and one letter in four, two in eight, different. */
function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  const most = length >= 8 ? 2 : length >= 4 ? 1 : 0;
  return a[0] === b[0] && nameDistance(a, b) <= most;
}

function letters(a: string, b: string): string {
  return nameDistance(a, b) === 1 ? 'One letter differs' : 'Two letters differ';
}

/** `J. Smith` is offered as John Smith only while there is no Jane Smith. */
function withoutAmbiguousInitials(pairs: readonly NearPair[], names: readonly PersonName[]): NearPair[] {
  const candidates = new Map<number, Set<string>>();
  const shorter = ({ a, b }: NearPair) => {
    const cost = (index: number) => (names[index]!.words.length < 2 ? 0 : names[index]!.given.length);
    return cost(a) <= cost(b) ? a : b;
  };
  const initials = pairs.filter(({ kind, a, b }) => kind === 'initial' && names[a]!.given !== names[b]!.given);
  for (const pair of initials) {
    const short = shorter(pair);
    const long = names[short === pair.a ? pair.b : pair.a]!;
    candidates.set(short, (candidates.get(short) ?? new Set()).add(`${long.given} ${long.surname}`));
  }
  return pairs.filter((pair) => !initials.includes(pair) || candidates.get(shorter(pair))!.size === 1);
}
