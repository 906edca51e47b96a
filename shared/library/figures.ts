import { interpretDate, interpretDuration } from '../episode/model/interpret-value.ts';
import type { EpisodeState } from './episode-row.ts';
import type { LibrarySummary } from './library-summary.ts';
import { largest, smallest } from '../lists.ts';
import { ownValue } from '../own-value.ts';
import { countOf, formatCount } from '../text/count-of.ts';
import type { TableRow } from './columns.ts';

/** One bar of a picture, and one line of the table behind it. */
export interface Bar {
  readonly name: string;
  readonly value: number;
}

export interface Figure {
  readonly title: string;
  /** What the numbers count. */
  readonly unit: string;
  /** What the picture does not show; null where it shows everything. */
  readonly note: string | null;
  readonly bars: readonly Bar[];
}

const maxPeople = 12;

/** Pictures of a library's episodes. Pages and unreadable files are not among them. */
export function libraryFigures(rows: readonly TableRow[], people: LibrarySummary['people']): Figure[] {
  const episodes = rows.filter(({ row }) => row.kind === 'episode');
  return [episodesPerYear(episodes), hoursPerYear(episodes), whoSpeaksMost(people), whatIsUnpublished(episodes)].filter(
    ({ bars }) => bars.length > 0,
  );
}

function episodesPerYear(episodes: readonly TableRow[]): Figure {
  const dated = episodes.filter((episode) => yearOf(episode) !== null);
  return {
    title: 'Episodes a year',
    unit: 'Episodes',
    note: without(episodes.length - dated.length, 'date'),
    bars: perYear(dated, () => 1),
  };
}

function hoursPerYear(episodes: readonly TableRow[]): Figure {
  const key = durationKey(episodes);
  const seconds = ({ values }: TableRow) => (key === null ? null : interpretDuration(ownValue(values, key) ?? ''));
  const timed = episodes.filter((episode) => yearOf(episode) !== null && seconds(episode) !== null);
  const bars = perYear(timed, (episode) => seconds(episode)! / 3600).map(({ name, value }) => ({
    name,
    value: Math.round(value * 10) / 10,
  }));
  return {
    title: 'Hours a year',
    unit: 'Hours',
    note: without(episodes.length - timed.length, 'date or duration'),
    bars: timed.length === 0 ? [] : bars,
  };
}

function whoSpeaksMost(people: LibrarySummary['people']): Figure {
  const ranked = people.filter(({ turns }) => turns > 0).sort((a, b) => b.turns - a.turns);
  const others = ranked.length - maxPeople;
  const bars = ranked.slice(0, maxPeople).map(({ name, turns }) => ({ name, value: turns }));
  return {
    title: 'Who speaks most',
    unit: 'Turns',
    note: others > 0 ? `${formatCount(others)} more ${others === 1 ? 'person speaks' : 'people speak'} less.` : null,
    bars,
  };
}

const states: readonly { readonly state: EpisodeState; readonly name: string }[] = [
  { state: 'new', name: 'New' },
  { state: 'in-progress', name: 'In progress' },
  { state: 'ready', name: 'Ready' },
  { state: 'changed', name: 'Changed since' },
  { state: 'published', name: 'Published' },
];

function whatIsUnpublished(episodes: readonly TableRow[]): Figure {
  const bars = states.map(({ state, name }) => ({
    name,
    value: episodes.filter(({ row }) => row.state === state).length,
  }));
  const unpublished = episodes.filter(({ row }) => row.state !== 'published').length;
  return {
    title: 'What is unpublished',
    unit: 'Episodes',
    note: `${formatCount(unpublished)} of ${formatCount(episodes.length)} are not published as they are.`,
    bars: episodes.length === 0 ? [] : bars,
  };
}

/** A bar for every year from the first to the last, empty ones too: a gap is something to see. */
function perYear(episodes: readonly TableRow[], weigh: (episode: TableRow) => number): Bar[] {
  const sums = new Map<number, number>();
  for (const episode of episodes) {
    const year = yearOf(episode)!;
    sums.set(year, (sums.get(year) ?? 0) + weigh(episode));
  }
  if (sums.size === 0) return [];
  const first = smallest(sums.keys());
  const last = largest(sums.keys());
  // A year that somebody mistyped would make thousands of bars.
  const years =
    last - first > 80
      ? [...sums.keys()].sort((a, b) => a - b)
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.map((year) => ({ name: String(year), value: sums.get(year) ?? 0 }));
}

/** As written: an evening in December is not next year elsewhere. */
function yearOf({ row: { date } }: TableRow): number | null {
  return date !== null && interpretDate(date) ? Number(date.trim().slice(0, 4)) : null;
}

/** The key that holds most durations; null where none does. */
function durationKey(episodes: readonly TableRow[]): string | null {
  const counts = new Map<string, number>();
  for (const { values } of episodes) {
    for (const [key, value] of Object.entries(values))
      if (/duration|length/i.test(key) && interpretDuration(value) !== null)
        counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function without(count: number, what: string): string | null {
  return count === 0 ? null : `${countOf(count, 'episode')} without a ${what}.`;
}
