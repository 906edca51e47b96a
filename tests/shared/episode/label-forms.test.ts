import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explainLabels } from '../../../shared/episode/labels/explain-labels.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { printTurnOpening } from '../../../shared/operations/begin-turn.ts';
import { outline } from '../../helpers/outline.ts';

const read = (text: string) => parseEpisode(text, {});
const labelsOf = (text: string) => read(text).turns.map(({ label }) => label.text);
/** A conversation of eight turns, each opened as `open` has it. */
const talk = (open: (name: string, index: number) => string, names: readonly string[] = ['Ana Bell', 'Jon Reed']) =>
  Array.from(
    { length: 8 },
    (_, index) => `${open(names[index % names.length]!, index)}We mend nets, number ${index}.`,
  ).join('\n\n') + '\n';
const alternating = (names: readonly string[]) => Array.from({ length: 8 }, (_, index) => names[index % names.length]);

describe('a declared label is a label, whatever its letters', () => {
  test.each(['O’B', "O'B", 'R-H', 'R.H.', 'Rh', 'McD', 'I', 'R2', 'ÅL', 'רו', '李', 'Ла'])(
    '%s in a legend',
    (label) => {
      const text = `---\ntitle: Nets\n---\n${label} - Rosa Hill  \nTV - Tom Vale\n\n${talk((name) => `${name} `, [label, 'TV'])}`;
      expect(labelsOf(text)).toEqual(alternating([label, 'TV']));
      expect(read(text).speakers[0]).toMatchObject({ label, name: 'Rosa Hill', declaredLine: 4 });
    },
  );

  test.each([
    ['a list of names', 'speakers: [Rosa Hill, Tom Vale]', ['Rosa Hill', 'Tom Vale']],
    ['a list of maps', 'speakers:\n  - name: Rosa Hill\n    label: R1\n  - name: Tom Vale\n    label: q', ['R1', 'q']],
    ['a map of label to name', 'speakers:\n  q: Rosa Hill\n  y-z: Tom Vale', ['q', 'y-z']],
  ])('%s in the front matter', (_, field, labels) => {
    const text = `---\n${field}\n---\n${labels[0]}: We mend nets.\n\n${labels[1]}: Since when?\n`;
    expect(labelsOf(text)).toEqual(labels);
    expect(read(text).speakers.map(({ name }) => name)).toEqual(['Rosa Hill', 'Tom Vale']);
  });
});

test.each([
  ['in brackets', (label: string, time: string) => `${label} [${time}] `],
  ['in round ones, with a colon', (label: string, time: string) => `${label} (${time}): `],
  ['bare', (label: string, time: string) => `${label} ${time} `],
  ['above the words', (label: string, time: string) => `${label} [${time}]\n`],
  ['in front', (label: string, time: string) => `[${time}] ${label} `],
])('the time of a turn is none of its words where a legend declares initials: %s', (_, open) => {
  const turns = talk((label, index) => open(label, `00:0${index}:10`), ['RH', 'TV']);
  const { speakers, turns: found } = read(`RH - Rosa Hill  \nTV - Tom Vale\n\n${turns}`);
  expect(found.map(({ label, time, words }) => [label.text, time?.seconds, words])).toEqual(
    alternating(['RH', 'TV']).map((label, index) => [label, index * 60 + 10, 5]),
  );
  expect(speakers.map(({ name }) => name)).toEqual(['Rosa Hill', 'Tom Vale']);
});

test.each([
  ['spk_0', 'spk_1'],
  ['rosa', 'tom'],
  ['rosa hill', 'tom vale'],
])('a legend declares names in small letters: %s', (first, second) => {
  const [a, b] = [first, second].map((name) =>
    name.includes(' ')
      ? name
          .split(' ')
          .map((word) => word[0]!.toUpperCase())
          .join('')
      : name
          .replace(/[^a-z0-9]/g, '')
          .slice(0, 1)
          .toUpperCase() + (/\d/.exec(name)?.[0] ?? 'X'),
  );
  const text = `${a} - ${first}  \n${b} - ${second}\n\n${talk((name) => `${name} `, [a!, b!])}`;
  expect(read(text).speakers.map(({ label, name }) => [label, name])).toEqual([
    [a, first],
    [b, second],
  ]);
});

describe('what repeats is a label', () => {
  test.each([
    ['a colon inside', 'Sprecher:in', 'Gast'],
    ['a title', 'Dr. Hill', 'Prof. Vale'],
    ['a particle', 'Ana de la Cruz', 'Jan van der Meer'],
    ['a nickname in quotes', 'Ana "Doc" Bell', 'Jon “Reds” Reed'],
    ['a role behind a comma', 'Ana Bell, host', 'Jon Reed, Harbour Trust'],
    ['a role in brackets', 'Ana Bell (host)', 'Jon Reed (Harbour Trust)'],
    ['an apostrophe', "Siobhán O'Neill", 'Jean d’Arc'],
    ['capitals throughout', 'ROSA HILL', 'TOM VALE'],
    ['one word in capitals', 'HOLLOWAY', 'KINGSLEY'],
    ['capitals and a role', 'ROSA HILL, HOST', 'TOM VALE, GUEST'],
    ['one letter', 'I', 'B'],
    ['a letter and a digit', 'B1', 'B2'],
    ['a phrase that no name looks like', 'the one in the boat', 'somebody on shore'],
  ])('with %s', (_, first, second) => {
    expect(labelsOf(talk((name) => `${name}: `, [first, second]))).toEqual(alternating([first, second]));
  });

  test('a word in capitals is no initials before the rest of a name in capitals, also under a legend-like field', () => {
    const { turns, houseStyle } = read(
      `---\nspeakers: [ANNA BELL, JON REED]\n---\n${talk((name) => `${name}: `, ['ANNA BELL', 'JON REED'])}`,
    );
    expect(houseStyle).toBe('name-colon');
    expect(turns.map(({ label }) => label.text)).toEqual(alternating(['ANNA BELL', 'JON REED']));
  });

  test('a common role is the role of the person, who is not another person for it', () => {
    expect(
      read(talk((name) => `${name}: `, ['Ana Bell (host)', 'Jon Reed'])).speakers.map(({ label, name, role }) => [
        label,
        name,
        role,
      ]),
    ).toEqual([
      ['Ana Bell (host)', 'Ana Bell', 'host'],
      ['Jon Reed', 'Jon Reed', null],
    ]);
  });

  test('notes and steps that repeat are nobody', () => {
    expect(
      labelsOf(
        'We talk of nets.\n\nNote: dry them.\n\nNote: fold them.\n\nNote: mend them.\n\nStep 1: go.\n\nStep 2: row.\n',
      ),
    ).toEqual([]);
  });
});

describe('times', () => {
  test.each([
    ['before a bold name', '[00:00:05] **Ana Bell:** ', 5],
    ['bare, with tenths, before a bold name without a colon', '0:00:36.2 **Ana Bell** ', 36.2],
    ['inside the bold, before the name', '**[00:05] Ana Bell:** ', 5],
    ['inside the bold, behind the name', '**Ana Bell [00:05]:** ', 5],
    ['with frames', '00:00:05:12 Ana Bell: ', 5],
    ['from one to another', '[00:00:05 - 00:00:09] Ana Bell: ', 5],
    ['behind the name, at the end of its line', 'Ana Bell  0:05\n', 5],
  ])('%s belong to the label, and the person is one speaker', (_, open, seconds) => {
    const { turns, speakers } = read(
      talk((name, index) =>
        (index === 0 ? open : open.replaceAll(/0?0:05/g, `0${index}:05`).replace('36.2', `4${index}.2`)).replace(
          'Ana Bell',
          name,
        ),
      ),
    );
    expect(speakers.map(({ label, turns: count }) => [label, count])).toEqual([
      ['Ana Bell', 4],
      ['Jon Reed', 4],
    ]);
    expect(turns[0]!.time?.seconds).toBe(seconds);
    expect(turns.every(({ time }) => time !== null)).toBe(true);
  });

  test.each([
    ['between # signs', '#00:00:0I-5#', 0.5],
    ['in brackets', '[00:00:0I]', 0],
  ])('at the end of turns, %s, are when they end and no words', (_, form, rest) => {
    const text = Array.from(
      { length: 6 },
      (__, index) => `${['I', 'B1'][index % 2]}: We mend nets. ${form.replace('I', String(index + 1))}`,
    ).join('\n\n');
    const episode = read(text);
    expect(episode.turns.map(({ endTime }) => endTime?.seconds)).toEqual(
      [1, 2, 3, 4, 5, 6].map((second) => second + rest),
    );
    expect(outline(episode).every((line) => line.endsWith('We mend nets.'))).toBe(true);
    expect(episode.turns[0]!.words).toBe(3);
  });
});

test('turns that are quoted have no quote marks in their words, and go on behind a lone one', () => {
  const text =
    '> *Ana Bell:* We mend nets.\n>\n> And boats.\n\n> *Jon Reed:* Since when?\n\n> *Ana Bell:* Since June.\n';
  expect(outline(read(text))).toEqual([
    '1 Ana Bell: We mend nets. | And boats.',
    '5 Jon Reed: Since when?',
    '7 Ana Bell: Since June.',
  ]);
});

test('a new turn is written in the file’s own form, with its time where it stands', () => {
  const opening = (text: string) => printTurnOpening(read(text), 'Ana Bell', 83);
  expect(opening(talk((name, index) => `[00:0${index}:00] **${name}:** `))).toBe('[00:01:23] **Ana Bell:** ');
  expect(opening(talk((name, index) => `**${name} [00:0${index}:00]:** `))).toBe('**Ana Bell [00:01:23]:** ');
  expect(opening(talk((name) => `> *${name}:* `))).toBe('> *Ana Bell:* ');
  expect(opening(talk((name) => `${name}：`))).toBe('Ana Bell：');
});

test('says in which forms labels were read, and why', () => {
  const { forms, labels } = explainLabels(
    read(`---\nguests: [Ana Bell]\n---\n${talk((name, index) => `[00:0${index}:00] **${name}:** `)}`),
  );
  expect(forms).toEqual([{ form: '[{time}] **{name}:**', wordsBelow: false, turns: 8, line: 4 }]);
  expect(labels).toEqual([
    { label: 'Ana Bell', reason: 'declared', turns: 4, line: 2 },
    { label: 'Jon Reed', reason: 'repeated', turns: 4, line: 6 },
  ]);
});

const cases = new URL('../../../../shared/cases/', import.meta.url);

describe.skipIf(!existsSync(cases))('reported cases (need ../shared/cases)', () => {
  test.each([
    ['01-time-before-bold-label/input.md', ['Rosa Hill', 'Tom Vale']],
    ['02-time-before-colon-label/input.md', ['RH', 'TV']],
    ['04-bare-time-bold-name/input.txt', ['Rosa Hill', 'Tom Vale']],
    ['05-underscore-bold-label/input.md', ['Rosa Hill', 'Tom Vale']],
    ['06-quoted-italic-label/input.md', ['Rosa Hill', 'Tom Vale']],
    ['08-all-caps-full-names/input.md', ['ROSA HILL', 'TOM VALE']],
    ['08-all-caps-full-names/input-one-word.md', ['HOLLOWAY', 'KINGSLEY']],
    ['09-colon-inside-label/input.md', ['Sprecher:in', 'Gast']],
    ['11-initials-with-marks/input-apostrophe.md', ["O'N", 'TV']],
    ['11-initials-with-marks/input-dots.md', ['R.H.', 'TV']],
    ['11-initials-with-marks/input-hyphen.md', ['R-H', 'TV']],
    ['11-initials-with-marks/input-mixed-case.md', ['Rh', 'TV']],
    ['12-interviewer-letter-and-end-times/input.md', ['I', 'B1']],
    ['12-interviewer-letter-and-end-times/input.txt', ['I', 'B1']],
    ['12-interviewer-letter-and-end-times/input-group.md', ['M', 'P1', 'P2']],
    ['14-time-inside-bold-label/input.md', ['Rosa Hill', 'Tom Vale']],
    ['14-time-inside-bold-label/input-time-first.md', ['Rosa Hill', 'Tom Vale']],
  ])('%s has eight turns in order', (path, names) => {
    expect(labelsOf(readFileSync(new URL(path, cases), 'utf8'))).toEqual(alternating(names));
  });
});
