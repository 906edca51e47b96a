import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import { columnOf, sortRows, type TableRow } from '../../../shared/library/columns.ts';
import { parseRowQuery } from '../../../shared/library/row-query.ts';
import { parseViews, printViews, type SavedView } from '../../../shared/library/saved-views.ts';

function row(part: Partial<EpisodeRow>, values: Readonly<Record<string, string>> = {}): TableRow {
  return {
    row: {
      path: 'a.md',
      kind: 'episode',
      title: 'A',
      date: null,
      draft: false,
      life: null,
      guests: [],
      state: 'new',
      houseStyle: 'initials',
      turns: 3,
      words: 40,
      problems: { error: 0, warning: 0, hint: 0 },
      openMarks: 0,
      reviewedTurns: null,
      bytes: 100,
      failure: null,
      ...part,
    },
    values,
  };
}

const rows = [
  row(
    {
      path: 'bees.md',
      title: 'Bees 10',
      date: '2019-05-02',
      guests: ['Zoë Park'],
      problems: { error: 2, warning: 0, hint: 0 },
    },
    { duration: '12:40', season: '2' },
  ),
  row({ path: 'kettles.md', title: 'Bees 9', date: '2021-01-01', state: 'ready' }, { duration: '', season: '10' }),
  row({ path: 'none.md', title: 'Notes', kind: 'other' }),
];

function find(query: string): string[] {
  const parsed = parseRowQuery(query, ['duration', 'season']);
  if (!parsed.ok) throw new Error(parsed.message);
  return rows.filter((candidate) => parsed.matches(candidate)).map(({ row: { path } }) => path);
}

test.each([
  ['', ['bees.md', 'kettles.md', 'none.md']],
  ['kind=episode', ['bees.md', 'kettles.md']],
  ['errors>0', ['bees.md']],
  ['errors>=0 state=ready', ['kettles.md']],
  ['state!=ready kind=episode', ['bees.md']],
  ['date>=2020', ['kettles.md']],
  ['date<2020', ['bees.md']],
  ['season>3', ['kettles.md']],
  ['season<=2', ['bees.md']],
  ['guests~zoe', ['bees.md']],
  ['duration=""', ['kettles.md', 'none.md']],
  ['BEES', ['bees.md', 'kettles.md']],
  ['"bees 9"', ['kettles.md']],
  ['title="bees 9"', ['kettles.md']],
  ['bees kettles', ['kettles.md']],
])('%s', (query, expected) => {
  expect(find(query)).toEqual(expected);
});

test('an unknown column and a lost quotation mark are told, never passed over', () => {
  expect(parseRowQuery('eror>0', ['season'])).toMatchObject({
    ok: false,
    message: expect.stringContaining('There is no column “eror”') as string,
  });
  expect(parseRowQuery('title="bees', [])).toMatchObject({
    ok: false,
    message: expect.stringContaining('quotation mark') as string,
  });
});

test('any text is a query or says why it is none', () => {
  fc.assert(
    fc.property(fc.string(), (query) => {
      const parsed = parseRowQuery(query, []);
      if (parsed.ok) for (const candidate of rows) parsed.matches(candidate);
      else expect(parsed.message).not.toBe('');
    }),
  );
});

test('rows are sorted by numbers as numbers, by text as people count, and empty cells come last either way', () => {
  const order = (column: string, descending = false) =>
    sortRows(rows, { column, descending }).map(({ row: { path } }) => path);
  expect(order('title')).toEqual(['kettles.md', 'bees.md', 'none.md']);
  expect(order('season')).toEqual(['bees.md', 'kettles.md', 'none.md']);
  expect(order('season', true)).toEqual(['kettles.md', 'bees.md', 'none.md']);
  expect(order('date', true)).toEqual(['kettles.md', 'bees.md', 'none.md']);
});

test('a column is one of Rostrum’s own before it is a key of the front matter', () => {
  expect(columnOf('title').cell(row({ title: 'Shown' }, { title: 'Raw' }))).toBe('Shown');
  expect(columnOf('season').cell(rows[0]!)).toBe('2');
});

test('views are kept a line each, sorted, and read back; a broken line is passed over', () => {
  const views: SavedView[] = [
    {
      name: 'To do',
      where: 'errors>0 state!=ready',
      columns: ['title', 'errors'],
      order: { column: 'errors', descending: true },
    },
    { name: 'All', where: '', columns: ['path'], order: { column: 'path', descending: false } },
  ];
  expect(printViews(views)).toBe('All\t\tpath\tpath\nTo do\terrors>0 state!=ready\ttitle,errors\t-errors\n');
  expect(parseViews(`<<<<<<< ours\n${printViews(views)}`)).toEqual([views[1], views[0]]);
});
