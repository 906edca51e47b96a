import type { EpisodeRow } from './episode-row.ts';

const isEpisode = ({ kind }: EpisodeRow) => kind === 'episode';

/** Which files there are to choose from, in the library list and in the worklist: what counts them and what lists them asks here. */
export const rowFilters = [
  { id: 'all', title: 'All', matches: () => true },
  {
    id: 'problems',
    title: 'Problems',
    matches: (row: EpisodeRow) => row.kind === 'unreadable' || row.problems.error + row.problems.warning > 0,
  },
  { id: 'marks', title: 'Open marks', matches: (row: EpisodeRow) => row.openMarks > 0 },
  {
    id: 'unready',
    title: 'Not ready',
    matches: (row: EpisodeRow) => isEpisode(row) && (row.state === 'new' || row.state === 'in-progress'),
  },
  { id: 'ready', title: 'Ready', matches: (row: EpisodeRow) => isEpisode(row) && row.state === 'ready' },
  { id: 'changed', title: 'Changed since', matches: (row: EpisodeRow) => isEpisode(row) && row.state === 'changed' },
  {
    id: 'unpublished',
    title: 'Unpublished',
    matches: (row: EpisodeRow) => isEpisode(row) && row.state !== 'published',
  },
  { id: 'unreadable', title: 'Cannot be read', matches: (row: EpisodeRow) => row.kind === 'unreadable' },
  { id: 'other', title: 'Other files', matches: (row: EpisodeRow) => row.kind === 'other' },
] as const;
export type RowFilterId = (typeof rowFilters)[number]['id'];

export function matchesFilter(row: EpisodeRow, id: RowFilterId): boolean {
  return rowFilters.find((filter) => filter.id === id)!.matches(row);
}
