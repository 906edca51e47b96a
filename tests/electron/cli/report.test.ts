import { expect, test } from 'vitest';
import { alignColumns } from '../../../electron/cli/report.ts';

test('columns are aligned, and one very long cell does not push the others away', () => {
  const long = 'l'.repeat(90);
  expect(
    alignColumns([
      ['a', 'b'],
      ['aaa', 'c'],
      [long, 'd'],
    ]),
  ).toBe(`${'a'.padEnd(60)}  b\n${'aaa'.padEnd(60)}  c\n${long}  d\n`);
});
