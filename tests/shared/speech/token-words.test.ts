import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOfTokens, type Recognised } from '../../../shared/speech/token-words.ts';

const words = (recognised: Partial<Recognised>, { start = 10, end = 40, speech = [{ start: 10, end: 40 }] } = {}) =>
  wordsOfTokens({ text: '', tokens: [], timestamps: [], ...recognised }, { start, end, speech }).map(
    (word) => [word.text, Number(word.start.toFixed(2)), Number(word.end.toFixed(2))] as const,
  );

test('pieces become words with the times of their first and last piece, in the recording', () => {
  expect(words({ tokens: [' Th', 'ank', ' you', ',', ' all', '.'], timestamps: [0, 0.2, 0.5, 0.7, 1, 1.3] })).toEqual([
    ['Thank', 10, 10.5],
    ['you,', 10.5, 11],
    ['all.', 11, 11.9],
  ]);
});

test('the spaces of SentencePiece begin words as well, and lengths that are told are taken', () => {
  expect(words({ tokens: ['▁Thank', '▁you'], timestamps: [0, 2], durations: [0.4, 0.3] })).toEqual([
    ['Thank', 10, 10.4],
    ['you', 12, 12.3],
  ]);
});

test('a script without spaces is cut into its letters, with the marks behind them', () => {
  expect(words({ tokens: ['谢谢', '。', '好'], timestamps: [0, 0.4, 1] })).toEqual([
    ['谢', 10, 10.2],
    ['谢。', 10.2, 11],
    ['好', 11, 11.6],
  ]);
});

test('a mark that opens stays with the word behind it', () => {
  expect(words({ tokens: [' “', 'Yes', '”', ' she'], timestamps: [0, 0, 0.4, 0.5] }).map(([text]) => text)).toEqual([
    '“Yes”',
    'she',
  ]);
});

test('where no times are told, those of what was spoken are shared, and none falls into a silence', () => {
  const speech = [
    { start: 10, end: 12 },
    { start: 20, end: 22 },
  ];
  expect(words({ text: 'aaa bbb ccc ddd', tokens: ['x'] }, { speech })).toEqual([
    ['aaa', 10, 11],
    ['bbb', 11, 12],
    ['ccc', 20, 21],
    ['ddd', 21, 22],
  ]);
});

test('words are in order of time, within their window, and lose no letter', () => {
  const token = fc.tuple(fc.stringMatching(/^[ ▁]?[a-zé谢,.“]{1,6}$/u), fc.double({ min: 0, max: 35, noNaN: true }));
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), (pairs) => {
      const tokens = pairs.map(([text]) => text);
      const timestamps = pairs.map(([, time]) => time).sort((a, b) => a - b);
      const got = words({ text: tokens.join(''), tokens, timestamps });
      const letters = (text: string) => text.replace(/[\s▁]/g, '');
      expect(letters(got.map(([text]) => text).join(''))).toBe(letters(tokens.join('')));
      let last = 10;
      for (const [text, start, end] of got) {
        expect(text).not.toMatch(/\s/);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(40);
        last = start;
      }
    }),
  );
});
