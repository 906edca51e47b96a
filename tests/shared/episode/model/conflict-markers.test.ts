import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMarkedConflicts } from '../../../../shared/episode/model/conflict-markers.ts';

const slices = (text: string) =>
  findMarkedConflicts(text).map(({ range, ours, theirs, names }) => [
    [range, ours, theirs].map(({ from, to }) => text.slice(from, to)),
    names,
  ]);

describe('conflict markers', () => {
  test('part two versions, each of whole lines', () => {
    expect(slices('a\n<<<<<<< HEAD\nb\nc\n=======\nd\n>>>>>>> main\ne\n')).toEqual([
      [['<<<<<<< HEAD\nb\nc\n=======\nd\n>>>>>>> main\n', 'b\nc\n', 'd\n'], { ours: 'HEAD', theirs: 'main' }],
    ]);
  });

  test('may have nothing on one side, a base in the middle, and the end of the file behind them', () => {
    expect(slices('<<<<<<<\n||||||| base\nx\n=======\nd\n>>>>>>>')).toEqual([
      [['<<<<<<<\n||||||| base\nx\n=======\nd\n>>>>>>>', '', 'd\n'], { ours: '', theirs: '' }],
    ]);
  });

  test('a heading underlined by equals signs, and markers that are not closed, are none', () => {
    expect(slices('Heading\n=======\n\n<<<<<<< HEAD\nb\n=======\nc\n')).toEqual([]);
  });

  test('two conflicts are two', () => {
    expect(slices('<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n<<<<<<< a\n3\n=======\n4\n>>>>>>> b\n')).toHaveLength(2);
  });

  test('are looked for in any text, in linear time', () => {
    const text = fc.string({
      unit: fc.constantFrom('<<<<<<< a\n', '=======\n', '>>>>>>> b\n', '|||||||\n', 'words\n', '<', '='),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (all) => {
        for (const { range, ours, theirs } of findMarkedConflicts(all)) {
          expect(
            [range.from, ours.from, ours.to, theirs.from, theirs.to, range.to].every(
              (at, index, list) => index === 0 || at >= list[index - 1]!,
            ),
          ).toBe(true);
        }
      }),
    );
    expect(findMarkedConflicts('<<<<<<< a\nword\n'.repeat(20_000))).toEqual([]);
  });
});
