import { expect, test } from 'vitest';
import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import { describeGoLive, goesLive, isDraft, readLiveDates } from '../../../shared/publish/go-live.ts';
import { readHugoDate } from '../../../shared/publish/hugo-dates.ts';
import { liveForms } from '../../helpers/live-forms.ts';

const now = new Date('2026-07-01T12:00:00Z');
const liveOf = (fields: string, timeZone = 'Europe/London') =>
  describeGoLive(goesLive(readLiveDates(parseFrontMatter(`---\n${fields}\n---\n`), timeZone), now), timeZone);

test.each([
  ['a date in the past', 'date: 2012-10-25T09:00:00+01:00', 'Live as soon as the site is built'],
  ['no date at all', 'title: A', 'Live as soon as the site is built'],
  ['a draft, whatever its date', 'draft: true\ndate: 2030-01-01', 'A draft: the site leaves it out'],
  ['a draft in quotes, which Hugo casts', 'draft: "true"', 'A draft: the site leaves it out'],
  ['a draft that Hugo does not take for one', 'draft: "yes"', 'Live as soon as the site is built'],
  ['a date to come', 'date: 2026-12-24T18:00:00+01:00', 'Live on 24 December 2026, 17:00 (Europe/London)'],
  [
    'a publish date, which counts before the date',
    'date: 2012-10-25\npublishDate: 2026-08-01T09:00:00+01:00',
    'Live on 1 August 2026, 09:00 (Europe/London)',
  ],
  [
    'a publish date in the past with a date to come',
    'date: 2030-01-01\npublishdate: 2020-01-01',
    'Live as soon as the site is built',
  ],
  [
    'a day without a time, at midnight where the site is',
    'date: 2026-08-01',
    'Live on 1 August 2026, 00:00 (Europe/London)',
  ],
  [
    'an expiry that is over',
    'expiryDate: 2026-06-30T23:00:00Z',
    'Expired on 1 July 2026, 00:00 (Europe/London): the site leaves it out',
  ],
  ['an expiry to come', 'expiryDate: 2027-01-01', 'Live as soon as the site is built'],
  [
    'a date that Hugo does not read',
    'date: 2030-01-01 10:00',
    'Live as soon as the site is built (Hugo before 0.135, which passes over “date”); Hugo 0.135 and later stop the build: “2030-01-01 10:00” in “date” is no date to Hugo',
  ],
  [
    'a draft in words, which only YAML 1.1 takes for a yes',
    'draft: yes',
    'A draft: the site leaves it out (Hugo before 0.152); live as soon as the site is built (Hugo 0.152 and later)',
  ],
  [
    'a draft in a number that newer versions take for a yes',
    'draft: 1.0',
    'Live as soon as the site is built (Older versions of Hugo); a draft: the site leaves it out (Newer versions of Hugo)',
  ],
  [
    'a key in other capitals, which counts before one without',
    'publishdate: 2012-10-25\npublishDate: 2026-08-01T09:00:00+01:00',
    'Live on 1 August 2026, 09:00 (Europe/London)',
  ],
  [
    'two keys with other capitals each',
    'Draft: true\nDRAFT: false',
    'Live as soon as the site is built, or a draft: the site leaves it out: two keys differ only in capitals, and Hugo reads one by chance',
  ],
  ['two such keys that say the same', 'Draft: true\nDRAFT: true', 'A draft: the site leaves it out'],
])('%s', (_, fields, expected) => {
  expect(liveOf(fields)).toBe(expected);
});

test('a date without an offset is taken in the time zone of the site', () => {
  expect(liveOf('date: 2026-07-01 08:30:00', 'America/New_York')).toBe('Live on 1 July 2026, 08:30 (America/New_York)');
  expect(liveOf('date: 2026-07-01 08:30:00', 'Asia/Tokyo')).toBe('Live as soon as the site is built');
});

test.each(liveForms)('what Hugo makes of $text', ({ text, older, newer }) => {
  const live = goesLive(readLiveDates(parseFrontMatter(text), 'Europe/London'), now);
  const [before, since] =
    live.kind === 'stops'
      ? [live.older.kind, 'stops']
      : live.kind === 'depends'
        ? [live.older.kind, live.newer.kind]
        : [live.kind, live.kind];
  expect([before, since]).toEqual([older, newer]);
});

test('the list shows a draft where any version of Hugo takes the page for one', () => {
  const draftOf = (fields: string) => isDraft(readLiveDates(parseFrontMatter(`---\n${fields}\n---\n`), 'UTC'));
  expect(['draft: yes', 'draft: true', 'published: false', 'draft: 1.0', 'draft: no', 'title: A'].map(draftOf)).toEqual(
    [true, true, true, true, false, false],
  );
});

test.each([
  ['2026-03-29T01:30:00', '2026-03-29T01:30:00Z'],
  ['2026-10-25T01:30:00', '2026-10-25T01:30:00Z'],
  ['2026-07-01T10:00:00', '2026-07-01T09:00:00Z'],
  ['Mon, 01 Jul 2999 10:00:00 EST', '2999-07-01T09:00:00Z'],
  ['2999-07-01 10:00:00 -0230', '2999-07-01T12:30:00Z'],
  ['2999-07-01T10:00:00,5Z', '2999-07-01T10:00:00.500Z'],
  ['0000-06-01', '0000-06-01T00:01:15Z'],
])('the instant of %s in London is %s', (text, instant) => {
  expect(new Date(readHugoDate(text, 'Europe/London')!)).toEqual(new Date(instant));
});
