import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldTypes } from '../../shared/config/library-config.ts';
import { parseFrontMatter } from '../../shared/episode/front-matter/read-front-matter.ts';
import {
  addField,
  removeField,
  reorderFields,
  setField,
  type FieldEdit,
} from '../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../shared/text/text-edit.ts';
import { anyText, someSeconds } from './texts.ts';

const key = fc.constantFrom('title', 'date', 'speakers', 'duration', 'constructor', '__proto__', 'a b', '', 'é');
const yamlLine = fc.constantFrom(
  'title: A walk',
  'title: "A"',
  "title: 'A'",
  'title:',
  'title: # why',
  'title: |\n  one\n  two',
  'title: >-\n  one',
  'date: 2024-05-31',
  'date: &d 2024-05-31',
  'other: *d',
  'speakers: [Ann Lee, "Jon"]',
  'speakers:\n  - Ann Lee\n  - Jon',
  'duration: 1:02:33',
  'n: 007',
  '# a comment',
  '',
  'constructor: x',
  'title: A: B',
  '\ttab: 1',
  'x: {a: 1}',
  '"quoted key": 1',
  '? complex',
  '- item',
  '<<: *d',
  'a: !tag b',
  'é: ü',
);
const document = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(yamlLine, { maxLength: 8 }).map((lines) => `---\n${lines.join('\n')}\n---\n\nMD Hello.\n`),
  },
  { weight: 1, arbitrary: anyText },
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    'A',
    'true',
    '1',
    '1:02:33',
    'A: B',
    '# x',
    '"',
    "'",
    '- a',
    'a, b',
    '*d',
    '&x',
    '[',
    '{',
    'one\ntwo',
    ' a ',
    '\u0000',
    '---',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/\r\n?/g, '\n')),
  fc.array(fc.string({ maxLength: 6 }), { maxLength: 4 }),
);
const type = fc.constantFrom(...fieldTypes);

/** The keys other than `changed`, with their source text, in order. */
function others(text: string, changed: string): string[] {
  return parseFrontMatter(text)
    .fields.filter((field) => field.key !== changed)
    .map((field) => `${field.key}: ${field.raw}`);
}

function check(text: string, changed: string, edit: FieldEdit): string | null {
  if (!edit.ok) {
    expect(edit.reason).not.toBe('');
    return null;
  }
  const after = applyEdits(text, edit.edits);
  expect(others(after, changed)).toEqual(others(text, changed));
  const body = text.slice(parseFrontMatter(text).range.to);
  expect(after.endsWith(body)).toBe(true);
  return after;
}

test('whatever the file, setting a field changes that field or says why not, and leaves the others and the body alone', () => {
  fc.assert(
    fc.property(document, key, value, type, fc.boolean(), (text, name, wanted, kind, raw) => {
      const after = check(
        text,
        name,
        setField(text, name, wanted, { type: kind, raw: raw && typeof wanted === 'string' }),
      );
      if (after === null || raw || typeof wanted !== 'string' || (kind !== 'text' && kind !== 'multiline')) return;
      expect(parseFrontMatter(after).fields.find((field) => field.key === name)?.value).toBe(wanted);
    }),
    someSeconds,
  );
});

test('whatever the file, fields are added, removed and put in order, or it is said why not', () => {
  fc.assert(
    fc.property(document, key, value, fc.array(key, { maxLength: 4 }), (text, name, wanted, order) => {
      check(text, name, addField(text, name, wanted, { after: order[0] ?? '' }));
      const removed = check(text, name, removeField(text, name));
      if (removed !== null) expect(parseFrontMatter(removed).fields.some((field) => field.key === name)).toBe(false);
      const ordered = reorderFields(text, order);
      if (ordered.ok) expect(others(applyEdits(text, ordered.edits), '').sort()).toEqual(others(text, '').sort());
    }),
    someSeconds,
  );
});
