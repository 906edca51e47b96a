import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import { setField } from '../../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const file = (yaml: string) => `---\n${yaml}\n---\nWords.\n`;
const yamlOf = (text: string) => text.slice(4, text.indexOf('\n---\n', 3));
const problemsOf = (yaml: string) => {
  const { problems, doubts } = parseFrontMatter(file(yaml));
  return [...problems, ...doubts].map(({ message, range, fixes }) => ({
    message,
    place: file(yaml).slice(range.from, range.to),
    fixed: fixes.map(({ edits }) => yamlOf(applyEdits(file(yaml), edits))),
  }));
};
const titleOf = (yaml: string) => parseFrontMatter(file(yaml)).fields.find(({ key }) => key === 'title')?.value;

describe('what hands write that do not know YAML', () => {
  test.each([
    ['no space behind the colon', 'title:Harbour', 'title: Harbour', 'Harbour', /space is missing/],
    ['a no-break space behind the colon', 'title:\u00A0Harbour', 'title: Harbour', 'Harbour', /no-break space/],
    [
      'no space behind a dash',
      'title: Harbour\nguests:\n-Ana\n-Jon',
      'title: Harbour\nguests:\n- Ana\n- Jon',
      'Harbour',
      /behind the dash/,
    ],
    ['a full-width colon', 'title：Harbour', 'title: Harbour', 'Harbour', /full-width/],
    ['an equals sign', 'title = "Harbour"', 'title: "Harbour"', 'Harbour', /“:”, not with “=”/],
    [
      'a colon in the value',
      'title: Part one: the sea',
      'title: "Part one: the sea"',
      'Part one: the sea',
      /colon in the value/,
    ],
    ['a colon at its end', 'title: Harbour:', 'title: "Harbour:"', 'Harbour:', /colon in the value/],
    [
      'a colon in a value of two lines',
      'title: Part one: the\n  sea',
      'title: "Part one: the\n  sea"',
      'Part one: the sea',
      /colon in the value/,
    ],
    ['@', 'title: @harbour', 'title: "@harbour"', '@harbour', /“@” cannot begin/],
    ['a backtick', 'title: `ls` for you # why', 'title: "`ls` for you" # why', '`ls` for you', /“`” cannot begin/],
    ['%', 'title: %s', 'title: "%s"', '%s', /“%” cannot begin/],
    ['a comma', 'title: , he said', 'title: ", he said"', ', he said', /“,” cannot begin/],
    ['an alias to nothing', 'title: *Harbour', 'title: "*Harbour"', '*Harbour', /anchor/],
    [
      'an alias with words',
      'title: *Harbour* lights',
      'title: "*Harbour* lights"',
      '*Harbour* lights',
      /“\*” cannot begin/,
    ],
    ['an open bracket', 'title: [Draft', 'title: "[Draft"', '[Draft', /bracket is opened/],
    [
      'words behind a bracket',
      'title: [Draft] Harbour',
      'title: "[Draft] Harbour"',
      '[Draft] Harbour',
      /behind a bracket/,
    ],
    ['words behind a brace', 'title: {x} Harbour', 'title: "{x} Harbour"', '{x} Harbour', /behind a bracket/],
    ['a closing bracket', 'title: ] Harbour', 'title: "] Harbour"', '] Harbour', /“\]” cannot begin/],
    [
      'quotes around a part',
      'title: "Harbour" lights',
      `title: '"Harbour" lights'`,
      '"Harbour" lights',
      /around a part/,
    ],
    [
      'quotes around two parts',
      'title: "Harbour" and "lights"',
      `title: '"Harbour" and "lights"'`,
      '"Harbour" and "lights"',
      /around a part/,
    ],
    ['an apostrophe in single quotes', "title: 'It's late'", 'title: "It\'s late"', "It's late", /inside others/],
    ['quotes in quotes', 'title: "Say "hi" to me"', `title: 'Say "hi" to me'`, 'Say "hi" to me', /inside others/],
    ['an open double quote', 'title: "A walk', 'title: "A walk"', 'A walk', /never closed/],
    ['an open single quote', "title: 'A walk", 'title: "A walk"', 'A walk', /never closed/],
    ['a dash', 'title: - Harbour', 'title: "- Harbour"', '- Harbour', /“- ” begins/],
    ['a question mark', 'title: ? Harbour', 'title: "? Harbour"', '? Harbour', /“\? ” begins/],
    ['a bar', 'title: | Harbour', 'title: "| Harbour"', '| Harbour', /“\|” opens/],
    ['an angle bracket', 'title: >Harbour', 'title: ">Harbour"', '>Harbour', /“>” opens/],
    ['a backslash', 'title: "C:\\q"', "title: 'C:\\q'", 'C:\\q', /backslash/],
    [
      'a comment without its space',
      'title: "Harbour"# why',
      'title: "Harbour" # why',
      'Harbour',
      /in front of the comment/,
    ],
    ['curly quotes with a colon', 'title: “Part: one”', 'title: "Part: one"', 'Part: one', /colon in the value/],
    ['a # that cuts', 'title: Episode #5', 'title: "Episode #5"', 'Episode #5', /for a comment.*only “Episode”/],
    ['a # that cuts before a number', 'title: Episode # 5', 'title: "Episode # 5"', 'Episode # 5', /only “Episode”/],
    ['a # at the start', 'title: #harbour', 'title: "#harbour"', '#harbour', /is empty/],
    ['a # in the second line', 'title: The\n  sea #5', 'title: "The sea #5"', 'The sea #5', /only “The sea”/],
    ['an anchor', 'title: &Sons', 'title: "&Sons"', '&Sons', /“&Sons” has a meaning/],
    [
      'an anchor with words',
      'title: &Sons of the sea',
      'title: "&Sons of the sea"',
      '&Sons of the sea',
      /“&Sons” has a meaning/,
    ],
    [
      'a tag',
      'title: !Attention please',
      'title: "!Attention please"',
      '!Attention please',
      /“!Attention” has a meaning/,
    ],
    ['curly quotes', 'title: “Harbour”', 'title: "Harbour"', 'Harbour', /[Cc]urly|curly/],
    ['a space in front of the colon', 'title : Harbour', 'title: Harbour', 'Harbour', /in front of the colon/],
    ['a tab behind the colon', 'title:\tHarbour', 'title: Harbour', 'Harbour', /tab stands behind/],
  ])('%s: told in plain words, with a fix that says what was meant', (_, written, fixed, value, message) => {
    for (const [above, below] of [
      ['', ''],
      ['a: 1\n', '\nz: 2 # z'],
    ]) {
      const yaml = above + written + below;
      expect(problemsOf(yaml)).toEqual([
        { message: expect.stringMatching(message), place: expect.any(String), fixed: [above + fixed + below] },
      ]);
      expect(written).toContain(problemsOf(yaml)[0]!.place);
      expect(titleOf(above + fixed + below)).toBe(value);
    }
  });

  test.each([
    ['hashtags in brackets', 'tags: [#sea, #harbour]', 'tags: ["#sea", "#harbour"]', /“#” cannot begin an item/],
    ['handles in brackets', 'tags: [@ann, "b"]', 'tags: ["@ann", "b"]', /“@” cannot begin an item/],
    ['a list that is not closed', 'tags: [a, b\nz: 1', 'tags: [a, b]\nz: 1', /never closed/],
    ['a handle in a list', 'tags:\n  - @ann\n  - b', 'tags:\n  - "@ann"\n  - b', /“@” cannot begin a value/],
    ['a hashtag in a list', 'tags:\n  - #sea\n  - b', 'tags:\n  - "#sea"\n  - b', /for a comment/],
    ['tabs', 'tags:\n\t- a\n\t- b', 'tags:\n  - a\n  - b', /tab is used/],
    ['a line indented by mistake', 'title: A\n  date: 2024-01-02', 'title: A\ndate: 2024-01-02', /indented/],
    ['a spoken draft', 'draft: yes', 'draft: true', /Some tools/],
  ])('%s', (_, written, fixed, message) => {
    expect(problemsOf(written)).toEqual([
      { message: expect.stringMatching(message), place: expect.any(String), fixed: [fixed] },
    ]);
    expect(problemsOf(fixed)).toEqual([]);
  });

  test('every broken key is told at once, each with a fix of its own', () => {
    const problems = problemsOf('title: @a\nsubtitle: b: c\ntags: [#d]\nguest: "e" f');
    expect(problems.map(({ place }) => place)).toEqual(['title: @a', 'subtitle: b: c', 'tags: [#d]', 'guest: "e" f']);
  });

  test('of a key that stands twice, either can be kept', () => {
    expect(problemsOf('# a note: first\ntitle: A\n# about b\nb: 1\ntitle: B\ntags:\n  - x')).toEqual([
      {
        message: expect.stringMatching(/stands twice/),
        place: 'title',
        fixed: [
          '# a note: first\ntitle: A\n# about b\nb: 1\ntags:\n  - x',
          '# a note: first\n# about b\nb: 1\ntitle: B\ntags:\n  - x',
        ],
      },
    ]);
  });

  test.each([
    'title: Harbour # why',
    'title: Harbour#5',
    'title: C#',
    'title: "Harbour" #5',
    'n: 5 #why',
    'date: 2024-01-02 #why',
    'title: # why',
    'title:',
    'a: &x one\nb: *x',
    'title: “A” and “B”',
    'title: !!str 5',
    'title: |\n  a #5\n  “b”',
    'url: https://example.org/#top',
    "title: It's late",
    'draft: true',
    'tags: [a, b] #x',
    'a: {b: c}',
    'title: «Le port»',
  ])('nothing is wrong with %j', (yaml) => {
    expect(problemsOf(yaml)).toEqual([]);
  });
});

describe('setting a value that a comment cuts', () => {
  test.each([
    ['a part of the text is replaced with it', 'title: Episode #5', 'New', 'title: New'],
    ['the whole text can be set, and is quoted', 'title: Episode #5', 'Episode #5', 'title: "Episode #5"'],
    ['an empty value is filled', 'title: #5', 'New', 'title: New'],
    ['a comment stays', 'title: Episode # why', 'New', 'title: New # why'],
    ['a comment behind quotation marks stays', 'title: "Episode" #5', 'New', 'title: "New" #5'],
    ['a comment behind a date stays', 'title: 2024-01-02 #why', '2024-01-03', 'title: "2024-01-03" #why'],
  ])('%s', (_, before, value, expected) => {
    const text = file(`a: 1\n${before}\nz: 1`);
    const edit = setField(text, 'title', value);
    if (!edit.ok) throw new Error(edit.reason);
    expect(yamlOf(applyEdits(text, edit.edits))).toBe(`a: 1\n${expected}\nz: 1`);
  });
});

test('whatever the value, each fix leaves the other keys as they are and leads to front matter that can be read', () => {
  const value = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      ' ',
      ': ',
      ' #',
      '"',
      "'",
      '-',
      '[',
      ']',
      '{',
      '}',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      ',',
      '\\',
      '“',
      '”',
      '\t',
      '5',
    ),
    maxLength: 8,
  });
  fc.assert(
    fc.property(value, (written) => {
      const yaml = `a: "1" # one\ntitle: ${written}\nz: [2]`;
      const { status, problems, doubts } = parseFrontMatter(file(yaml));
      if (status === 'error') expect(problems.length).toBeGreaterThan(0);
      for (const { fixes } of [...problems, ...doubts]) {
        for (const { edits } of fixes) {
          const after = parseFrontMatter(applyEdits(file(yaml), edits));
          expect(after.status).toBe('ok');
          expect(after.fields.map(({ key, raw }) => [key, raw])).toEqual([
            ['a', '"1"'],
            ['title', expect.any(String)],
            ['z', '[2]'],
          ]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['brackets', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['braces', `a: ${'{b: '.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['lists', `a:\n${'- '.repeat(20_000)}b`],
  ['keys', `${'? '.repeat(20_000)}b`],
])('%s within each other without end are told as what they are', (_, yaml) => {
  expect(parseFrontMatter(`---\n${yaml}\n---\n`).problems.map(({ message }) => message)).toEqual([
    'This is nested too deeply to be read.',
  ]);
});
