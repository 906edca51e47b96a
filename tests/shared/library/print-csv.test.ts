import { expect, test } from 'vitest';
import { printCsv } from '../../../shared/library/print-csv.ts';
import type { Column, TableRow } from '../../../shared/library/columns.ts';

const columns: readonly Column[] = [
  { id: 'title', title: 'Title', cell: ({ values }) => values['title'] ?? '' },
  { id: 'words', title: 'Words', cell: () => -7 },
];
const print = (title: string) => printCsv(columns, [{ values: { title } } as unknown as TableRow]);

test('a line ends as RFC 4180 has it, and what would break it is quoted', () => {
  expect(print('Bees')).toBe('title,words\r\nBees,-7\r\n');
  expect(print('A “study”, "quoted",\nin two lines')).toBe(
    'title,words\r\n"A “study”, ""quoted"",\nin two lines",-7\r\n',
  );
});

test('a spreadsheet runs no title as a formula', () => {
  for (const title of ['=cmd|’/C calc’!A1', '+44 20', '-5 degrees', '@home'])
    expect(print(title)).toBe(`title,words\r\n'${title},-7\r\n`);
});
