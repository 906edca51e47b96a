import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import { matchesFilter, type RowFilterId } from '../../shared/library/row-filters.ts';

export const sorts = [
  { id: 'newest', title: 'Newest first' },
  { id: 'oldest', title: 'Oldest first' },
  { id: 'title', title: 'Title' },
  { id: 'problems', title: 'Most problems' },
  { id: 'path', title: 'File name' },
] as const;
export type SortId = (typeof sorts)[number]['id'];

const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
const weight = ({ kind, problems }: EpisodeRow) =>
  kind === 'unreadable' ? Infinity : problems.error * 1000 + problems.warning;

const compareCodes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const compare: Record<SortId, (a: EpisodeRow, b: EpisodeRow) => number> = {
  newest: (a, b) => compareCodes(b.date ?? '', a.date ?? ''),
  oldest: (a, b) => compareCodes(a.date ?? '\uffff', b.date ?? '\uffff'),
  title: (a, b) => byText(a.title, b.title),
  problems: (a, b) => weight(b) - weight(a) || 0,
  path: (a, b) => byText(a.path, b.path),
};

const pathKeys = new WeakMap<EpisodeRow, string>();

/** Orders rows that are alike otherwise: numbers in a path count as such. Thousands of comparisons by a collator take longer than a frame. */
function pathKey(row: EpisodeRow): string {
  let key = pathKeys.get(row);
  if (key === undefined) {
    key = row.path.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
    pathKeys.set(row, key);
  }
  return key;
}

/** Text for searching: case and accents make no difference. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The rows whose title, guests or file name hold every word of the query, in the order asked for. */
export function filterRows(
  rows: readonly EpisodeRow[],
  { query, filter, sort }: { query: string; filter: RowFilterId; sort: SortId },
): EpisodeRow[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => {
      if (!matchesFilter(row, filter)) return false;
      if (words.length === 0) return true;
      const text = fold(`${row.title} ${row.guests.join(' ')} ${row.path} ${row.date ?? ''}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => compare[sort](a, b) || compareCodes(pathKey(a), pathKey(b)));
}
