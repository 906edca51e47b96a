import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignWords } from '../../../shared/align/align-words.ts';

/** The pairs of two texts, `own=other` for words that stand in each other's place. */
function pairsOf(own: string, other: string): string[] {
  const [a, b] = [own.split(' '), other.split(' ')];
  const { pairs, same } = alignWords(a, b);
  return a.flatMap((word, index) =>
    pairs[index]! < 0 ? [] : [`${word}${same[index] === 1 ? '=' : '~'}${b[pairs[index]!]}`],
  );
}

describe('words find themselves in another version', () => {
  test('through capitals, punctuation and accents', () =>
    expect(pairsOf('The café – “really”?', 'the Cafe really')).toEqual(['The=the', 'café=Cafe', '“really”?=really']));
  test('around words that were taken out and put in', () =>
    expect(pairsOf('so we um began with a drill', 'we began with one old drill')).toEqual([
      'we=we',
      'began=began',
      'with=with',
      'a~old',
      'drill=drill',
    ]));
  test('a corrected word stands in the place of the wrong one', () =>
    expect(pairsOf('Michelle Drumm said so', 'Michel Drum said so')).toEqual([
      'Michelle~Michel',
      'Drumm~Drum',
      'said=said',
      'so=so',
    ]));
  test('nothing in common', () => expect(pairsOf('a', 'b')).toEqual(['a~b']));
  test('nothing at all', () => expect(alignWords([], ['a']).pairs).toHaveLength(0));
});

const words = fc.array(fc.constantFrom('so', 'we', 'the', 'drill', 'saw', 'and', 'lend', 'it', '–'), { maxLength: 60 });

test('pairs increase, and equal words are told apart from others', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const { pairs, same } = alignWords(a, b);
      let last = -1;
      pairs.forEach((place, index) => {
        if (place < 0) return;
        expect(place).toBeGreaterThan(last);
        last = place;
        expect(same[index] === 1).toBe(a[index] === b[place]);
      });
    }),
  );
});

test('every word of a text is found in the text itself', () => {
  fc.assert(
    fc.property(words, (a) => {
      expect([...alignWords(a, a).pairs]).toEqual(a.map((word, index) => (word === '–' ? -1 : index)));
    }),
  );
});

test('long texts that were edited all over are aligned nearly whole', () => {
  const random = (seed: number) => () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  const next = random(7);
  const text = Array.from({ length: 20_000 }, () => `w${Math.floor(next() ** 3 * 3000)}`);
  const edited = text.flatMap((word) => {
    const roll = next();
    return roll < 0.04 ? [] : roll < 0.08 ? [word, 'um'] : roll < 0.12 ? [`${word}x`] : [word];
  });
  const { same } = alignWords(edited, text);
  expect(same.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(text.length * 0.9);
});

test('texts that share nothing, or say one thing over and over, take no more than their share of time', () => {
  const repeat = (word: string, count: number) => Array.from({ length: count }, () => word);
  expect(alignWords(repeat('so', 20_000), repeat('so', 15_000)).pairs[14_999]).toBe(14_999);
  alignWords(
    Array.from({ length: 20_000 }, (_, index) => `a${index}`),
    Array.from({ length: 20_000 }, (_, index) => `b${index}`),
  );
  alignWords(
    Array.from({ length: 20_000 }, (_, index) => `a${index % 7}`),
    Array.from({ length: 20_000 }, (_, index) => `a${(index * 3) % 11}`),
  );
});
