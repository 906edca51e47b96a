import { expect, test } from 'vitest';
import { findNearNames } from '../../../shared/names/near-names.ts';

const near = (...names: string[]) => findNearNames(names).map(({ a, b, kind }) => `${names[a]} / ${names[b]}: ${kind}`);

test.each([
  ['Joan Keir', 'JOAN KEIR', 'case'],
  ['Aaron van Wyk', 'Aaron Van Wyk', 'case'],
  ['Zoë Laird', 'Zoe Laird', 'accents'],
  ['Sean O’Neil', "Sean O'Neil", 'punctuation'],
  ['Anna Kirk-Cowan', 'Anna Kirk Cowan', 'punctuation'],
  ['Beth Smith', 'Dr Beth Smith', 'title'],
  ['Beth Smith', 'Beth Smith, University of Stirling', 'title'],
  ['Beth Smith', 'Beth Smith PhD', 'title'],
  ['Brigid Daniel', 'Daniel Brigid', 'order'],
  ['Brigid Daniel', 'Daniel, Brigid', 'order'],
  ['Elspeth Moir', 'Elspeth Jane Moir', 'middle'],
  ['Elspeth Moir', 'Elspeth J. Moir', 'middle'],
  ['Elspeth Jane Moir', 'Elspeth J. Moir', 'initial'],
  ['Elspeth Moir', 'E. Moir', 'initial'],
  ['Elspeth Moir', 'E Moir', 'initial'],
  ['Elspeth Moir', 'emoir', 'initial'],
  ['Brigid Daniel', 'Bridget Daniel', 'spelling'],
  ['Elspeth Moir', 'Elspeth Muir', 'spelling'],
  ['Rashid Tully', 'Rashid Tulyl', 'spelling'],
  ['Rashid Tully', 'Rahsid Tully', 'spelling'],
  ['Catherine Hall', 'Kathryn Hall', 'spelling'],
  ['Sara Abrahamson', 'Sarah Abrahamsson', 'spelling'],
  ['Honeybadger', 'Honeybagder', 'spelling'],
  ['Tom Wood', 'Thomas Wood', 'short-form'],
  ['Bill Ross', 'William Ross', 'short-form'],
])('%s and %s may be one person: %s', (a, b, kind) => {
  expect(near(a, b)).toEqual([`${a} / ${b}: ${kind}`]);
  expect(near(b, a)).toEqual([`${b} / ${a}: ${kind}`]);
});

test.each([
  ['Joan Keir', 'John Keir'],
  ['Joan Keir', 'Joan Weir'],
  ['Maria Lopez', 'Mario Lopez'],
  ['Martin Hall', 'Martina Hall'],
  ['Tom Wood', 'Tom Ward'],
  ['Tom Wood', 'Tim Wood'],
  ['Chris Bell', 'Chris Benson'],
  ['Elspeth Jane Moir', 'Elspeth Ann Moir'],
  ['E. Moir', 'J. Moir'],
  ['Jonas', 'Jones'],
  ['Matt', 'Matt Corr'],
])('%s and %s are two people', (a, b) => expect(near(a, b)).toEqual([]));

test('an initial that could be two people’s is nobody’s', () => {
  expect(near('J. Smith', 'John Smith', 'Jane Smith')).toEqual([]);
});

test('the reason is a sentence that names what differs', () => {
  expect(findNearNames(['Brigid Daniel', 'Bridget Daniel'])[0]!.reason).toBe(
    '“Brigid” and “Bridget” are spellings of one name; the surname is the same.',
  );
  expect(findNearNames(['Elspeth Moir', 'Elspeth Muir'])[0]!.reason).toBe(
    'One letter differs in the surname; the given name is the same.',
  );
});

test('no name whatever is an error', () => {
  expect(findNearNames(['', ' ', '-', ',', '( )', 'Dr', 'A', '😀 😀', '😀', 'É', ', Iriss'])).toEqual([]);
});
