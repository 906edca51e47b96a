import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { gatherPeople, type Appearance } from '../../../shared/people/gather-people.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

const appears = (
  path: string,
  label: string | null,
  name: string | null,
  more: Partial<Appearance> = {},
): Appearance => ({ path, label, name, turns: 10, words: 100, isDeclared: true, ...more });

test('one person has their labels, spellings, episodes, turns and words', () => {
  const { people } = gatherPeople(
    [
      appears('a.md', 'BD', 'Brigid Daniel'),
      appears('b.md', 'BD', 'Brigid Daniel'),
      appears('c.md', 'BDa', 'Bridget Daniel', { turns: 3 }),
    ],
    [{ kind: 'same', a: 'Brigid Daniel', b: 'Bridget Daniel' }],
  );
  expect(people).toEqual([
    {
      name: 'Brigid Daniel',
      spellings: [
        { name: 'Brigid Daniel', episodes: 2 },
        { name: 'Bridget Daniel', episodes: 1 },
      ],
      labels: [
        { label: 'BD', episodes: 2 },
        { label: 'BDa', episodes: 1 },
      ],
      episodes: [
        { path: 'a.md', labels: ['BD'], turns: 10, words: 100 },
        { path: 'b.md', labels: ['BD'], turns: 10, words: 100 },
        { path: 'c.md', labels: ['BDa'], turns: 3, words: 100 },
      ],
      turns: 23,
      words: 300,
    },
  ]);
});

test('spellings stay two people until an editor says otherwise, and the more frequent one is kept', () => {
  const { people, suggestions } = gatherPeople(
    [
      appears('a.md', 'BD', 'Bridget Daniel'),
      appears('b.md', 'BD', 'Brigid Daniel'),
      appears('c.md', 'BD', 'Brigid Daniel'),
    ],
    [],
  );
  expect(people.map(({ name }) => name)).toEqual(['Bridget Daniel', 'Brigid Daniel']);
  expect(suggestions).toEqual([
    {
      keep: 'Brigid Daniel',
      other: 'Bridget Daniel',
      kind: 'spelling',
      reason: '“Bridget” and “Brigid” are spellings of one name; the surname is the same.',
    },
  ]);
});

test('what was decided is not asked again, nor for another spelling of the same two', () => {
  const everybody = [
    appears('a.md', 'EM', 'Elspeth Moir'),
    appears('b.md', 'EM', 'ELSPETH MOIR'),
    appears('c.md', 'EM', 'Elspeth Muir'),
  ];
  const asked = (...decisions: Parameters<typeof gatherPeople>[1]) =>
    gatherPeople(everybody, decisions).suggestions.map(({ keep, other }) => `${keep} ← ${other}`);
  expect(asked()).toEqual(['Elspeth Moir ← ELSPETH MOIR', 'Elspeth Moir ← Elspeth Muir']);
  expect(asked({ kind: 'different', a: 'Elspeth Moir', b: 'Elspeth Muir' })).toEqual(['Elspeth Moir ← ELSPETH MOIR']);
  expect(
    asked(
      { kind: 'different', a: 'Elspeth Moir', b: 'Elspeth Muir' },
      { kind: 'same', a: 'Elspeth Moir', b: 'ELSPETH MOIR' },
    ),
  ).toEqual([]);
});

test('labels that name nobody in particular are no people, and never one', () => {
  const generic = ['Audience', 'Q', 'Speaker 1', 'Speaker 2', 'Interviewer', 'All', 'Audience member'];
  const { people, suggestions, unnamed } = gatherPeople(
    generic.flatMap((label) => [appears('a.md', label, label), appears('b.md', label, null)]),
    [],
  );
  expect(people).toEqual([]);
  expect(suggestions).toEqual([]);
  expect(unnamed.map(({ label, episodes }) => [label, episodes])).toEqual(generic.sort().map((label) => [label, 2]));
});

test('initials that nobody explains are no person', () => {
  const { people, unnamed } = gatherPeople([appears('a.md', 'MB', null, { isDeclared: false })], []);
  expect(people).toEqual([]);
  expect(unnamed).toEqual([{ label: 'MB', episodes: 1, turns: 10 }]);
});

test('two who talk to each other are two, a slip in a few labels is not', () => {
  const pair = (turns: number, isDeclared: boolean) =>
    gatherPeople(
      [appears('a.md', 'Brian Ross', 'Brian Ross'), appears('a.md', 'Bryan Ross', 'Bryan Ross', { turns, isDeclared })],
      [],
    ).suggestions.length;
  expect(pair(10, false)).toBe(0);
  expect(pair(2, true)).toBe(0);
  expect(pair(2, false)).toBe(1);
});

test('the guests of the front matter are people without a label', () => {
  const { people } = gatherPeople([appears('a.md', null, 'Joy Barlow', { turns: 0, words: 0 })], []);
  expect(people).toMatchObject([{ name: 'Joy Barlow', labels: [], turns: 0 }]);
});

test.runIf(realTranscripts.length > 0)(
  'on real transcripts few pairs are offered, and each differs by hardly anything',
  () => {
    const appearances = realTranscripts
      .filter((path) => !path.includes('planted'))
      .flatMap((path) =>
        parseEpisode(readFileSync(path, 'utf8'), {}).speakers.map(({ label, name, turns, words, declaredLine }) => ({
          path,
          label,
          name,
          turns,
          words,
          isDeclared: declaredLine !== null,
        })),
      );
    const { people, suggestions } = gatherPeople(appearances, []);
    expect(people.length).toBeGreaterThan(150);
    expect(suggestions.length).toBeGreaterThan(2);
    expect(suggestions.length).toBeLessThan(8);
  },
);
