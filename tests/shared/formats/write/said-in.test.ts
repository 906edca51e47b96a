import { expect, test } from 'vitest';
import { findLostMeaning, type Said } from '../../../../shared/formats/write/said-in.ts';

const said = (person: string | null, words: string, line: number, seconds: number | null = null): Said => ({
  person,
  words,
  line,
  seconds,
});
const before = [
  said('Mat Ryer', 'Hello.', 1),
  said(null, 'Break: [17:03]', 3),
  said('Rain Man', '246 toothpicks.', 5),
  said('Ada Bell', 'Yes. Jerod: I heard that.', 7),
];
const reasonFor = (after: readonly Said[]) => findLostMeaning(before, after, { legend: 'keep' });

test('a page that says the same has lost nothing', () => {
  expect(reasonFor(before)).toBeNull();
});

test.each([
  [
    'a passage joins the turn above',
    [said('Mat Ryer', 'Hello. Break: [17:03]', 1), ...before.slice(2)],
    '“Break: [17:03]” would be read as part of what stands above it (line 3).',
  ],
  [
    'a turn joins the passage above',
    [before[0]!, said(null, 'Break: [17:03] Rain Man: 246 toothpicks.', 3), before[3]!],
    '“Rain Man: 246 toothpicks.” would be read as part of what stands above it (line 5).',
  ],
  [
    'a turn is read as two',
    [...before.slice(0, 3), said('Ada Bell', 'Yes.', 7), said('Jerod', 'I heard that.', 7)],
    'The page would end a turn of “Ada Bell” before “Jerod: I heard that.” (line 7).',
  ],
  [
    'other words',
    [said('Mat Ryer', 'Good evening, everybody who is listening to this tonight.', 1), ...before.slice(1)],
    'The page would not say what the episode says (line 1): “Good evening, everybody who is listening…”.',
  ],
  ['nothing more', before.slice(0, 3), 'The page would not say what the episode says (line 7): it ends before that.'],
])('it is told where %s', (_, after, expected) => {
  expect(reasonFor(after)).toBe(expected);
});
