import { expect, test } from 'vitest';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import type { TableRow } from '../../../shared/library/columns.ts';
import { libraryFigures } from '../../../shared/library/figures.ts';

function episode(date: string | null, duration = '', part: Partial<EpisodeRow> = {}): TableRow {
  return {
    row: {
      path: `${date}.md`,
      kind: 'episode',
      title: '',
      date,
      draft: false,
      life: null,
      guests: [],
      state: 'new',
      houseStyle: null,
      turns: 0,
      words: 0,
      problems: { error: 0, warning: 0, hint: 0 },
      openMarks: 0,
      reviewedTurns: null,
      bytes: 0,
      failure: null,
      ...part,
    },
    values: { libsyn_duration: duration },
  };
}

const figure = (
  rows: readonly TableRow[],
  title: string,
  people: { name: string; episodes: number; turns: number }[] = [],
) => libraryFigures(rows, people).find((candidate) => candidate.title === title);

test('episodes are counted by the year as written, with empty years between and undated ones told', () => {
  const rows = [episode('2018-12-31T23:30:00-05:00'), episode('2018-01-01'), episode('2020-06-01'), episode(null)];
  expect(figure(rows, 'Episodes a year')).toEqual({
    title: 'Episodes a year',
    unit: 'Episodes',
    note: '1 episode without a date.',
    bars: [
      { name: '2018', value: 2 },
      { name: '2019', value: 0 },
      { name: '2020', value: 1 },
    ],
  });
});

test('hours come from the duration field, whatever it is called', () => {
  expect(
    figure([episode('2018-01-01', '1:30:00'), episode('2018-02-01', 'PT45M'), episode('2018-03-01')], 'Hours a year'),
  ).toMatchObject({
    note: '1 episode without a date or duration.',
    bars: [{ name: '2018', value: 2.3 }],
  });
});

test('without any duration there is no picture of hours', () => {
  expect(figure([episode('2018-01-01')], 'Hours a year')).toBeUndefined();
});

test('the twelve who speak most are shown, and the others who speak are counted', () => {
  const people = Array.from({ length: 14 }, (_, index) => ({ name: `Person ${index}`, episodes: 1, turns: index }));
  const { bars, note } = figure([], 'Who speaks most', people)!;
  expect([bars.length, bars[0], note]).toEqual([12, { name: 'Person 13', value: 13 }, '1 more person speaks less.']);
});

test('pages and files that cannot be read are not counted', () => {
  expect(
    libraryFigures(
      [episode('2018-01-01', '', { kind: 'other' }), episode('2018-01-01', '', { kind: 'unreadable' })],
      [],
    ),
  ).toEqual([]);
});

test('what is unpublished is told by state', () => {
  expect(
    figure([episode('2018-01-01'), episode('2018-01-01', '', { state: 'published' })], 'What is unpublished'),
  ).toMatchObject({ note: '1 of 2 are not published as they are.' });
});

test('a mistyped year does not make thousands of bars', () => {
  expect(figure([episode('0018-01-01'), episode('2018-01-01')], 'Episodes a year')!.bars).toHaveLength(2);
});
