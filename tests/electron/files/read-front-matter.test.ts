import { expect, test } from 'vitest';
import { compareWithGrayMatter } from '../../../electron/files/read-front-matter.ts';
import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';

const compare = (text: string) => compareWithGrayMatter(text, parseFrontMatter(text));

test.each([
  ['plain front matter', '---\ntitle: A\n---\n\nMD Hello.\n'],
  ['none at all', 'MD Hello.\n'],
  ['an empty file', ''],
  ['no final newline', '---\ntitle: A\n---'],
  ['a rule at the start, which is no front matter', '----\n\nMD Hello.\n\n---\n'],
  ['front matter of comments only', '---\n# nothing yet\n---\ntext'],
  ['empty front matter', '---\n---\ntext'],
  ['broken YAML, which is a problem of its own', '---\ntitle: [\n---\ntext'],
  ['another language, which is refused here and there', '---js\nmodule.exports = {}\n---\n'],
])('agrees with gray-matter about %s', (_, text) => {
  expect(compare(text)).toBeNull();
});

test('tells where gray-matter would end the front matter at another line', () => {
  expect(compare('---\ntitle: A\n---more: B\n---\ntext')).toMatch(/Other tools/);
});

test('never runs a language that the front matter asks for', () => {
  Reflect.deleteProperty(globalThis, 'ranFromFrontMatter');
  for (const language of ['js', 'javascript', 'coffee', 'json'])
    compare(`---${language}\nglobalThis.ranFromFrontMatter = true\n---\n`);
  expect('ranFromFrontMatter' in globalThis).toBe(false);
});

test('finds the second of two files with the same trouble as well as the first', () => {
  const text = '---\ntitle: A\n---more: B\n---\ntext';
  expect([compare(text), compare(text)]).toEqual([expect.any(String), expect.any(String)]);
});
