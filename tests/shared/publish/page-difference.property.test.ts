import { expect, test } from 'vitest';
import fc from 'fast-check';
import { losesNothing } from '../../../shared/publish/page-conflict.ts';
import { findPageDifference } from '../../../shared/publish/page-difference.ts';

type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** Ways to write the same front matter. */
const prints: readonly ((fields: Fields) => string)[] = [
  (fields) => `---\n${lines(fields, ': ', JSON.stringify)}---\n`,
  (fields) => `---\n${lines(fields, ':   ', plain)}---\n`,
  (fields) => `---\n${lines(reversed(fields), ': ', plain)}---\n`,
  (fields) => `+++\n${lines(fields, ' = ', JSON.stringify)}+++\n`,
  (fields) => `${JSON.stringify(fields, null, 2)}\n`,
];

const reversed = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).reverse());
const lines = (fields: Fields, delimiter: string, print: (value: Fields[string]) => string) =>
  Object.entries(fields)
    .map(([key, value]) => `${key}${delimiter}${print(value)}\n`)
    .join('');
const plain = (value: Fields[string]) =>
  typeof value === 'object' ? `\n${value.map((item) => `  - ${item}`).join('\n')}` : String(value);

const word = fc.constantFrom('bread', 'a long walk', 'Ünlü', 'maison', '雨', 'x-ray');
const value = fc.oneof(word, fc.integer({ min: 0, max: 900 }), fc.array(word, { minLength: 1, maxLength: 3 }));
const fields = fc.dictionary(fc.constantFrom('weight', 'season', 'tags', 'summary', 'aliases', 'cover'), value, {
  minKeys: 1,
  maxKeys: 5,
  noNullPrototype: true,
});
const body = '\n**Ann Lee:** One two three four.\n\n**Bob Roe:** Five six seven.\n\n**Ann Lee:** Eight nine ten.\n';

test('keys are told by whose they are and whether their values are the same, however either front matter is written', () => {
  fc.assert(
    fc.property(fields, fields, fc.constantFrom(...prints), fc.constantFrom(...prints), (page, episode, one, other) => {
      const [before, after] = [`${one(page)}${body}`, `${other(episode)}${body}`];
      fc.pre(before !== after);
      const { parts, keys } = findPageDifference(before, after, {});
      const isSame = (key: string) => JSON.stringify(page[key]) === JSON.stringify(episode[key]);
      const told = (part: keyof typeof keys) => [...(keys[part] ?? [])].sort();
      expect(told('page-fields')).toEqual(
        Object.keys(page)
          .filter((key) => !(key in episode))
          .sort(),
      );
      expect(told('new-fields')).toEqual(
        Object.keys(episode)
          .filter((key) => !(key in page))
          .sort(),
      );
      expect(told('field-values')).toEqual(
        Object.keys(page)
          .filter((key) => key in episode && !isSame(key))
          .sort(),
      );
      // Only what keeps every key of the page with its value may be taken over without being asked for.
      const conflict = { kind: 'differs', parts, keys, uncommitted: false, standing: '' } as const;
      expect(losesNothing(conflict)).toBe(Object.keys(page).every((key) => key in episode && isSame(key)));
    }),
  );
});
