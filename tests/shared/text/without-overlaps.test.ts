import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import { withoutOverlaps } from '../../../shared/text/without-overlaps.ts';

const edit = (from: number, to: number, insert = 'x'): TextEdit => ({ from, to, insert });
const chosen = (...items: TextEdit[][]) => {
  const all = items.map((edits) => ({ edits }));
  return withoutOverlaps(all).map((item) => all.indexOf(item));
};

test('of answers that want the same words the first is left, and one beside them is', () => {
  expect(chosen([edit(3, 6)], [edit(5, 8)], [edit(6, 9)])).toEqual([0, 2]);
  expect(chosen([edit(5, 5)], [edit(5, 8)], [edit(3, 5)], [edit(5, 5)])).toEqual([0]);
  expect(chosen([edit(1, 2), edit(20, 21)], [edit(9, 10)], [edit(4, 5), edit(20, 22)])).toEqual([0, 1]);
});

test('whatever is offered, what is left can be done at once, and nothing could have been left besides', () => {
  const text = 'a'.repeat(40);
  const anEdit = fc
    .tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 2 }))
    .map(([from, length, insert]) => edit(from, Math.min(text.length, from + length), insert));
  // One answer's own edits never overlap.
  const anAnswer = fc
    .array(anEdit, { minLength: 1, maxLength: 3 })
    .map((edits) => ({ edits: withoutOverlaps(edits.map((one) => ({ edits: [one] }))).flatMap((one) => one.edits) }));
  fc.assert(
    fc.property(fc.array(anAnswer, { maxLength: 12 }), (answers) => {
      const left = withoutOverlaps(answers);
      expect(() =>
        applyEdits(
          text,
          left.flatMap(({ edits }) => edits),
        ),
      ).not.toThrow();
      for (const answer of answers.filter((one) => !left.includes(one))) {
        const before = left.filter((one) => answers.indexOf(one) < answers.indexOf(answer));
        expect(withoutOverlaps([...before, answer])).toEqual(before);
      }
    }),
  );
});
