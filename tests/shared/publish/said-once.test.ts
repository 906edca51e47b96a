import { expect, test } from 'vitest';
import { nameSome, sayOnce } from '../../../shared/publish/said-once.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
  [Array.from({ length: 1003 }, (_, index) => String(index)), '0, 1 and 1,001 more'],
])('%j are named as %j', (names, expected) => {
  expect(nameSome(names)).toBe(expected);
});

test('a reason that files share is said once, in the order in which it first comes', () => {
  expect(
    sayOnce([
      { name: 'a', reason: 'Full.' },
      { name: 'b', reason: 'Locked.' },
      { name: 'c', reason: 'Full.' },
    ]),
  ).toEqual([
    { names: ['a', 'c'], reason: 'Full.' },
    { names: ['b'], reason: 'Locked.' },
  ]);
});
