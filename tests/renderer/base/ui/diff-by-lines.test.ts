import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffByLines } from '../../../../renderer/base/ui/diff-by-lines.ts';

const replacedIn = (a: string, b: string) =>
  diffByLines(a, b).map(({ fromA, toA, fromB, toB }) => [a.slice(fromA, toA), b.slice(fromB, toB)]);

test('words changed all over a long text are shown one by one', () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `**Ada Bell:** Sentence ${index} of the text.\n\n`);
  const changed = lines.map((line, index) => (index % 20 === 0 ? line.replace('Sentence', 'Phrase') : line));
  expect(replacedIn(lines.join(''), changed.join('')).length).toBeLessThan(500);
  expect(replacedIn('a\nthe cat\nb\n', 'a\nthe dog\nb\n')).toEqual([['cat', 'dog']]);
});

test('lines that come and go, at the ends too', () => {
  expect(replacedIn('a\nb\n', 'a\nx\nb\n')).toEqual([['', 'x\n']]);
  expect(replacedIn('a\nb\n', 'b\n')).toEqual([['a\n', '']]);
  expect(replacedIn('a', 'a\n')).toEqual([['', '\n']]);
  expect(replacedIn('same\n', 'same\n')).toEqual([]);
  expect(replacedIn('', 'a\n')).toEqual([['', 'a\n']]);
});

test('the differences make the one text of the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c d', '', 'e'), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (a, b) => {
      let [result, at, last] = ['', 0, 0];
      for (const { fromA, toA, fromB, toB } of diffByLines(a, b)) {
        expect(fromA).toBeGreaterThanOrEqual(last);
        result += a.slice(at, fromA) + b.slice(fromB, toB);
        at = last = toA;
      }
      expect(result + a.slice(at)).toBe(b);
    }),
  );
});
