import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { renamePerson, type NameHitKind } from '../../../shared/people/rename-person.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const rename = { from: 'Bridget Daniel', to: 'Brigid Daniel' };

const hitsOf = (text: string, { from, to } = rename) =>
  renamePerson(parseEpisode(text, {}), { from, to }, defaultConfig);
const listed = (text: string, request = rename) =>
  hitsOf(text, request).map(({ line, kind, place, ticked }) => `${line} ${kind} ${place}${ticked ? ' ✓' : ''}`);
const after = (text: string, kinds: readonly NameHitKind[] = ['name'], request = rename) =>
  applyEdits(
    text,
    hitsOf(text, request)
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ edits }) => edits),
  );

const initials = `---
title: Talking with Bridget Daniel
guests: ["Bridget Daniel", 'Tom Wood'] # as they came
iriss_archive_libsyn_title: Bridget Daniel speaks
---
MD - Michelle Drumm${'  '}
BD - Bridget Daniel

Bridget Daniel works in Stirling.

MD Thank you, Bridget. Is Bridget
Daniel your full name?

BD It is.
`;

describe('in a file with a legend', () => {
  test('the person is ticked, the name in what is said and in a title is listed, frozen fields are not', () => {
    expect(listed(initials)).toEqual([
      '2 words title',
      '3 name guests ✓',
      '7 name Legend ✓',
      '9 words Narration',
      '11 words Michelle Drumm says',
      '11 words Michelle Drumm says',
    ]);
  });

  test('nothing but the name’s own characters changes, quotes and comments stay', () => {
    expect(after(initials)).toBe(
      initials.replace('["Bridget Daniel"', '["Brigid Daniel"').replace('BD - Bridget', 'BD - Brigid'),
    );
  });

  test('a name that runs over a line end still does', () => {
    expect(after(initials, ['words'])).toBe(
      initials
        .replace('with Bridget', 'with Brigid')
        .replace('Bridget Daniel works', 'Brigid Daniel works')
        .replace('you, Bridget', 'you, Brigid')
        .replace('Is Bridget\nDaniel', 'Is Brigid\nDaniel'),
    );
  });
});

test('the label made of the initials changes only when asked, with all its turns', () => {
  const request = { from: 'Michelle Drumm', to: 'Michelle Ross' };
  expect(listed(initials, request)).toEqual(['6 initials Label MD of 1 turns', '6 name Legend ✓']);
  expect(after(initials, ['name', 'initials'], request)).toBe(
    initials.replace('MD - Michelle Drumm', 'MR - Michelle Ross').replace('MD Thank', 'MR Thank'),
  );
});

test('initials that another speaker has are not offered', () => {
  expect(
    listed(initials, { from: 'Michelle Drumm', to: 'Beth Dunn' }).filter((hit) => hit.includes('initials')),
  ).toEqual([]);
});

const named = `---
speakers:
  - "Bridget Daniel"   # guest
  - Tom Wood
---
**Tom Wood:** Welcome.

**Bridget Daniel:** Hello. Bridget Daniel, that is me.

**Tom Wood:** And?

**Bridget Daniel:** That is all.
`;

test('labels that are the name change in all turns, as one hit, and the field keeps its form', () => {
  expect(listed(named)).toEqual(['3 name speakers ✓', '8 name Label of 2 turns ✓', '8 words Bridget Daniel says']);
  expect(after(named)).toBe(
    named.replace('"Bridget Daniel"', '"Brigid Daniel"').replaceAll('**Bridget Daniel:**', '**Brigid Daniel:**'),
  );
});

test('a person who would be listed twice is listed once', () => {
  expect(after('---\nguests: [Brigid Daniel, Bridget Daniel]\n---\nWords.\n')).toBe(
    '---\nguests: [Brigid Daniel]\n---\nWords.\n',
  );
});

test('a name that needs quotes in YAML gets them', () => {
  expect(
    after('---\nguest: Bridget Daniel\n---\nWords.\n', ['name'], { from: 'Bridget Daniel', to: 'Daniel: Brigid' }),
  ).toBe('---\nguest: "Daniel: Brigid"\n---\nWords.\n');
});

test('a name that would not be read as a label is not ticked, and says so', () => {
  expect(listed(named, { from: 'Bridget Daniel', to: '**' }).filter((hit) => hit.includes('✓'))).toEqual([]);
});

test('longer names and parts of words are left alone', () => {
  expect(
    listed('**Al Green:** Al Greenwood and McAl Green met Al Green.\n\n**Bo Diaz:** Yes.\n', {
      from: 'Al Green',
      to: 'Al Greene',
    }),
  ).toEqual(['1 name Label ✓', '1 words Al Green says']);
});

test.each([
  ['guest: Bridget Daniel and Tom Wood', 'guest: Brigid Daniel and Tom Wood'],
  ['host: "Daniel, Bridget" # she', 'host: "Daniel, Brigid" # she'],
  [
    'guests:\n  - name: Bridget Daniel\n    bio: Bridget Daniel is kind',
    'guests:\n  - name: Brigid Daniel\n    bio: Bridget Daniel is kind',
  ],
  ['speakers:\n  BD: Bridget Daniel', 'speakers:\n  BD: Brigid Daniel'],
  ['invitée: Bridget Daniel (Acme)', 'invitée: Brigid Daniel (Acme)'],
])('in %s the name changes, and nothing beside it', (before, expected) => {
  const text = (fields: string) => `---\ntitle: A\n${fields}\n---\nWords.\n`;
  expect(after(text(before))).toBe(text(expected));
});

test('a list that holds more than names keeps the rest as it is', () => {
  const text = '---\nguests: [Bridget Daniel, 7, {name: Tom}]\n---\nWords.\n';
  expect(after(text)).toBe(text.replace('Bridget', 'Brigid'));
});

const applyTicked = (text: string, request: typeof rename) =>
  applyEdits(
    text,
    hitsOf(text, request)
      .filter(({ ticked }) => ticked)
      .flatMap(({ edits }) => edits),
  );

const name = fc
  .tuple(
    fc.constantFrom('Ada', 'Zoë', 'Seán', 'E.', 'Anne-Marie', 'X (Y)', 'A*'),
    fc.constantFrom('O’Neil', "O'Neil", 'de la Cruz', 'Łącki', 'Smith: Jr', '#1', 'Ross'),
  )
  .map((parts) => parts.join(' '));

test('whatever the names, a rename and its opposite leave every byte as it was', () => {
  fc.assert(
    fc.property(name, name, fc.constantFrom(named, initials), (from, to, template) => {
      const text = template
        .replace('"Bridget Daniel"', () => JSON.stringify(from))
        .replaceAll('Bridget Daniel', () => from)
        .replaceAll('Bridget', 'She');
      fc.pre(!text.includes(to));
      const renamed = applyTicked(text, { from, to });
      expect(applyTicked(renamed, { from: to, to: from })).toBe(text);
    }),
  );
});
