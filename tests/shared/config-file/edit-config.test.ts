import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYamlValue } from '../../../shared/episode/front-matter/yaml-map.ts';
import { setSetting, settingAt, valueAt, type SettingValue } from '../../../shared/config-file/edit-config.ts';
import { readLibraryConfig } from '../../../shared/config-file/read-config.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

function set(text: string, path: string, value: SettingValue | null): string {
  const edit = setSetting(text, path.split('.'), value);
  if (!edit.ok) throw new Error(edit.reason);
  return applyEdits(text, edit.edits);
}

describe('a setting', () => {
  test.each([
    ['begins an empty file', '', 'title', 'Common Ground', 'title: Common Ground\n'],
    ['stands behind a line without an end', 'title: A', 'language', 'en-GB', 'title: A\nlanguage: en-GB\n'],
    ['stands below comments alone', '# Ours.\n', 'title', 'A', '# Ours.\ntitle: A\n'],
    ['keeps quotes and the comment behind it', "title: 'Old' # why\n", 'title', 'New', "title: 'New' # why\n"],
    ['is quoted where YAML would read something else', 'title: A\n', 'title', 'No', 'title: "No"\n'],
    ['fills a key without a value', 'title:   # later\n', 'title', 'New', 'title: New   # later\n'],
    [
      'begins a section that is missing',
      'title: A\n',
      'publish.site',
      '../site',
      'title: A\npublish:\n  site: ../site\n',
    ],
    ['fills a section without anything', 'publish:\n', 'publish.site', '../site', 'publish:\n  site: ../site\n'],
    [
      'stands in its section, as that is indented, before what follows',
      'publish:\n    site: ../site # here\n\n# Rules.\nlint:\n    links: true\n',
      'publish.lineLength',
      32,
      'publish:\n    site: ../site # here\n    lineLength: 32\n\n# Rules.\nlint:\n    links: true\n',
    ],
    [
      'stands in a section in braces',
      'lint: { links: true }\n',
      'lint.rules.doubled-word',
      'off',
      'lint: { links: true, rules: { doubled-word: "off" } }\n',
    ],
    [
      'stands in empty braces',
      'snippets: {}\n',
      'snippets.inaud',
      '[inaudible]',
      'snippets: { inaud: "[inaudible]" }\n',
    ],
    [
      'changes in braces',
      "fields:\n  season: { type: number, label: 'Season' }\n",
      'fields.season.label',
      'Series, no',
      "fields:\n  season: { type: number, label: 'Series, no' }\n",
    ],
    ['becomes true', 'lint:\n  links: false\n', 'lint.links', true, 'lint:\n  links: true\n'],
    [
      'becomes a list in one line',
      'title: A\n',
      'exclude',
      ['drafts/**', 'old'],
      'title: A\nexclude: [drafts/**, old]\n',
    ],
    [
      'of a list keeps the form and the comments of its items',
      'exclude:\n- a/** # first\n- b/**\n',
      'exclude',
      ['a/**', 'b/**', 'c'],
      'exclude:\n- a/** # first\n- b/**\n- c\n',
    ],
    [
      'of a list in a section keeps its indentation',
      'publish:\n  formats:\n    - md\n',
      'publish.formats',
      ['md', 'vtt'],
      'publish:\n  formats:\n    - md\n    - vtt\n',
    ],
    [
      'of a list in brackets keeps them',
      'publish:\n  formats: [ md, vtt ]\n',
      'publish.formats',
      ['md'],
      'publish:\n  formats: [ md ]\n',
    ],
    ['is taken out', 'title: A # a\nlanguage: en\n', 'title', null, 'language: en\n'],
    [
      'is taken out with a section that holds nothing else',
      'title: A\npublish:\n  site: ../site\n',
      'publish.site',
      null,
      'title: A\n',
    ],
    ['is taken out of braces', 'lint: { links: true, rules: {} }\n', 'lint.links', null, 'lint: { rules: {} }\n'],
    ['that is not there is taken out already', 'title: A\n', 'publish.site', null, 'title: A\n'],
    [
      'has a key that wants quotes',
      'title: A\n',
      'snippets.a: b',
      'text: more',
      'title: A\nsnippets:\n  "a: b": "text: more"\n',
    ],
  ] as [string, string, string, SettingValue | null, string][])('%s', (_name, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after);
  });

  test.each([
    ['an alias', 'a: &p\n  site: x\npublish: *p\n', 'publish.site'],
    ['keys of its own form', 'publish:\n  ? site\n  : x\n', 'publish.site'],
    ['a file in braces', '{ title: A }\n', 'title'],
    ['a section that is a text', 'publish: yes please\n', 'publish.site'],
    ['a file that cannot be read', 'title: "A\n', 'title'],
  ])('that stands in %s is refused with a reason, and never guessed', (_name, text, path) => {
    const edit = setSetting(text, path.split('.'), 'new');
    expect(edit).toEqual({ ok: false, reason: expect.stringMatching(/\w/) });
  });
});

const words = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text.trim() !== '');
const files = fc.constantFrom(
  '',
  '# Nothing yet.\n',
  'title: A\n\n# Where it goes.\npublish:\n  site: ../site # here\n  formats: [md, vtt]\nsnippets: { a: b }\n',
  'publish: { site: "../site" }\nexclude:\n- a # first\n- b\n',
  'lint:\n    rules:\n        doubled-word: off # on purpose\n\n\nsnippets:\n    a: |\n        b\n',
);
const texts = ['title', 'publish.site', 'lint.rules.x', 'snippets.a', 'snippets.new'];
const lists = ['publish.formats', 'exclude'];
const changes = fc.oneof(
  fc.tuple(fc.constantFrom(...texts), words),
  fc.tuple(fc.constantFrom(...lists), fc.array(words, { maxLength: 4 })),
);

test('whatever is set is read back, all else keeps its value and its comments, and taking it out again brings that back', () => {
  fc.assert(
    fc.property(files, changes, (text, [path, value]) => {
      const keys = path.split('.');
      const after = set(text, path, value);
      expect(settingAt(after, keys)).toEqual(value);
      const others = (source: string) => {
        const read = readYamlValue(source);
        if (!read.ok) throw new Error(read.message);
        return [...texts, ...lists, 'lint.rules.doubled-word']
          .filter((other) => other !== path)
          .map((other) => valueAt(read.value, other.split('.')));
      };
      expect(others(after)).toEqual(others(text));
      // What is said of an item goes with the item.
      for (const [comment] of text.matchAll(/#.*/g)) if (comment !== '# first') expect(after).toContain(comment);
      if (settingAt(text, keys) === undefined) expect(others(set(after, path, null))).toEqual(others(text));
    }),
  );
});

test('a key without a value is as if it were not there, and an alias to nothing is a problem', () => {
  expect(readLibraryConfig('title:\npublish:\nlint:\n  rules:\n').problems).toEqual([]);
  expect(readLibraryConfig('title: *nobody\n').problems).toHaveLength(1);
});

test('a problem says which setting it is about', () => {
  expect(readLibraryConfig('publish:\n  lineLength: 50\n  sight: x\n').problems.map(({ path }) => path)).toEqual([
    ['publish', 'lineLength'],
    ['publish', 'sight'],
  ]);
});
