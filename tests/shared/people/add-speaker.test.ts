import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { splitTurn } from '../../../shared/operations/split-turn.ts';
import { addSpeaker, labelForName, namesWithoutLabel } from '../../../shared/people/add-speaker.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const nobodys = `---
title: "Ferry"
---

?? Who built the ferry?

?? My father did.

?? And who painted it?
`;

/** The text with the first turn given to somebody new; null where no label for them is read. */
function firstTurnTo(text: string, name: string, uses: Parameters<typeof labelForName>[2] = []): string | null {
  const episode = parseEpisode(text, {});
  const give = (label: string) => reassignTurns(episode, [0], label);
  const label = labelForName(episode, name, uses, give, {});
  const edits = label === null ? null : addSpeaker(episode, { label, name }, give, {});
  return edits && applyEdits(text, edits);
}

test('initials: the legend gets the new speaker, with a label made of the name, and the turn is theirs', () => {
  expect(firstTurnTo(nobodys, 'Ann Bell')).toBe(nobodys.replace('?? Who', 'AB - Ann Bell\n\nAB Who'));
  const next = firstTurnTo(firstTurnTo(nobodys, 'Ann Bell')!.replace('?? My', 'AB My'), 'Carl Dunn');
  expect(next).toContain('AB - Ann Bell  \nCD - Carl Dunn\n\nCD Who');
});

test('a label that the person had in other episodes is taken before one is made', () => {
  const uses = [{ label: 'Be', name: 'Ann Bell', episodes: 3 }];
  expect(firstTurnTo(nobodys, 'Ann Bell', uses)).toContain('Be - Ann Bell\n\nBe Who');
});

test.each([
  [
    '**??:** Who?\n\n**??:** Me.\n\n**Carl Dunn:** And me.\n',
    '**Ann Bell:** Who?\n\n**??:** Me.\n\n**Carl Dunn:** And me.\n',
  ],
  [
    '---\nspeakers: ["Carl Dunn"]\n---\n??: Who?\n\nCarl Dunn: Me.\n\n??: And me.\n',
    '---\nspeakers: ["Carl Dunn", Ann Bell]\n---\nAnn Bell: Who?\n\nCarl Dunn: Me.\n\n??: And me.\n',
  ],
  [
    'Carl Dunn (00:00:01):\nWho?\n\n?? (00:00:03):\nMe.\n\nCarl Dunn (00:00:09):\nAnd me.\n',
    'Ann Bell (00:00:01):\nWho?\n\n?? (00:00:03):\nMe.\n\nCarl Dunn (00:00:09):\nAnd me.\n',
  ],
])('where labels are names the name is the label, and a list of speakers gets it: %j', (before, after) => {
  expect(firstTurnTo(before, 'Ann Bell')).toBe(after);
});

test('initials that a paragraph begins with are not made a label: its words would become a turn', () => {
  const text = 'AB - Ann Bell\n\nAB I asked them.\n\n?? IT departments say no.\n\nIT departments always do.\n';
  const given = firstTurnTo(text, 'Ivy Tan')!;
  expect(given).toMatch(/ITA - Ivy Tan\n\nITA I asked/);
  expect(parseEpisode(given, {}).turns).toHaveLength(2);
});

test('a speaker of the episode keeps their label, and is not declared again', () => {
  const text = 'AB - Ann Bell\n\n?? Who?\n\nAB Me.\n';
  expect(firstTurnTo(text, 'Ann Bell')).toBe(text.replace('??', 'AB'));
});

test('the rest of a turn that is split can be the new speaker’s', () => {
  const text = 'AB - Ann Bell\n\nAB Who built it? My father did.\n\nAB Thanks.\n';
  const episode = parseEpisode(text, {});
  const give = (label: string) => splitTurn(episode, text.indexOf('My'), label);
  const edits = addSpeaker(episode, { label: 'CD', name: 'Carl Dunn' }, give, {})!;
  expect(applyEdits(text, edits)).toBe(
    'AB - Ann Bell  \nCD - Carl Dunn\n\nAB Who built it?\n\nCD My father did.\n\nAB Thanks.\n',
  );
});

test('no label is made for a name without letters, and one that would not be read is refused', () => {
  expect(firstTurnTo(nobodys, '!!!')).toBeNull();
  const episode = parseEpisode(nobodys, {});
  const give = (label: string) => reassignTurns(episode, [0], label);
  expect(addSpeaker(episode, { label: 'not a label at all', name: 'Ann' }, give, {})).toBeNull();
});

test('who is named in the front matter and speaks no turn yet is offered, then whoever else was there; contributors are not', () => {
  const text =
    '---\nhosts: [Ann Bell]\nguest: Carl Dunn and Eva Frost\ncontributors: [Max Ink]\n---\nAB - Ann Bell\n\nAB Who?\n';
  expect(namesWithoutLabel(parseEpisode(text, {}), { fields: {} }, ['Eva Frost', 'Gus Hill', 'Ann Bell'])).toEqual([
    'Carl Dunn',
    'Eva Frost',
    'Gus Hill',
  ]);
});

const names = fc.oneof(
  fc.constantFrom(
    'Zoë Ørsted',
    'Dr. María-José Ruiz',
    'Иван Петров',
    '王小明',
    'دانا شو',
    'O’Neill',
    'Bo',
    'X Æ',
    'jean le rond d’Alembert',
  ),
  fc.stringMatching(/^\p{Lu}[\p{Ll}’-]{0,8}( \p{Lu}\p{Ll}{1,8}){0,3}$/u),
);
const styles = [
  (label: string) => `${label} Words of a turn here.`,
  (label: string) => `**${label}:** Words of a turn here.`,
  (label: string) => `${label}: Words of a turn here.`,
  (label: string) => `${label} (00:00:01):\nWords of a turn here.`,
];

test('property: what is added is read back as that person’s turn, and every other turn is read as before', () => {
  fc.assert(
    fc.property(names, fc.constantFrom(...styles), fc.nat(3), (name, write, index) => {
      const text = `${['??', '??', '??', '??'].map(write).join('\n\n')}\n`;
      const episode = parseEpisode(text, {});
      fc.pre(episode.turns.length === 4);
      const give = (label: string) => reassignTurns(episode, [index], label);
      const label = labelForName(episode, name, [], give, {});
      if (label === null) return;
      const edits = addSpeaker(episode, { label, name }, give, {})!;
      const after = parseEpisode(applyEdits(text, edits), {});
      expect(after.turns.map((turn) => turn.label.text)).toEqual(
        episode.turns.map((_, at) => (at === index ? label : '??')),
      );
      expect(after.speakers.find((speaker) => speaker.label === label)?.turns).toBe(1);
    }),
  );
});
