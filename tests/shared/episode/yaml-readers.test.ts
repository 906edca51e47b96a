import fc from 'fast-check';
import readFrontMatter from 'front-matter';
import matter from 'gray-matter';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { setField } from '../../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { yamlTraps } from '../../helpers/yaml-traps.ts';

/** Readers of YAML that sites and tools in JavaScript use: js-yaml 4, js-yaml 3 within two readers of front matter, and YAML 1.1. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'js-yaml': (text) => load(yamlOf(text)),
  'gray-matter': (text) => matter(text, {}).data,
  'front-matter': (text) => (readFrontMatter as unknown as (text: string) => { attributes: unknown })(text).attributes,
  'YAML 1.1': (text) => parse(yamlOf(text), { version: '1.1' }),
  'YAML 1.2': (text) => parse(yamlOf(text)),
};

const yamlOf = (text: string) => text.slice(4, text.indexOf('\n---\n', 3) + 1);

/** What stood there before: plain, quoted, in a block, nothing. */
const befores = [
  'title: Old',
  "title: 'Old'",
  'title: "Old"',
  'title: |-\n  Old',
  'title: |\n  Old',
  'title:',
  'other: x',
];
const listsBefore = ['title: [Old]', 'title: []', 'title:\n  - Old', 'title:\n- Old', 'other: x'];

function expectAlike(before: string, value: string | string[]) {
  const text = `---\n${before}\nz: last\n---\nWords.\n`;
  const edit = setField(text, 'title', value, Array.isArray(value) ? { type: 'list' } : {});
  if (!edit.ok) throw new Error(edit.reason);
  const written = applyEdits(text, edit.edits);
  for (const [name, read] of Object.entries(readers))
    expect([name, read(written)]).toMatchObject([name, { title: value, z: 'last' }]);
}

test.each(yamlTraps)('%j is the same text to every reader, whatever stood there', (value) => {
  for (const before of befores) expectAlike(before, value);
  for (const before of listsBefore) expectAlike(before, ['Old', value, 'b']);
});

const anyText = fc
  .string({
    unit: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...'yYnNoOfFtTeE0123456789_-+.:,?!#&*|>%@`~=<[]{}"\'\\ \n\t',
          '\u2028',
          '\u2029',
          '\u0085',
          '\uFEFF',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    ),
  })
  .filter((text) => !/\p{Cs}/u.test(text));

test('any text that is set is the same text to every reader', () => {
  fc.assert(
    fc.property(fc.constantFrom(...befores), anyText, (before, value) => {
      fc.pre(value !== '');
      expectAlike(before, value);
    }),
    { numRuns: 400 },
  );
});

test('any items that are set are the same items to every reader', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...listsBefore),
      fc.array(
        anyText.filter((item) => item !== ''),
        { minLength: 1, maxLength: 4 },
      ),
      (before, items) => expectAlike(before, items),
    ),
    { numRuns: 400 },
  );
});
