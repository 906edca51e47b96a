import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VoicePiece } from '../../../shared/speech/heard.ts';
import { tellVoicesApart } from '../../../shared/speech/tell-voices-apart.ts';

/** Pieces of voices: each has a direction of its own, and every piece is a little off it. */
function pieces(voices: readonly number[], noise = 20, seed = 7): VoicePiece[] {
  let state = seed;
  const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * 2 - 1;
  return voices.map((voice, index) => ({
    start: index,
    end: index + 1.5,
    vector: Array.from({ length: 16 }, (_, axis) => (axis === voice * 3 ? 100 : 0) + noise * random()),
  }));
}
const cycle = (count: number, length: number) => Array.from({ length }, (_, index) => Math.floor(index / 5) % count);

test.each([1, 2, 3, 4])('%i voices are told apart where nobody says how many there are', (count) => {
  const voices = cycle(count, 80);
  expect(tellVoicesApart(pieces(voices), null)).toEqual(voices);
});

test('voices are numbered as they are first heard, and there are as many as was said', () => {
  expect(tellVoicesApart(pieces([4, 4, 1, 1, 4, 1]), 2)).toEqual([0, 0, 1, 1, 0, 1]);
  expect(new Set(tellVoicesApart(pieces(cycle(4, 80)), 2)).size).toBe(2);
  expect(tellVoicesApart(pieces(cycle(4, 80)), 1)).toEqual(Array(80).fill(0));
});

test('a noise now and then is no voice of its own', () => {
  const voices = cycle(2, 200);
  const heard = pieces(voices).map((piece, index) =>
    index === 77 ? { ...piece, vector: pieces([5])[0]!.vector } : piece,
  );
  expect(new Set(tellVoicesApart(heard, null)).size).toBe(2);
});

test('hours of talk are told apart by comparing a part of it', () => {
  const voices = cycle(3, 5000);
  expect(tellVoicesApart(pieces(voices), null)).toEqual(voices);
});

test('there is a number for every piece, from 0 without gaps, whatever the pieces are', () => {
  const piece = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.option(fc.integer({ min: 1, max: 6 })), (vectors, count) => {
      const voices = tellVoicesApart(
        vectors.map((vector, index) => ({ start: index, end: index + 1, vector })),
        count,
      );
      expect(voices).toHaveLength(vectors.length);
      const known = new Set(voices);
      expect([...known].sort((a, b) => a - b)).toEqual(Array.from(known, (_, index) => index));
      if (count !== null) expect(known.size).toBeLessThanOrEqual(count);
    }),
  );
});
