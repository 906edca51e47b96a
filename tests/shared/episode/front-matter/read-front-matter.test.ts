import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../../shared/episode/front-matter/read-front-matter.ts';

const fields = (yaml: string) =>
  parseFrontMatter(`---\n${yaml}---\nbody\n`).fields.map(({ key, value, raw, line }) => ({ key, value, raw, line }));

describe('parseFrontMatter', () => {
  test('keeps dates, durations and zero-padded numbers as text, with their source', () => {
    expect(fields('date: 2012-10-24\nduration: 1:02:33\nepisode: 007\nnumber: 7\ndraft: false\n')).toEqual([
      { key: 'date', value: '2012-10-24', raw: '2012-10-24', line: 2 },
      { key: 'duration', value: '1:02:33', raw: '1:02:33', line: 3 },
      { key: 'episode', value: '007', raw: '007', line: 4 },
      { key: 'number', value: 7, raw: '7', line: 5 },
      { key: 'draft', value: false, raw: 'false', line: 6 },
    ]);
  });

  test('gives the source of quoted, empty, block and list values without the comment behind them', () => {
    expect(
      fields('a: "x" # why\nb:\nc: # why\nd: |\n  one\n  two\ne:\n  - f\n  - g\nh: [i, j]\n').map(({ key, raw }) => [
        key,
        raw,
      ]),
    ).toEqual([
      ['a', '"x"'],
      ['b', ''],
      ['c', ''],
      ['d', '|\n  one\n  two'],
      ['e', '- f\n  - g'],
      ['h', '[i, j]'],
    ]);
  });

  test('every range points at the source it names', () => {
    const text = '---\n# note\ntitle: "A"\nguests: &g [b]\nsame: *g\n---\n';
    for (const field of parseFrontMatter(text).fields) {
      expect(text.slice(field.valueRange.from, field.valueRange.to)).toBe(field.raw);
      expect(text.slice(field.keyRange.from, field.keyRange.to)).toBe(field.key);
      expect(text.slice(field.range.from, field.range.to)).toMatch(new RegExp(`^${field.key}: .*\n$`));
    }
    expect(parseFrontMatter(text).fields.map((field) => field.raw)).toEqual(['"A"', '&g [b]', '*g']);
  });

  test.each([
    ['two keys of one name', '---\na: 1\na: 2\n---\n', /stands twice/],
    ['a tab that indents', '---\na:\n\tb: 1\n---\n', /tab/i],
    ['no closing fence', '---\na: 1\n\nMD Hello.\n', /never closed/],
    ['another language', '---js\n({})\n---\n', /never run/],
    ['a list', '---\n- a\n---\n', /key: value/],
    ['an unclosed quotation mark', '---\na: "b\n---\n', /never closed/],
    ['an alias to nothing', '---\na: *b\n---\n', /anchor|alias/i],
  ])('%s is a problem in words, with no fields', (_name, text, message) => {
    const { status, fields: none, problems } = parseFrontMatter(text);
    expect([status, none.length]).toEqual(['error', 0]);
    expect(problems[0]!.message).toMatch(message);
    expect(problems[0]!.range.to).toBeLessThanOrEqual(text.length);
  });

  test('a file that opens with a rule of dashes or with text has none', () => {
    expect(parseFrontMatter('-----\ntext\n').status).toBe('none');
    expect(parseFrontMatter('MD Hello.\n').status).toBe('none');
    expect(parseFrontMatter('').status).toBe('none');
  });

  test('an empty one is fine', () => {
    expect(parseFrontMatter('---\n---\n')).toMatchObject({ status: 'ok', fields: [] });
  });
});
