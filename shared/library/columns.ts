import type { EpisodeRow } from './episode-row.ts';
import { ownValue } from '../own-value.ts';

export type Cell = string | number;

/** A line of the table: what is known of an episode, and its front matter's values as text, by key. */
export interface TableRow {
  readonly row: EpisodeRow;
  readonly values: Readonly<Record<string, string>>;
}

export interface Column {
  /** What a query and `--columns` call it. */
  readonly id: string;
  readonly title: string;
  cell(row: TableRow): Cell;
}

const column = (id: string, title: string, cell: (row: EpisodeRow) => Cell): Column => ({
  id,
  title,
  cell: ({ row }) => cell(row),
});

/** What Rostrum itself knows of an episode. */
export const ownColumns: readonly Column[] = [
  column('title', 'Title', ({ title }) => title),
  column('date', 'Date', ({ date }) => date ?? ''),
  column('guests', 'Guests', ({ guests }) => guests.join(', ')),
  column('state', 'State', ({ state }) => state),
  column('draft', 'Draft', ({ draft }) => String(draft)),
  column('live', 'Live', ({ life }) => life?.kind ?? ''),
  column('errors', 'Errors', ({ problems }) => problems.error),
  column('warnings', 'Warnings', ({ problems }) => problems.warning),
  column('hints', 'Hints', ({ problems }) => problems.hint),
  column('marks', 'Open marks', ({ openMarks }) => openMarks),
  column('turns', 'Turns', ({ turns }) => turns),
  column('reviewed', 'Turns reviewed', ({ reviewedTurns }) => reviewedTurns ?? 0),
  column('words', 'Words', ({ words }) => words),
  column('style', 'House style', ({ houseStyle }) => houseStyle ?? ''),
  // Scripts and saved views know a file without a transcript as a page.
  column('kind', 'Kind', ({ kind }) => (kind === 'other' ? 'page' : kind)),
  column('path', 'File', ({ path }) => path),
];

/** The column of that name: one of Rostrum's own, else the front-matter key. */
export function columnOf(id: string): Column {
  return (
    ownColumns.find((candidate) => candidate.id === id) ?? {
      id,
      title: id,
      cell: ({ values }) => ownValue(values, id) ?? '',
    }
  );
}

const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;

/** Order of two cells of one column: numbers as numbers, text by the alphabet, empty ones last. */
function compareCells(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return byText(String(a), String(b));
}

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** Rows in the order of a column; equal ones by their paths. */
export function sortRows<T extends TableRow>(rows: readonly T[], { column: id, descending }: Order): T[] {
  const { cell } = columnOf(id);
  // Each cell is worked out once, not at every comparison.
  const keyed = rows.map((row) => ({ row, cell: cell(row) }));
  const direction = descending ? -1 : 1;
  keyed.sort(
    (a, b) =>
      (a.cell === '' || b.cell === '' ? compareCells(a.cell, b.cell) : direction * compareCells(a.cell, b.cell)) ||
      (a.row.row.path < b.row.row.path ? -1 : 1),
  );
  return keyed.map(({ row }) => row);
}
