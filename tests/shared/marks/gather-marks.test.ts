import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { gatherMarks } from '../../../shared/marks/gather-marks.ts';
import { isUnresolved, markKindOf } from '../../../shared/marks/mark-kind.ts';

const text = `EM - Elspeth Moir
RT - Rashid Tully

The garden [CHECK: its name] opens at nine.

EM Who [inaudible 00:12:33] first?

RT Two sisters [laughs] from the ?? flats.

And a dog. {>>which?<<}

EM Good [crosstalk] dog.
`;

test('every mark has its kind, its speaker, its line and the words around it', () => {
  expect(
    gatherMarks(parseEpisode(text, {})).map(({ line, kind, speaker, lead, mark, trail }) => [
      line,
      kind,
      speaker,
      `${lead}|${mark}|${trail}`,
    ]),
  ).toEqual([
    [4, 'check', null, 'The garden |[CHECK: its name]| opens at nine.'],
    [6, 'unheard', 'Elspeth Moir', 'Who |[inaudible 00:12:33]| first?'],
    [8, 'sound', 'Rashid Tully', 'Two sisters |[laughs]| from the ?? flats.'],
    [8, 'query', 'Rashid Tully', 'Two sisters [laughs] from the |??| flats.'],
    [10, 'comment', 'Rashid Tully', 'And a dog. |{>>which?<<}|'],
    [12, 'crosstalk', 'Elspeth Moir', 'Good |[crosstalk]| dog.'],
  ]);
});

test('a long line is cut on either side of the mark', () => {
  const [mark] = gatherMarks(
    parseEpisode(`EM ${'word '.repeat(40)}[inaudible]${' word'.repeat(40)}\n\nRT Yes.\n\nEM No.\n`, {}),
  );
  expect(mark!.lead).toHaveLength(61);
  expect(mark!.lead.startsWith('…')).toBe(true);
  expect(mark!.trail.endsWith('…')).toBe(true);
});

test.each([
  ['[unintelligible 00:12:33]', 'unheard'],
  ['\\[inaudible\\]', 'unheard'],
  ['[cross-talk]', 'crosstalk'],
  ['[overlapping speech]', 'crosstalk'],
  ['[applause]', 'sound'],
] as const)('%s is %s', (mark, kind) => {
  expect(markKindOf({ kind: 'audience', text: mark })).toBe(kind);
  expect(isUnresolved({ kind: 'audience', text: mark })).toBe(kind !== 'sound');
});

test.each([
  ['??', 'query'],
  ['[??]', 'query'],
  ['[TODO]', 'check'],
  ['{>>ask Tom<<}', 'comment'],
] as const)('%s is %s', (mark, kind) => expect(markKindOf({ kind: 'todo', text: mark })).toBe(kind));
