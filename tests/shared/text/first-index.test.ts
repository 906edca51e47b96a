import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countChangedLines } from '../../../shared/text/count-changed-lines.ts';
import { firstIndex } from '../../../shared/text/first-index.ts';
import { indexLines } from '../../../shared/text/line-index.ts';

test('finds the same place as looking at one after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, limit) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const slow = sorted.findIndex((number) => number > limit);
      expect(firstIndex(sorted.length, (index) => sorted[index]! > limit)).toBe(slow < 0 ? sorted.length : slow);
    }),
  );
});

test('counts each changed line once, and those that come in', () => {
  const { lineAt } = indexLines('one\ntwo\nthree\nfour\n');
  const count = (...edits: readonly [from: number, to: number, insert: string][]) =>
    countChangedLines(
      edits.map(([from, to, insert]) => ({ from, to, insert })),
      lineAt,
    );
  expect(count()).toBe(0);
  expect(count([0, 1, 'O'], [2, 3, 'E'])).toBe(1);
  expect(count([0, 3, 'One'], [4, 7, 'Two'])).toBe(2);
  expect(count([3, 4, ' '])).toBe(2);
  expect(count([8, 8, 'new\nlines\n'])).toBe(3);
});
