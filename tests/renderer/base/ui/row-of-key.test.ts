import { expect, test } from 'vitest';
import { rowOfKey } from '../../../../renderer/base/ui/row-of-key.ts';

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 3, 4],
  ['ArrowDown', 29, 29],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 13],
  ['PageDown', 25, 29],
  ['PageUp', 25, 15],
  ['Home', 25, 0],
  ['End', 25, 29],
  ['Enter', 25, null],
])('of thirty rows, %s leads from %i to %s', (key, active, to) => {
  expect(rowOfKey(key, active, 30)).toBe(to);
});

test('a list without rows has nowhere to go', () => {
  expect(rowOfKey('End', -1, 0)).toBeNull();
});
