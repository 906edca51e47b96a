import { expect, test } from 'vitest';
import { parseFrontMatter } from '../../../shared/episode/front-matter.ts';
import { describeGoLive, goesLive, readLiveDates } from '../../../shared/publish/go-live.ts';

const now = new Date('2026-07-01T12:00:00Z');
const liveOf = (fields: string, timeZone = 'Europe/London') => describeGoLive(goesLive(readLiveDates(parseFrontMatter(`---\n${fields}\n---\n`), timeZone), now), timeZone);

test.each([
  ['a date in the past', 'date: 2012-10-25T09:00:00+01:00', 'Live as soon as the site is built'],
  ['no date at all', 'title: A', 'Live as soon as the site is built'],
  ['a draft, whatever its date', 'draft: true\ndate: 2030-01-01', 'A draft: the site leaves it out'],
  ['a draft in quotes, which Hugo casts', 'draft: "true"', 'A draft: the site leaves it out'],
  ['a draft that Hugo does not take for one', 'draft: "yes"', 'Live as soon as the site is built'],
  ['a date to come', 'date: 2026-12-24T18:00:00+01:00', 'Live on 24 December 2026, 17:00 (Europe/London)'],
  ['a publish date, which counts before the date', 'date: 2012-10-25\npublishDate: 2026-08-01T09:00:00+01:00', 'Live on 1 August 2026, 09:00 (Europe/London)'],
  ['a publish date in the past with a date to come', 'date: 2030-01-01\npublishdate: 2020-01-01', 'Live as soon as the site is built'],
  ['a day without a time, at midnight where the site is', 'date: 2026-08-01', 'Live on 1 August 2026, 00:00 (Europe/London)'],
  ['an expiry that is over', 'expiryDate: 2026-06-30T23:00:00Z', 'Expired on 1 July 2026, 00:00 (Europe/London): the site leaves it out'],
  ['an expiry to come', 'expiryDate: 2027-01-01', 'Live as soon as the site is built'],
  ['a date that nobody can read', 'date: soon', 'Live as soon as the site is built'],
])('%s', (_, fields, expected) => {
  expect(liveOf(fields)).toBe(expected);
});

test('a date without an offset is taken in the time zone of the site', () => {
  expect(liveOf('date: 2026-07-01 08:30:00', 'America/New_York')).toBe('Live on 1 July 2026, 08:30 (America/New_York)');
  expect(liveOf('date: 2026-07-01 08:30:00', 'Asia/Tokyo')).toBe('Live as soon as the site is built');
});

test.each(['+++\ndate = 2012-10-25\ndraft = true\n+++\n', '{"date": "2012-10-25", "draft": true}\n'])('drafts are known in TOML and JSON: %j', (text) => {
  expect(readLiveDates(parseFrontMatter(text), 'UTC')).toEqual({ draft: true, from: Date.UTC(2012, 9, 25), until: null });
});
