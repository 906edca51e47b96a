import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import { addField, setField } from '../../../shared/episode/front-matter/set-field.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const block = '---\ntitle: Harbour lights\n---\n';
const body = '\n**Rosa Hill:** Welcome.\n\n**Tom Vale:** Thanks.\n';

test.each([
  ['a blank line', `\n${block}${body}`, `${block}${body}`, /blank line/],
  ['several', `\n  \n\n${block}${body}`, `${block}${body}`, /blank line/],
  [
    'a comment',
    `<!-- markdownlint-disable -->\n${block}${body}`,
    `${block}<!-- markdownlint-disable -->\n${body}`,
    /comment/,
  ],
  [
    'a comment of two lines, a blank line, another comment',
    `<!-- a\nb -->\n\n<!-- c -->\n${block}${body}`,
    `${block}<!-- a\nb -->\n<!-- c -->\n${body}`,
    /comment/,
  ],
  ['a comment in the same line', `<!-- a -->${block}${body}`, `${block}<!-- a -->\n${body}`, /comment/],
  ['a comment, and nothing below', `<!-- a -->\n---\ntitle: A\n---`, '---\ntitle: A\n---\n<!-- a -->\n', /comment/],
  ['a comment of MDX', `{/* a */}\n${block}${body}`, `${block}{/* a */}\n${body}`, /comment/],
  ['a comment of markdown', `[//]: # (a)\n${block}${body}`, `${block}[//]: # (a)\n${body}`, /comment/],
  ['a blank line, with long dashes', `\n—\ntitle: A\n—\n${body}`, `---\ntitle: A\n---\n${body}`, /blank line/],
  ['a title as a heading', `# Harbour\n\n${block}${body}`, `${block}# Harbour\n${body}`, /heading/],
  ['a byte order mark', `\uFEFF${block}${body}`, `${block}${body}`, /nobody sees/],
  ['a zero-width space', `\u200B${block}${body}`, `${block}${body}`, /nobody sees/],
  ['spaces', `  ---\n  title: A\n  ---\n${body}`, `---\n  title: A\n---\n${body}`, /[Ss]paces/],
  ['a blank line above TOML', `\n+++\ntitle = "A"\n+++\n${body}`, `+++\ntitle = "A"\n+++\n${body}`, /blank line/],
  ['a blank line above JSON', `\n{\n  "title": "A"\n}\n${body}`, `{\n  "title": "A"\n}\n${body}`, /blank line/],
])('behind %s it is an error with a fix, and nothing is written above it', (_, text, fixed, above) => {
  const { status, fields, problems } = parseFrontMatter(text);
  expect([status, fields]).toEqual(['error', []]);
  expect(problems[0]!.message).toMatch(/must begin in line 1/);
  expect(problems[0]!.message).toMatch(above);
  expect(setField(text, 'title', 'B')).toMatchObject({ ok: false, reason: expect.stringMatching(/line 1/) });
  expect(addField(text, 'draft', 'true')).toMatchObject({ ok: false });
  expect(applyEdits(text, problems[0]!.fixes[0]!.edits)).toBe(fixed);
  expect(parseFrontMatter(fixed).status).toBe('ok');
});

test('the transcript below misplaced front matter is read as if it stood right', () => {
  expect(parseEpisode(`\n${block}${body}`, {}).turns.map(({ label }) => label.text)).toEqual(['Rosa Hill', 'Tom Vale']);
});

test.each([
  ['a rule above turns', '\n---\nRosa: Welcome.\n\nTom: Thanks.\n\n---\n'],
  ['rules around words', '\n---\n\nWords of the show.\n\n---\n\nMore.\n'],
  ['a rule above a note', '<!-- a -->\n---\nNote: this is a draft of the transcript.\n---\n'],
  ['a rule above turns of lower-case speakers', '\n---\nhost: Welcome.\n\nguest: Thanks.\n\n---\n'],
  ['a rule above turns of lower-case speakers in line 1', '----\nhost: Welcome.\n\nguest: Thanks.\n\n----\n'],
  ['a first line with a colon', 'title: the word he used\n\n**Rosa:** Hello.\n'],
  ['turns of lower-case speakers', 'host: Welcome.\nguest: Thanks.\n'],
  ['a heading of plain text', 'Title: Harbour\nDate: 2 May\n\nRosa: Hello.\n'],
  ['a rule that nothing closes', '\n---\ntitle: A\n'],
  ['a rule of five dashes', '\n-----\nWords: a lot of them.\n-----\n'],
  ['a comment that never ends', '<!-- a\n---\ntitle: A\n---\n'],
  ['braces', '\n{{< figure >}}\n'],
])('%s in a body is no front matter', (_, text) => {
  expect(parseFrontMatter(text).status).toBe('none');
});

test.each([
  ['spaces behind the opening fence', '--- \ntitle: A\n---\nx', '---\ntitle: A\n---\nx'],
  ['spaces behind the closing fence', '---\ntitle: A\n---  \nx', '---\ntitle: A\n---\nx'],
  ['spaces behind the fence of TOML', '+++\na = 1\n+++\t\nx', '+++\na = 1\n+++\nx'],
  ['four dashes', '----\ntitle: A\n----\nx', '---\ntitle: A\n---\nx'],
  ['a long dash, as word processors make it', '—\ntitle: A\n—\nx', '---\ntitle: A\n---\nx'],
  ['a closing fence of four dashes', '---\ntitle: A\n----\nx', '---\ntitle: A\n---\nx'],
  ['a closing fence of dots', '---\ntitle: A\n...\n\nx', '---\ntitle: A\n---\n\nx'],
  [
    'no fence at all',
    'title: A\ntags:\n  - b\n\n**Rosa:** Hello.\n',
    '---\ntitle: A\ntags:\n  - b\n---\n\n**Rosa:** Hello.\n',
  ],
  [
    'no opening fence',
    'title: A\ndate: 2024-01-02\n---\n\n**Rosa:** Hello.\n',
    '---\ntitle: A\ndate: 2024-01-02\n---\n\n**Rosa:** Hello.\n',
  ],
  [
    'no closing fence',
    '---\ntitle: A\ntags:\n  - b\n\n**Rosa:** Hello.\n',
    '---\ntitle: A\ntags:\n  - b\n---\n\n**Rosa:** Hello.\n',
  ],
  ['no closing fence, no final newline', '+++\ntitle = "A"', '+++\ntitle = "A"\n+++\n'],
])('%s: an error with a fix', (_, text, fixed) => {
  const [problem] = parseFrontMatter(text).problems;
  expect(applyEdits(text, problem!.fixes[0]!.edits)).toBe(fixed);
  expect(parseFrontMatter(fixed).status).toBe('ok');
});

test('no closing fence, and no telling where the keys end: an error without a fix', () => {
  expect(parseFrontMatter('---\ntitle: A\n**Rosa:** Hello.\n').problems[0]!.fixes).toEqual([]);
});

test.each([
  ['YAML below YAML', `${block}---\ndate: 2024-01-02\n---\n`],
  [
    'TOML below YAML, as a tool leaves it that takes TOML for text',
    `${block}+++\ntitle = "Harbour"\ndraft = true\n+++\n`,
  ],
  ['JSON below YAML', `${block}\n{\n  "title": "Harbour"\n}\n`],
])('a second front matter is an error: %s', (_, above) => {
  const { status, problems } = parseFrontMatter(`${above}${body}`);
  expect(status).toBe('ok');
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/second front matter/)]);
});

test('rules and turns below the front matter are no second one', () => {
  expect(parseFrontMatter(`${block}\n---\n\nHost: Hello.\n\nGuest: Hello.\n\n---\n`).problems).toEqual([]);
});
