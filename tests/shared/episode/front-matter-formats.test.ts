import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import {
  addField,
  removeField,
  reorderFields,
  setField,
  type FieldEdit,
} from '../../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const body = '\nRosa Hill: Welcome.\n';
const inToml = (toml: string) => `+++\n${toml}\n+++\n${body}`;
const tomlOf = (text: string) => text.slice(4, text.indexOf('\n+++\n', 3));
const inJson = (json: string) => `${json}\n${body}`;
const jsonOf = (text: string) => text.slice(0, text.indexOf(`\n${body}`));
const values = (text: string) =>
  Object.fromEntries(parseFrontMatter(text).fields.map(({ key, value }) => [key, value]));

function after(text: string, edit: FieldEdit): string {
  if (!edit.ok) throw new Error(edit.reason);
  return applyEdits(text, edit.edits);
}

describe('TOML', () => {
  test('has the same values as YAML would: dates, times and odd numbers stay text, tables are maps', () => {
    const toml =
      'title = "A"\ndate = 2024-01-02T10:00:00+01:00\nlength = 01:02:33\ndraft = true\nn = 7\nbig = 1_000\nhex = 0x1F\nf = 1.50\ntags = ["a", \'b\']\np.q = 1\n[params]\nx = { y = 1 }\n[params.z]\nw = 2024-01-02\n[[links]]\nurl = "u"\n[[links]]\nurl = "v"';
    expect(parseFrontMatter(inToml(toml))).toMatchObject({ status: 'ok', format: 'toml' });
    expect(values(inToml(toml))).toEqual({
      title: 'A',
      date: '2024-01-02T10:00:00+01:00',
      length: '01:02:33',
      draft: true,
      n: 7,
      big: '1_000',
      hex: '0x1F',
      f: '1.50',
      tags: ['a', 'b'],
      p: { q: 1 },
      params: { x: { y: 1 }, z: { w: '2024-01-02' } },
      links: [{ url: 'u' }, { url: 'v' }],
    });
  });

  test('every range points at the source it names', () => {
    const text = inToml('# note\n  title = "A" # why\n"my key" = [\n  1,\n]\n[params]\na = 1');
    const { fields, range } = parseFrontMatter(text);
    expect(
      fields.map(({ keyRange, valueRange, raw, line, range: { from, to } }) => [
        text.slice(keyRange.from, keyRange.to),
        text.slice(valueRange.from, valueRange.to) === raw,
        line,
        text.slice(from, to),
      ]),
    ).toEqual([
      ['title', true, 3, '  title = "A" # why\n'],
      ['"my key"', true, 4, '"my key" = [\n  1,\n]\n'],
      ['params', true, 7, '[params]\na = 1\n'],
    ]);
    expect(text.slice(range.to)).toBe(body);
  });

  test.each([
    ['double quotes', 'title = "Old" # why', 'New “x” \\ "y"', 'title = "New “x” \\\\ \\"y\\"" # why'],
    ['single quotes', "title = 'Old'", 'C:\\new', "title = 'C:\\new'"],
    ['single quotes that cannot hold it', "title = 'Old'", "It's", 'title = "It\'s"'],
    ['a bare date', 'title = 2024-01-02', '2024-01-02T10:00:00Z', 'title = 2024-01-02T10:00:00Z'],
    ['a bare date that becomes text', 'title = 2024-01-02', 'soon', 'title = "soon"'],
    ['a quoted date', 'title = "2024-01-02"', '2025-01-02', 'title = "2025-01-02"'],
    ['lines in double quotes', 'title = """\nOld\nlines"""', 'a\n"b""\nc\\', 'title = """\na\n"b"\\"\nc\\\\"""'],
    ['lines in single quotes', "title = '''\nOld\nlines'''", 'a\nb\\', "title = '''\na\nb\\'''"],
    ['one line in place of many', 'title = """\nOld\nlines"""', 'a', 'title = "a"'],
  ])('setting a value keeps %s', (_, before, value, expected) => {
    const text = inToml(`a = 1\n${before}\n\n[params]\nz = 1`);
    expect(tomlOf(after(text, setField(text, 'title', value)))).toBe(`a = 1\n${expected}\n\n[params]\nz = 1`);
  });

  test('lists keep the bytes of what stays, comments and trailing comma too', () => {
    const set = (list: string, items: string[]) =>
      tomlOf(
        after(inToml(`tags = ${list}`), setField(inToml(`tags = ${list}`), 'tags', items, { type: 'list' })),
      ).slice('tags = '.length);
    const list = '[\n  \'a\', # first\n  "b",\n]';
    expect(set(list, ['a', 'b', 'c'])).toBe('[\n  \'a\', # first\n  "b",\n  "c",\n]');
    expect(set(list, ['a', 'x'])).toBe('[\n  \'a\', # first\n  "x",\n]');
    expect(set(list, ['a'])).toBe("[\n  'a',\n]");
    expect(set(list, ['b'])).toBe('[\n  "b",\n]');
    expect(set('["a","b"]', ['z', 'a', 'b'])).toBe('["z","a","b"]');
    expect(set('["a"]', ['a', 'b'])).toBe('["a", "b"]');
    expect(set('["a"]', [])).toBe('[]');
    expect(set('[]', ['a', 'b'])).toBe('["a", "b"]');
  });

  test('a new key stands above the tables, whose it would otherwise be', () => {
    const text = inToml('title = "A" # why\n\n# the rest\n[params]\nz = 1');
    expect(tomlOf(after(text, addField(text, 'draft', 'true', { type: 'boolean' })))).toBe(
      'title = "A" # why\ndraft = true\n\n# the rest\n[params]\nz = 1',
    );
    expect(tomlOf(after(text, addField(text, 'date', '2024-01-02', { type: 'date' })))).toContain(
      '\ndate = 2024-01-02\n',
    );
    const tables = inToml('[params]\nz = 1');
    expect(tomlOf(after(tables, setField(tables, 'title', 'A')))).toBe('title = "A"\n[params]\nz = 1');
  });

  test('a table is read-only, with the reason, and can be removed from wherever it stands', () => {
    const text = inToml('[params]\nz = 1\n[menu]\nm = 1\n[params.more]\ny = 2');
    expect(setField(text, 'params', 'x')).toMatchObject({ ok: false, reason: expect.stringMatching(/table.*as text/) });
    expect(tomlOf(after(text, removeField(text, 'params')))).toBe('[menu]\nm = 1');
  });

  test('keys change places among themselves, never into a table', () => {
    const text = inToml('a = 1\n# about b\nb = 2\n[params]\nz = 1');
    expect(tomlOf(after(text, reorderFields(text, ['b', 'a'])))).toBe('# about b\nb = 2\na = 1\n[params]\nz = 1');
    expect(reorderFields(text, ['params', 'a'])).toMatchObject({ ok: false });
  });

  test.each([
    ['text without quotes', 'title = Episode #5', /quotation marks/, 'title = "Episode #5"'],
    ['curly quotes', 'title = “A” # why', /[Cc]urly/, 'title = "A" # why'],
    ['quotes in quotes', "title = 'it's'", /do not fit/, 'title = "it\'s"'],
    ['an unclosed quote', 'title = "A walk', /do not fit/, 'title = "A walk"'],
    ['a colon', 'title: A', /“=”/, 'title = "A"'],
    ['a capital', 'draft = True', /small letters/, 'draft = true'],
  ])('%s is told in words, with a fix', (_, toml, message, fixed) => {
    const text = inToml(`a = 1\n${toml}`);
    const [problem] = parseFrontMatter(text).problems;
    expect(problem!.message).toMatch(message);
    expect(tomlOf(applyEdits(text, problem!.fixes[0]!.edits))).toBe(`a = 1\n${fixed}`);
    expect(setField(text, 'a', 'x')).toMatchObject({ ok: false });
  });

  test.each([
    ['a key twice', 'a = 1\na = 2', /twice/],
    ['a date that there is not', 'a = 2024-13-01', /no such date/],
    ['an open bracket', 'a = [1', /no TOML/],
    ['what nests without end', `a = ${'['.repeat(50_000)}`, /nested|no TOML/],
  ])('%s is a problem in words, with no fields', (_, toml, message) => {
    expect(parseFrontMatter(inToml(toml))).toMatchObject({
      status: 'error',
      fields: [],
      problems: [{ message: expect.stringMatching(message) }],
    });
  });

  test('a line that only begins with the fence ends it for Hugo, and is a problem', () => {
    expect(parseFrontMatter('+++\na = 1\n++++\nb = 2\n+++\n').problems[0]!.message).toMatch(/Hugo ends/);
  });
});

describe('JSON', () => {
  test('has the same values as YAML would', () => {
    expect(parseFrontMatter(inJson('{"a":1}'))).toMatchObject({ status: 'ok', format: 'json' });
    expect(
      values(
        inJson(
          '{\n\t"title": "A \\u00e9",\n\t"date": "2024-01-02", "draft": true, "n": 1.50, "none": null, "tags": ["a", 1], "params": {"x": {"y": "}"}}\n}',
        ),
      ),
    ).toEqual({
      title: 'A é',
      date: '2024-01-02',
      draft: true,
      n: '1.50',
      none: null,
      tags: ['a', 1],
      params: { x: { y: '}' } },
    });
    expect(values('{}\n')).toEqual({});
  });

  test.each([
    '{{< figure src="a.png" >}}\nHello.\n',
    '{% raw %}\n',
    '{>>a note<<} Hello.\n',
    '{: .class}\n',
    '{laughs} Hello.\n',
  ])('what only begins with a brace is none: %j', (text) => {
    expect(parseFrontMatter(text).status).toBe('none');
  });

  test('every range points at the source it names, and no two entries overlap', () => {
    for (const text of [
      inJson('{ "a": 1, "b": [2],\n  "c": "d" }'),
      inJson('{\n  "a": 1,\n  "b": {\n    "x": 1\n  }\n}'),
    ]) {
      const { fields, range } = parseFrontMatter(text);
      for (const { key, raw, keyRange, valueRange } of fields)
        expect([text.slice(keyRange.from, keyRange.to), text.slice(valueRange.from, valueRange.to)]).toEqual([
          `"${key}"`,
          raw,
        ]);
      fields
        .slice(1)
        .forEach((field, index) => expect(field.range.from).toBeGreaterThanOrEqual(fields[index]!.range.to));
      expect(text.slice(range.to)).toBe(body);
    }
  });

  test('values are set, added, removed and put in order, commas and white space as they were', () => {
    const text = inJson('{\n  "title" : "Old",\n  "tags": ["a"],\n  "draft": true\n}');
    const change = (edit: FieldEdit) => jsonOf(after(text, edit));
    expect(change(setField(text, 'title', 'New "x"\n'))).toBe(
      '{\n  "title" : "New \\"x\\"\\n",\n  "tags": ["a"],\n  "draft": true\n}',
    );
    expect(change(setField(text, 'tags', 'a, b', { type: 'list' }))).toContain('"tags": ["a", "b"],');
    expect(change(setField(text, 'draft', 'false', { type: 'boolean' }))).toContain('"draft": false\n}');
    expect(change(setField(text, 'date', '2024-01-02', { type: 'date' }))).toBe(
      '{\n  "title" : "Old",\n  "tags": ["a"],\n  "draft": true,\n  "date": "2024-01-02"\n}',
    );
    expect(change(addField(text, 'n', '7', { type: 'number', after: 'title' }))).toContain(
      '"title" : "Old",\n  "n" : 7,\n  "tags"',
    );
    expect(change(removeField(text, 'draft'))).toBe('{\n  "title" : "Old",\n  "tags": ["a"]\n}');
    expect(change(removeField(text, 'title'))).toBe('{\n  "tags": ["a"],\n  "draft": true\n}');
    expect(change(reorderFields(text, ['draft', 'title']))).toBe(
      '{\n  "draft": true,\n  "title" : "Old",\n  "tags": ["a"]\n}',
    );
    expect(after('{}\nx', setField('{}\nx', 'a', 'b'))).toBe('{"a": "b"}\nx');
  });

  test.each([
    ['a comma behind the last value', '{\n  "a": 1,\n}', '{\n  "a": 1\n}'],
    ['a comma that is missing', '{"a": 1 "b": 2}', '{"a": 1, "b": 2}'],
    ['single quotes', '{"a": \'x\'}', '{"a": "x"}'],
    ['curly quotes', '{"a": “x”}', '{"a": "x"}'],
    ['text without quotes', '{"a": Harbour lights}', '{"a": "Harbour lights"}'],
    ['a name without quotes', '{a: 1}', '{"a": 1}'],
  ])('%s is told in words, with a fix', (_, json, fixed) => {
    const { status, problems } = parseFrontMatter(inJson(json));
    expect([status, problems.length]).toEqual(['error', 1]);
    expect(jsonOf(applyEdits(inJson(json), problems[0]!.fixes[0]!.edits))).toBe(fixed);
  });

  test.each([
    ['a key twice', '{"a": 1, "a": 2}', /twice/],
    ['a comment', '{\n  // why\n  "a": 1\n}', /no comments/],
    ['a line break in a text', '{"a": "x\ny"}', /line break/],
    ['no closing brace', '{\n  "a": 1', /never closed/],
    ['words behind the brace', '{"a": 1} Hello.', /behind the closing/],
    ['what nests without end', `{"a": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /nested/],
  ])('%s is a problem in words, with no fields', (_, json, message) => {
    expect(parseFrontMatter(inJson(json))).toMatchObject({
      status: 'error',
      fields: [],
      problems: [{ message: expect.stringMatching(message) }],
    });
  });
});

describe('whatever stands in TOML and JSON', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', ' ', '"', "'", '\\', '\n', '#', '=', '+', '{', '}', ']', ',', '😀', '\u007f'),
  });
  const basic = text.map((value) => JSON.stringify(value).replaceAll('\u007f', '\\u007f'));
  const tomlValue = fc.oneof(
    basic,
    fc.constantFrom(
      "'lit'",
      '2024-01-02',
      '07:32:00',
      'true',
      '1_000',
      '[]',
      '["a", \'b\']',
      '[\n  "a", # one\n  "b",\n]',
      '{ x = 1 }',
      '"""\na\nb"""',
      "'''a'''",
    ),
  );
  const jsonValue = fc.oneof(
    basic,
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value, null, 1)),
  );
  const keys = ['title', 'date', 'tags'] as const;
  const toml = fc
    .tuple(
      tomlValue,
      tomlValue,
      tomlValue,
      fc.constantFrom('', '# c\n', '\n'),
      fc.constantFrom('', '[params]\na = 1\n', '\n[[x]]\n[x.y]\nz=1\n'),
    )
    .map(
      ([a, b, c, between, tables]) =>
        `+++\ntitle = ${a}\n${between}date=${b} # why\ntags = ${c}\n${tables}+++\n${body}`,
    );
  const json = fc
    .tuple(jsonValue, jsonValue, jsonValue, fc.constantFrom('', ' ', '\n  ', '\n\t'))
    .map(([a, b, c, gap]) => `{${gap}"title": ${a},${gap}"date":${b},${gap}"tags": ${c}\n}\n${body}`);

  test('setting a field changes nothing but its value, which reads back, and the old source brings back the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(toml, json),
        fc.constantFrom(...keys),
        fc.oneof(text, fc.array(text, { maxLength: 4 })),
        (before, key, wanted) => {
          const field = parseFrontMatter(before).fields.find((candidate) => candidate.key === key)!;
          const edit = setField(before, key, wanted);
          if (!edit.ok) throw new Error(edit.reason);
          const changed = applyEdits(before, edit.edits);
          expect(values(changed)).toEqual({ ...values(before), [key]: wanted });
          expect([
            changed.startsWith(before.slice(0, field.valueRange.from)),
            changed.endsWith(before.slice(field.valueRange.to)),
          ]).toEqual([true, true]);
          expect(after(changed, setField(changed, key, field.raw, { raw: true }))).toBe(before);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a field that is added and removed again leaves the file as it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(toml, json),
        text,
        fc.option(fc.constantFrom(...keys), { nil: undefined }),
        (before, wanted, behind) => {
          const added = after(before, addField(before, 'new', wanted, behind === undefined ? {} : { after: behind }));
          expect(values(added)).toEqual({ ...values(before), new: wanted });
          expect(after(added, removeField(added, 'new'))).toBe(before);
        },
      ),
      { numRuns: 200 },
    );
  });
});
