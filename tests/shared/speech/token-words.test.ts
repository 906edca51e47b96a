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

test('where no times are told, a silence stands between two words, behind the end of a sentence rather than elsewhere', () => {
  const speech = [
    { start: 10, end: 10.6 },
    { start: 11, end: 12 },
    { start: 15, end: 16 },
  ];
  expect(words({ text: 'Yes, well. We walked home along the river', tokens: ['x'] }, { speech })).toEqual([
    ['Yes,', 10, 10.27],
    ['well.', 10.27, 10.6],
    ['We', 11, 11.2],
    ['walked', 11.2, 11.67],
    ['home', 11.67, 12],
    ['along', 15, 15.38],
    ['the', 15.38, 15.63],
    ['river', 15.63, 16],
  ]);
  // Three stretches of speech, and one word.
  expect(words({ text: 'No', tokens: ['x'] }, { speech })).toEqual([['No', 11, 12]]);
});

test('times that are estimated are in order, of every word, and none of a silence', () => {
  const stretch = fc.tuple(fc.double({ min: 0.05, max: 3, noNaN: true }), fc.double({ min: 0.3, max: 4, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zé谢]{1,9}[.,?]?$/u), { minLength: 1, maxLength: 25 }),
      fc.array(stretch, { minLength: 1, maxLength: 6 }),
      (said, stretches) => {
        let at = 10;
        const speech = stretches.map(([silence, length]) => {
          const start = at + silence;
          at = start + length;
          return { start, end: at };
        });
        const got = wordsOfTokens(
          { text: said.join(' '), tokens: ['x'], timestamps: [] },
          { start: 10, end: at, speech },
        );
        expect(got.map(({ text }) => text).join('')).toBe(said.join(''));
        let last = 10;
        for (const { start, end } of got) {
          expect(start).toBeGreaterThanOrEqual(last - 1e-9);
          const isSpoken = speech.some((one) => one.start <= start + 1e-9 && end <= one.end + 1e-9);
          expect(isSpoken, `${start} to ${end}`).toBe(true);
          last = end;
        }
      },
    ),
  );
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
