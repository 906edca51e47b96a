import { expect, test } from 'vitest';
import { unreadRow, type EpisodeRow } from '../../../shared/library/episode-row.ts';
import { filterRows, type SortId } from '../../../renderer/base/filter-rows.ts';

const rowOf = (path: string, part: Partial<EpisodeRow> = {}): EpisodeRow => ({
  ...unreadRow(path, 100),
  kind: 'episode',
  ...part,
});
const orderOf = (rows: readonly EpisodeRow[], sort: SortId) =>
  filterRows(rows, { query: '', filter: 'all', sort }).map(({ path }) => path);

test('rows of the same date stand by their paths, in which numbers count as such', () => {
  const rows = ['s1/10.md', 'S1/9.md', 's1/2.md', 's1/b.md'].map((path) => rowOf(path, { date: '2020-01-01' }));
  expect(orderOf(rows, 'newest')).toEqual(['s1/2.md', 'S1/9.md', 's1/10.md', 's1/b.md']);
});

test('files that nobody has read yet stand behind those with a date, whichever comes first', () => {
  const rows = [unreadRow('a.md', 100), rowOf('b.md', { date: '2019-05-01' }), rowOf('c.md', { date: '2020-01-01' })];
  expect(orderOf(rows, 'newest')).toEqual(['c.md', 'b.md', 'a.md']);
  expect(orderOf(rows, 'oldest')).toEqual(['b.md', 'c.md', 'a.md']);
});

test('files that nobody has read yet are in no state and have no problems, but are found by their names', () => {
  const rows = [unreadRow('summer/42.md', 100), rowOf('winter/42.md')];
  const found = (filter: 'all' | 'unready' | 'unpublished' | 'other' | 'problems', query = '') =>
    filterRows(rows, { query, filter, sort: 'path' }).map(({ path }) => path);
  expect(found('all')).toEqual(['summer/42.md', 'winter/42.md']);
  expect(found('all', 'summer')).toEqual(['summer/42.md']);
  expect(found('unready')).toEqual(['winter/42.md']);
  expect(found('unpublished')).toEqual(['winter/42.md']);
  expect(found('other')).toEqual([]);
  expect(found('problems')).toEqual([]);
});
