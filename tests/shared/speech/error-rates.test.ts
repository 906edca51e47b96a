import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWordErrors, readRttm, speakerErrorRate } from '../../../shared/speech/error-rates.ts';

test.each([
  ['Why, we walked home.', 'why we walked home', { words: 4, wrong: 0 }],
  ['We walked home.', 'We talked home.', { words: 3, wrong: 1 }],
  ['We walked home.', 'We home.', { words: 3, wrong: 1 }],
  ['We walked home.', 'We all walked back home.', { words: 3, wrong: 2 }],
  ['Don’t go', "don't go", { words: 2, wrong: 0 }],
  ['谢谢你。', '谢你', { words: 3, wrong: 1 }],
  ['', 'Thank you', { words: 0, wrong: 2 }],
])('of “%s”, heard as “%s”, the wrong words are counted', (said, recognised, errors) => {
  expect(countWordErrors(said, recognised)).toEqual(errors);
});

test('what is heard as it was said has no errors, and nothing has as many as there are words', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/)), (words) => {
      const text = words.join(' ');
      expect(countWordErrors(text, text)).toEqual({ words: words.length, wrong: 0 });
      expect(countWordErrors(text, '')).toEqual({ words: words.length, wrong: words.length });
    }),
  );
});

const spoken = (...parts: readonly (readonly [number, number, string])[]) =>
  parts.map(([start, end, speaker]) => ({ start, end, speaker }));

test('voices stand for the people with whom they agree best, whatever they are called', () => {
  const truth = spoken([0, 10, 'Ann'], [10, 20, 'Bo']);
  expect(speakerErrorRate(truth, spoken([0, 10, 'S1'], [10, 20, 'S0']))).toBeCloseTo(0);
  expect(speakerErrorRate(truth, spoken([0, 15, 'S1'], [15, 20, 'S0']))).toBeCloseTo(0.25);
  // One voice is one person at most, and what is nobody’s is wrong.
  expect(speakerErrorRate(truth, spoken([0, 20, 'S0']))).toBeCloseTo(0.5);
  expect(speakerErrorRate(truth, [])).toBe(1);
});

test('where several speak at once, any of them is right', () => {
  const truth = spoken([0, 10, 'Ann'], [8, 20, 'Bo']);
  expect(speakerErrorRate(truth, spoken([0, 10, 'S0'], [10, 20, 'S1']))).toBeCloseTo(0);
});

test('turns of a recording are read from a file of several', () => {
  const text =
    'SPEAKER a 1 1.5 2 <NA> <NA> MEE009 <NA> <NA>\nSPEAKER b 1 0 1 <NA> <NA> MEE010 <NA> <NA>\nSPKR-INFO a 1 <NA>\n';
  expect(readRttm(text, 'a')).toEqual([{ start: 1.5, end: 3.5, speaker: 'MEE009' }]);
});
