import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

test('the edits make the other text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' ', '🎙', '🎧', 'é'), maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyEdits(before, editsBetween(before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

test('lines that are the same are not touched, and in a changed line only what differs', () => {
  const before = 'MD Well, thanks.\n\nTW Thank you.\n\nMD So.\n';
  expect(editsBetween(before, 'TW Well, thanks.\n\nTW Thank you.\n\nMD And so.\n')).toEqual([
    { from: 0, to: 2, insert: 'TW' },
    { from: before.indexOf('So.'), to: before.indexOf('So.') + 1, insert: 'And s' },
  ]);
  expect(editsBetween(before, `${before}\nTW Yes.\n`)).toEqual([
    { from: before.length, to: before.length, insert: '\nTW Yes.\n' },
  ]);
});

test('a character of two units is never cut in half', () => {
  expect(editsBetween('🎙', '🎧')).toEqual([{ from: 0, to: 2, insert: '🎧' }]);
});
