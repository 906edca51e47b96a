import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords } from '../../../../shared/episode/model/marks.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';

function marksOf(words: string): string[] {
  return parseEpisode(`AK - Ana Kovacs\n\nAK ${words}\n`, {}).marks.map(({ kind, text }) => `${kind} ${text}`);
}

test.each(['[CHECK: name]', '[check]', '[TODO ask her]', '[TODO: ask]', '??', '[??]', '{>>ask Ana<<}'])(
  '%s is for editors',
  (mark) => {
    expect(marksOf(`It was ${mark} in June.`)).toEqual([`todo ${mark}`]);
  },
);

test.each([
  '[inaudible]',
  '[unintelligible 00:12:33]',
  '[laughs]',
  '[Ben laughs]',
  '[crosstalk]',
  '[cross-talk 1:02]',
  '[music]',
  '\\[laughs\\]',
  '\\[unintelligible 00:12:33.40\\]',
  '<inaudible>',
  '<laughs 00:12>',
  '\\<laughs>',
  '‹crosstalk›',
  '⟨music⟩',
  '［laughs］',
])('%s is part of the transcript', (mark) => {
  expect(marksOf(`It was ${mark} in June.`)).toEqual([`audience ${mark}`]);
});

test.each([
  '[laughs](https://example.org)',
  '[music][1]',
  '![music](a.png)',
  '[^1]',
  'Really??',
  'What?',
  '[Ana] said',
  '[00:12:33]',
  '{++new++}',
  '<audio src="a.mp3">',
  '<ring',
  'Vec<String>',
  '3 < 4',
  '[laughs',
])('%s is no mark', (words) => {
  expect(marksOf(`It was ${words} in June.`)).toEqual([]);
});

test('a mark knows its line, over the lines of a paragraph', () => {
  const { marks } = parseEpisode(
    'AK - Ana Kovacs\n\nA quiet place.\n[music]\n\nAK One\ntwo [laughs]\n\nthree ??\n',
    {},
  );
  expect(marks.map(({ line, text }) => [line, text])).toEqual([
    [4, '[music]'],
    [7, '[laughs]'],
    [9, '??'],
  ]);
});

test('marks without a closing bracket cost no more than their own length', () => {
  const text = `AK - Ana Kovacs\n\nAK ${'{>>'.repeat(100_000)}${'['.repeat(100_000)}`;
  expect(parseEpisode(text, {}).marks).toEqual([]);
});

test('words are what stands between ASCII white space, from any place to any other', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\t', '\u00a0', '—', '𝄞'), maxLength: 40 }),
      fc.nat(40),
      fc.nat(40),
      (text, one, other) => {
        const [from, to] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
        expect(countWords(text, from, to)).toBe(
          text
            .slice(from, to)
            .split(/[\0-\x20]+/)
            .filter((word) => word !== '').length,
        );
      },
    ),
  );
});
