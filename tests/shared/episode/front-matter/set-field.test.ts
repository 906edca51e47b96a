import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../../shared/episode/front-matter/read-front-matter.ts';
import {
  addField,
  removeField,
  reorderFields,
  setField,
  type FieldEdit,
  type SetFieldOptions,
} from '../../../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../../../shared/text/text-edit.ts';

const file = (yaml: string) => `---\n${yaml}\n---\nMD Hello.\n`;
const yamlOf = (text: string) => text.slice(4, text.indexOf('\n---\n', 3));

function after(text: string, edit: FieldEdit): string {
  if (!edit.ok) throw new Error(edit.reason);
  return applyEdits(text, edit.edits);
}

const set = (yaml: string, key: string, value: string | string[], options?: SetFieldOptions) =>
  yamlOf(after(file(yaml), setField(file(yaml), key, value, options)));

describe('setField', () => {
  test.each([
    ['keeps double quotes', 'title: "Old"', 'New', 'title: "New"'],
    ['keeps single quotes', "title: 'Old'", "It's", "title: 'It''s'"],
    ['keeps plain text plain', 'title: Old', 'New: no', 'title: "New: no"'],
    ['keeps plain text plain where it can', 'title: Old', 'New title', 'title: New title'],
    ['fills an empty value', 'title:', 'New', 'title: New'],
    ['stays before a comment', 'title:   # why', 'New', 'title: New   # why'],
    ['keeps the comment behind a value', 'title: "Old" # why', 'New', 'title: "New" # why'],
    ['keeps a literal block', 'title: |-\n  one\n  two', 'a\n\nb', 'title: |-\n  a\n\n  b'],
    ['quotes what YAML would read as something else', 'title: Old', 'true', 'title: "true"'],
    ['quotes a number that is text', 'title: Old', '007', 'title: "007"'],
    ['quotes a date that is text', 'title: 2012-10-24', '2013-01-02', 'title: "2013-01-02"'],
    ['escapes quotation marks', 'title: "Old"', 'Say "hi"', 'title: "Say \\"hi\\""'],
  ])('%s', (_name, before, value, expected) => {
    expect(set(`a: 1\n${before}\nz: "007" # last`, 'title', value)).toBe(`a: 1\n${expected}\nz: "007" # last`);
  });

  test.each([
    ['tags:\n- a\n- b', 'tags: []'],
    ['tags:\n  - a', 'tags:\n  []'],
    ['tags: # why\n- a\n- b', 'tags: # why\n  []'],
  ])('a list with a line an item can be emptied: %j', (before, expected) => {
    expect(set(`${before}\nz: 1`, 'tags', [])).toBe(`${expected}\nz: 1`);
  });

  test('writes a date bare where dates stand and it was bare', () => {
    expect(set('date: 2012-10-24', 'date', '2013-01-02', { type: 'date' })).toBe('date: 2013-01-02');
    expect(set('date: "2012-10-24"', 'date', '2013-01-02', { type: 'date' })).toBe('date: "2013-01-02"');
  });

  test.each([
    'No',
    'on',
    'y',
    '22:57',
    '1_000',
    '0b1',
    '012',
    '0o7',
    '08',
    '~',
    '2012-10-25',
    '2012-1-1',
    '1:02:33',
    '=',
    '?x',
    '-5',
    '@home',
    '.5',
    'null',
    '1,000',
    '1,000.5',
  ])('quotes %s, which some reader takes for something else than text', (value) => {
    expect(set('title: Old', 'title', value)).toBe(`title: ${JSON.stringify(value)}`);
    expect(set('tags: [Old]', 'tags', [value], { type: 'list' })).toBe(`tags: [${JSON.stringify(value)}]`);
    expect(set('tags:\n- Old', 'tags', ['Old', value], { type: 'list' })).toBe(
      `tags:\n- Old\n- ${JSON.stringify(value)}`,
    );
  });

  test.each(['Old', "'Old'", '"Old"', '|-\n  Old'])('escapes line separators, whatever %j stood there', (before) => {
    expect(set(`title: ${before}`, 'title', 'a\u2028b\u2029c\u0085d\uFEFF')).toBe(
      'title: "a\\u2028b\\u2029c\\u0085d\\uFEFF"',
    );
  });

  test('quotes a key that YAML 1.1 takes for a yes or no', () => {
    expect(set('a: 1', 'on', 'x')).toBe('a: 1\n"on": "x"');
  });

  test('writes lists in the form that they have, and items that stay keep their source', () => {
    expect(set('guests: ["Tom Wood", \'Beth\']', 'guests', ['Tom Wood', 'Ann'], { type: 'list' })).toBe(
      'guests: ["Tom Wood", Ann]',
    );
    expect(set('guests:\n  - "Tom Wood"\n  - Beth', 'guests', 'Tom Wood, Ann, B: C', { type: 'list' })).toBe(
      'guests:\n  - "Tom Wood"\n  - Ann\n  - "B: C"',
    );
    expect(set('guests:\n- Tom', 'guests', ['Tom', 'Ann'])).toBe('guests:\n- Tom\n- Ann');
    expect(set('a: 1', 'guests', ['Tom', 'Ann'])).toBe('a: 1\nguests:\n  - Tom\n  - Ann');
  });

  test('lists with a line an item keep the comments of what stays', () => {
    const list = 'guests:\n  - Ann # host\n  # from afar\n  - "Bob"\n  - Cy';
    expect(set(list, 'guests', ['Ann', 'Bob', 'Cy', 'Di'])).toBe(`${list}\n  - Di`);
    expect(set(list, 'guests', ['Ann', 'Bo', 'Cy'])).toBe(list.replace('"Bob"', 'Bo'));
    expect(set(list, 'guests', ['Ann', 'Cy'])).toBe('guests:\n  - Ann # host\n  - Cy');
    expect(set(list, 'guests', ['Bob', 'Cy'])).toBe('guests:\n  - "Bob"\n  - Cy');
    expect(set(list, 'guests', ['Di', 'Ann', 'Bob', 'Cy'])).toBe(list.replace('- Ann', '- Di\n  - Ann'));
  });

  test('lists in brackets keep the bytes of what stays, and numbers stay numbers', () => {
    expect(set('tags: [a,  "b" , c]', 'tags', ['a', 'b', 'c', 'd'])).toBe('tags: [a,  "b" , c,  d]');
    expect(set('tags: [\n  a, # one\n  b\n  ]', 'tags', ['a', 'x'])).toBe('tags: [\n  a, # one\n  x\n  ]');
    expect(set('years: [2023, 2024]', 'years', '2023, 2025', { type: 'list' })).toBe('years: [2023, 2025]');
    expect(set('years: [2023, 2024]', 'years', '2023, later', { type: 'list' })).toBe('years: ["2023", later]');
  });

  test('writes booleans and numbers as such and refuses what is none', () => {
    expect(set('draft: false', 'draft', 'true', { type: 'boolean' })).toBe('draft: true');
    expect(set('n: 1', 'n', '12', { type: 'number' })).toBe('n: 12');
    expect(setField(file('draft: false'), 'draft', 'perhaps', { type: 'boolean' })).toMatchObject({ ok: false });
  });

  test('gives no edit for the value that is there', () => {
    expect(setField(file("title: 'Old'"), 'title', 'Old')).toEqual({ ok: true, edits: [] });
  });

  test('a value that goes back to the saved one gets its source back', () => {
    const base = file('title: Old');
    const changed = after(base, setField(base, 'title', 'New: one'));
    expect(after(changed, setField(changed, 'title', 'Old', { base }))).toBe(base);
  });

  test('refuses to change a value that another key refers to', () => {
    expect(setField(file('a: &x one\nb: *x'), 'a', 'two')).toMatchObject({ ok: false });
  });

  test('raw YAML that breaks the file is refused', () => {
    expect(setField(file('a: 1'), 'a', '[1', { raw: true })).toMatchObject({ ok: false });
    expect(set('a: 1', 'a', '{ b: [1, 2] }', { raw: true })).toBe('a: { b: [1, 2] }');
  });

  test('changes only the bytes of the value, and setting the old source back restores the file', () => {
    const value = fc.constantFrom(
      'Old',
      '"Old"',
      "'Old'",
      '',
      '|\n  one\n  two',
      '>-\n  one\n  two',
      '2012-10-24',
      '[a, b]',
      '\n  - a\n  - "b"',
      '"a\\\n  b"',
    );
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', ':', '#', '"', "'", '-', 'é', '\\', '[', '&', '*', '1', '0', '%', '@', '\n'),
    });
    fc.assert(
      fc.property(value, fc.constantFrom('', ' # why', '\n# own line'), text, (source, comment, wanted) => {
        const separator = source === '' || source.startsWith('\n') ? '' : ' ';
        const behind = source.includes('\n') && !comment.startsWith('\n') ? '' : comment;
        const before = file(`first: &a 007\nkey:${separator}${source}${behind}\nlast: *a # end`);
        const field = parseFrontMatter(before).fields.find(({ key }) => key === 'key')!;
        const edit = setField(before, 'key', wanted);
        if (!edit.ok) return;
        const changed = applyEdits(before, edit.edits);
        const written = parseFrontMatter(changed).fields.find(({ key }) => key === 'key')!;
        expect(written.value).toBe(wanted);
        expect(changed.startsWith(before.slice(0, field.valueRange.from))).toBe(true);
        expect(changed.endsWith(before.slice(field.valueRange.to))).toBe(true);
        expect(
          parseFrontMatter(after(changed, setField(changed, 'key', field.raw, { raw: true }))).fields.map(
            ({ value: read }) => read,
          ),
        ).toEqual(parseFrontMatter(before).fields.map(({ value: read }) => read));
      }),
      { numRuns: 400, examples: [['|\n  one\n  two', '', 'a \n']] },
    );
  });
});

describe('addField, removeField, reorderFields', () => {
  test('add behind a key, at the end, and where there is no front matter', () => {
    const text = file('a: 1\nc: 3');
    expect(yamlOf(after(text, addField(text, 'b', 'two', { after: 'a' })))).toBe('a: 1\nb: "two"\nc: 3');
    expect(yamlOf(after(text, addField(text, 'd', 'x: y')))).toBe('a: 1\nc: 3\nd: "x: y"');
    expect(after('MD Hello.\n', addField('MD Hello.\n', 'title', 'A'))).toBe('---\ntitle: "A"\n---\nMD Hello.\n');
  });

  test('remove takes the entry and nothing else, and refuses an anchor that is in use', () => {
    const text = file('# first\na: 1 # one\nb:\n  - x\nc: &n 3\nd: *n');
    expect(yamlOf(after(text, removeField(text, 'b')))).toBe('# first\na: 1 # one\nc: &n 3\nd: *n');
    expect(removeField(text, 'c')).toMatchObject({ ok: false });
  });

  test('reorder moves entries with the comments above them', () => {
    const text = file('a: 1\n# about b\nb: 2\nc: 3');
    expect(yamlOf(after(text, reorderFields(text, ['b', 'a'])))).toBe('# about b\nb: 2\na: 1\nc: 3');
    expect(reorderFields(text, ['a', 'b'])).toEqual({ ok: true, edits: [] });
  });

  test('a key without a colon is moved and removed with its own line, and says why no value can be given to it', () => {
    const text = '---\n? why\n# about a\na: 1\n---\n';
    expect(yamlOf(after(text, reorderFields(text, ['a', 'why'])))).toBe('# about a\na: 1\n? why');
    expect(yamlOf(after(text, removeField(text, 'why')))).toBe('# about a\na: 1');
    expect(setField(text, 'why', 'x')).toMatchObject({ ok: false, reason: expect.stringContaining('no colon') });
  });
});
