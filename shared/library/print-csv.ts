import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Cell, Column, TableRow } from './columns.ts';

/**
 * Rows as CSV, RFC 4180, with the columns' ids as its first line. A text that a spreadsheet would run as a formula gets
 * an apostrophe in front: `=cmd…` in somebody's title is a title.
 */
export function printCsv(columns: readonly Column[], rows: readonly TableRow[]): string {
  const lines: Cell[][] = rows.map((row) => columns.map((column) => column.cell(row)));
  return stringify([columns.map(({ id }) => id), ...lines], { record_delimiter: 'windows', escape_formulas: true });
}
