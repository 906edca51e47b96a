import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePublished, printPublished, replacePublished } from '../../../shared/publish/published.ts';

const hash = (digit: string) => digit.repeat(64);
const entry = (target: string, source: string, digit: string) => ({ target, source, hash: hash(digit) });

test('is printed sorted, a line each, each once', () => {
  expect(printPublished([entry('b.md', 'b', '1'), entry('a.md', 'a', '2'), entry('b.md', 'b', '1')])).toBe(
    `a.md\ta\t${hash('2')}\nb.md\tb\t${hash('1')}\n`,
  );
  expect(printPublished([])).toBe('');
});

test('is read whatever a merge or another system left in it', () => {
  const text = `<<<<<<< ours\r\na.md\ta\t${hash('1')}\r\n=======\na.md\ta\t${hash('2')}\n\nnonsense\nb.md\tb\tnot-a-hash\n\t\t${hash('3')}\n%zz\t%\t${hash('4')}\n`;
  expect(parsePublished(text)).toEqual([entry('a.md', 'a', '1'), entry('a.md', 'a', '2'), entry('%zz', '%', '4')]);
});

test('a new entry takes the place of those of the same target and source, and of no others', () => {
  const before = [
    entry('a.md', 'a', '1'),
    entry('a.md', 'a', '2'),
    entry('a.md', 'other', '3'),
    entry('b.md', 'b', '4'),
  ];
  expect(printPublished(replacePublished(before, [entry('a.md', 'a', '5')]))).toBe(
    printPublished([entry('a.md', 'a', '5'), entry('a.md', 'other', '3'), entry('b.md', 'b', '4')]),
  );
});

test('any name survives being printed and read', () => {
  const name = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.string({ unit: fc.constantFrom('%', '0', '9', '2', '5', 'A', 'D', '\t', '\n', '\r', 'é'), minLength: 1 }),
  );
  fc.assert(
    fc.property(name, name, (target, source) => {
      const entries = [entry(target, source, 'a')];
      expect(parsePublished(printPublished(entries))).toEqual(entries);
    }),
  );
});
