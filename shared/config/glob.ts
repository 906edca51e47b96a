import { append } from '../lists.ts';

/** Whether a path, with `/` between its parts, is one that is meant. */
export type PathTest = (path: string) => boolean;

export type CompiledGlob =
  { readonly ok: true; readonly matches: PathTest } | { readonly ok: false; readonly message: string };

const maxLength = 1000;
const maxAlternatives = 1000;

/**
 * A test for paths, in time linear in the path for each part of the pattern: a library comes with other people’s
 * `rostrum.yaml`, and a regular expression of it could take for ever. `*` and `?` stand for what lies in one part of a path, `**`
 * for any number of parts, `[a-z]` and `[!a-z]` for one character, `{a,b}` and `{1..12}` for either; `\` takes the meaning
 * away, and `!` in front of all turns it round. What `folder/**` is for lies in that folder; `folder/` asks for the folder.
 * @param inAnyFolder a pattern without `/` is for the last part of a path
 */
export function compileGlob(glob: string, { inAnyFolder = false } = {}): CompiledGlob {
  if (glob.length > maxLength) return { ok: false, message: `This pattern has more than ${maxLength} characters.` };
  const isNegated = /^!(?!\()/.test(glob);
  const pattern = glob.slice(isNegated ? 1 : 0).replace(/^\.\//, '');
  const repeated = /(?<!\\)[!+*@?]\(/.exec(pattern);
  if (repeated !== null)
    return {
      ok: false,
      message: `“${repeated[0]}…)” is not understood in a pattern. Name what is meant in a list, {one,two}, or in patterns of their own.`,
    };
  const alternatives = expandBraces(pattern);
  if (alternatives === null)
    return { ok: false, message: `The lists in this pattern stand for more than ${maxAlternatives} patterns.` };
  const all = alternatives.map((alternative) => readParts(alternative.split('/')));
  const onlyLast = inAnyFolder && !pattern.includes('/');
  return {
    ok: true,
    matches: (path) => {
      const parts = path.split('/');
      const tested = onlyLast ? parts.slice(-1) : parts;
      return all.some((alternative) => matchParts(alternative, tested)) !== isNegated;
    },
  };
}

type PartTest = ((part: string) => boolean) | 'any parts';
type CharacterTest = ((character: string) => boolean) | 'any characters';

/** Whether a sequence fits, where only the last `any` that was met ever takes more: what an earlier one could take instead, this one can. */
function matchSequence<T, S>(
  pattern: readonly T[],
  items: readonly S[],
  isAny: (test: T) => boolean,
  fits: (test: T, item: S) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let any: { readonly at: number; item: number } | null = null;
  while (item < items.length) {
    if (at < pattern.length && isAny(pattern[at]!)) {
      any = { at, item };
      at++;
    } else if (at < pattern.length && fits(pattern[at]!, items[item]!)) {
      at++;
      item++;
    } else if (any !== null) {
      at = any.at + 1;
      item = ++any.item;
    } else {
      return false;
    }
  }
  while (at < pattern.length && isAny(pattern[at]!)) at++;
  return at === pattern.length;
}

function matchParts(pattern: readonly PartTest[], parts: readonly string[]): boolean {
  return matchSequence(
    pattern,
    parts,
    (test) => test === 'any parts',
    (test, part) => test !== 'any parts' && test(part),
  );
}

function readParts(parts: readonly string[]): PartTest[] {
  const tests = parts.map(readPart);
  // At the end it stands for at least one: nothing but what lies in the folder is meant.
  return tests.length > 1 && tests.at(-1) === 'any parts' ? [...tests.slice(0, -1), () => true, 'any parts'] : tests;
}

function readPart(part: string): PartTest {
  if (part === '**') return 'any parts';
  const tests = readCharacters(part);
  return (name) =>
    matchSequence(
      tests,
      [...name],
      (test) => test === 'any characters',
      (test, character) => test !== 'any characters' && test(character),
    );
}

function readCharacters(part: string): CharacterTest[] {
  const tests: CharacterTest[] = [];
  for (const [token] of part.matchAll(/\\?(?:\[[!^]?\]?[^\]]*\]|[^])/gsu)) {
    const isPlain = token.startsWith('\\') && token.length > 1;
    if (isPlain) for (const character of token.slice(1)) tests.push(isCharacter(character));
    else if (token === '*') tests.push('any characters');
    else if (token === '?') tests.push(() => true);
    else if (token.length > 1 && token.startsWith('[')) tests.push(readClass(token.slice(1, -1)));
    else tests.push(isCharacter(token));
  }
  return tests;
}

function isCharacter(wanted: string): (character: string) => boolean {
  return (character) => character === wanted;
}

function readClass(text: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(text);
  const ranges = [...text.slice(isNegated ? 1 : 0).matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, from, to, only]) => [from ?? only!, to ?? only!] as const,
  );
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== isNegated;
}

/** The pattern once for each way through its lists; null where there are too many. A brace that is not closed, or holds no list, stands for itself. */
function expandBraces(pattern: string): string[] | null {
  let done: string[] = [''];
  for (let at = 0; at < pattern.length;) {
    const list = pattern[at] === '{' ? readList(pattern, at) : null;
    if (list === null) {
      const taken = pattern[at] === '\\' ? pattern.slice(at, at + 2) : pattern[at]!;
      done = done.map((start) => start + taken);
      at += taken.length;
      continue;
    }
    const items: string[] = [];
    for (const item of list.items) {
      const expanded = expandBraces(item);
      if (expanded === null) return null;
      append(items, expanded);
      if (items.length * done.length > maxAlternatives) return null;
    }
    done = done.flatMap((start) => items.map((item) => start + item));
    at = list.end;
  }
  return done;
}

/** The list that begins with the brace at an offset; null where it is none. */
function readList(pattern: string, open: number): { readonly items: string[]; readonly end: number } | null {
  const items: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      items.push(pattern.slice(from, at));
      from = at + 1;
    } else if (character === '}' && --depth === 0) {
      const last = pattern.slice(from, at);
      const range = items.length === 0 ? readRange(last) : null;
      if (range !== null) return { items: range, end: at + 1 };
      return items.length === 0 ? null : { items: [...items, last], end: at + 1 };
    }
  }
  return null;
}

function readRange(text: string): string[] | null {
  const [, first, last] = /^(\d{1,6})\.\.(\d{1,6})$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [Number(first), Number(last)];
  const width = /^0\d/.test(first) || /^0\d/.test(last) ? Math.max(first.length, last.length) : 0;
  const count = Math.min(Math.abs(to - from), maxAlternatives) + 1;
  return Array.from({ length: count }, (_, index) => String(from + Math.sign(to - from) * index).padStart(width, '0'));
}
