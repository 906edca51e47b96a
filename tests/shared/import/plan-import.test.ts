import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { houseStyles, type HouseStyle } from '../../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { readTranscript } from '../../../shared/formats/read/read-transcript.ts';
import { planImport, speakersOf } from '../../../shared/import/plan-import.ts';
import { declareOthers, parseSpeakers, suggestSpeakers } from '../../../shared/import/speakers.ts';
import { readHabits } from '../../../shared/new-episode/habits.ts';

function planOf(
  text: string,
  houseStyle: HouseStyle,
  peer?: string,
  speakers?: string,
  others: readonly string[] = [],
) {
  const read = readTranscript(text);
  if (!read.ok) throw new Error(read.message);
  const habits = readHabits(peer === undefined ? [] : [{ path: 'peer.md', episode: parseEpisode(peer, {}) }], {
    ...defaultConfig,
    houseStyle,
  });
  const before = { 'Ines Ward': ['IWA'] };
  const parsed = speakers === undefined ? null : parseSpeakers(speakers, before);
  if (parsed !== null && !parsed.ok) throw new Error(parsed.message);
  const choices = suggestSpeakers(speakersOf(read.transcript), before, houseStyle, parsed?.choices);
  return planImport(read.transcript, choices, habits, { others: declareOthers(others, before, houseStyle, choices) });
}

const captions = `WEBVTT

00:01.000 --> 00:04.000
<v Ines Ward>Good morning.

00:05.000 --> 00:07.000
<v Ali Rahman>Thanks, Ines.

00:08.000 --> 00:09.000
<v Ines Ward>Shall we?
`;

describe('who was there, where the file does not say who speaks', () => {
  const nobodys = 'WEBVTT\n\n00:01.000 --> 00:04.000\nGood morning.\n\n00:05.000 --> 00:07.000\nThanks, Ines.\n';
  const there = ['Ines Ward', 'Ali Rahman', 'Ann Rye'];

  test('stands in the legend, with the labels that people had, and no two the same', () => {
    const plan = planOf(nobodys, 'initials', undefined, undefined, there);
    expect(plan.body).toBe(
      'IWA - Ines Ward  \nAR - Ali Rahman  \nARY - Ann Rye\n\n?? Good morning.\n\n?? Thanks, Ines.\n',
    );
    expect(plan.names).toEqual(there);
    expect(parseEpisode(plan.body, {}).speakers.map(({ name }) => name)).toEqual(there);
  });

  test('is for the front matter alone where labels are names', () => {
    const plan = planOf(nobodys, 'bold-name', undefined, undefined, there);
    expect([plan.body, plan.names]).toEqual(['**??:** Good morning.\n\n**??:** Thanks, Ines.\n', there]);
  });

  test('is named once, with those whom the file names first', () => {
    const plan = planOf(captions, 'initials', undefined, undefined, ['Ann Rye', 'Ali Rahman']);
    expect(plan.people.map(({ label, name }) => `${label} ${name}`)).toEqual([
      'IWA Ines Ward',
      'AR Ali Rahman',
      'ARY Ann Rye',
    ]);
  });
});

describe('a transcript becomes an episode in the house style', () => {
  test('initials, with a legend; people keep the label that they had', () => {
    const plan = planOf(captions, 'initials');
    expect(plan.body).toBe(
      'IWA - Ines Ward  \nAR - Ali Rahman\n\nIWA Good morning.\n\nAR Thanks, Ines.\n\nIWA Shall we?\n',
    );
    expect([...plan.times]).toEqual([
      [0, 1],
      [1, 5],
      [2, 8],
    ]);
  });

  test('names in bold with times, as the library’s episodes have them', () => {
    const peer = '**Ann Lee:** \\[00:04\\] Hello.\n\n**Tom Wood:** \\[00:09\\] Hi.\n\n**Ann Lee:** \\[01:10\\] So.\n';
    const plan = planOf(captions, 'bold-name', peer);
    expect(plan.body).toBe(
      '**Ines Ward:** \\[00:01\\] Good morning.\n\n**Ali Rahman:** \\[00:05\\] Thanks, Ines.\n\n**Ines Ward:** \\[00:08\\] Shall we?\n',
    );
    expect(plan.timesInText).toBe(true);
  });

  test('labels with their times', () => {
    expect(planOf(captions, 'name-time').body).toBe(
      'Ines Ward (00:00:01):\nGood morning.\n\nAli Rahman (00:00:05):\nThanks, Ines.\n\nInes Ward (00:00:08):\nShall we?\n',
    );
  });

  test('what a recogniser only tells apart keeps labels of its own, and what it does not is nobody’s', () => {
    const json =
      '{"segments":[{"start":0,"end":1,"text":"One.","speaker":"SPEAKER_00"},{"start":1,"end":2,"text":"Two.","speaker":"SPEAKER_01"},{"start":2,"end":3,"text":"Three."}]}';
    expect(planOf(json, 'initials').body).toBe(
      'S0 - SPEAKER_00  \nS1 - SPEAKER_01\n\nS0 One.\n\nS1 Two.\n\n?? Three.\n',
    );
    expect(planOf(json, 'initials', undefined, 'SPEAKER_00=MD:Michelle Drumm, SPEAKER_01=??').body).toBe(
      'MD - Michelle Drumm\n\nMD One.\n\n?? Two.\n\n?? Three.\n',
    );
    expect(planOf(json, 'initials', undefined, 'SPEAKER_00=IWA,SPEAKER_01=Ines Ward').body).toBe(
      'IWA - Ines Ward\n\nIWA One. Two.\n\n?? Three.\n'.replace('One. Two.', 'One.\n\nTwo.'),
    );
  });
});

test('a paragraph that would be read as a label, a heading or a rule stays words of its turn', () => {
  const sentence = 'So this is a sentence of ten words, more or less. ';
  const long = sentence.repeat(8);
  const plan = planOf(
    `[00:00:01] Ines Ward: ${long}\n\nAR Thompson built it. ${long}\n\n[00:00:09] Ali Rahman: # One\n\n[00:00:12] Ali Rahman: AR is me.\n`,
    'initials',
  );
  const read = parseEpisode(plan.body, { houseStyle: 'initials' });
  expect(read.turns.map(({ label }) => label.text)).toEqual(['IWA', 'AR']);
  expect(plan.problems).toEqual([]);
});

test('a label that would not be read is written so that it is, and that is told', () => {
  const plan = planOf(
    '1\n00:00:01,000 --> 00:00:02,000\nA: well, hello there.\n\n2\n00:00:02,000 --> 00:00:03,000\nB: yes, thank you.\n\n3\n00:00:03,000 --> 00:00:05,000\nA: so what is it?\n',
    'initials',
  );
  expect(plan.body).toBe('AA - A  \nBB - B\n\nAA well, hello there.\n\nBB yes, thank you.\n\nAA so what is it?\n');
  expect(parseEpisode(plan.body, { houseStyle: 'initials' }).turns.map(({ label }) => label.text)).toEqual([
    'AA',
    'BB',
    'AA',
  ]);
  expect(plan.problems).toEqual([
    '“A” would not be read as a label in this house style, and is written “AA”. “B” would not be read as a label in this house style, and is written “BB”.',
  ]);
  expect([...plan.times]).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('whatever speakers are called and say, the turns that are written are read, or it is told which are not', () => {
  const name = fc.constantFrom(
    'A',
    'B',
    'é',
    'a',
    '1',
    '**',
    'Ann: Lee',
    'Ann (host)',
    '---',
    '??',
    'MD',
    'Dr. No',
    '#',
    '> x',
    'constructor',
    'Ann\u00a0Lee',
    '安',
    'Ann_Lee_',
  );
  const words = fc.constantFrom(
    'well, hello.',
    'Yes.',
    'A thing.',
    'B: no',
    '# no',
    '---',
    '**x** y',
    '> z',
    'MD said so.',
    '1. one',
    '[laughs]',
    'Ann Lee: hm',
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ speaker: name, body: words }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...houseStyles),
      (lines, houseStyle) => {
        const text = JSON.stringify({
          version: '1.0.0',
          segments: lines.map((line, index) => ({ ...line, startTime: index * 70, endTime: index * 70 + 60 })),
        });
        const plan = planOf(text, houseStyle);
        const { turns } = parseEpisode(plan.body, { houseStyle });
        const isAsPlanned =
          turns.length === plan.turns.length &&
          plan.turns.every(({ label }, index) => turns[index]!.label.text === label);
        expect(isAsPlanned || plan.problems.length > 0).toBe(true);
        for (const index of plan.times.keys()) expect(turns[index]?.label.text).toBe(plan.turns[index]!.label);
      },
    ),
    { numRuns: 300 },
  );
});

test('phrases that a recogniser may have made up are told, with their turn, and stay', () => {
  const plan = planOf('[00:00.000 --> 00:02.000] Good?\n[00:02.000 --> 00:03.000] Thanks for watching!\n', 'initials');
  expect(plan.flagged).toEqual([{ turn: 1, text: 'Thanks for watching', kind: 'stock', times: 1 }]);
  expect(plan.body).toContain('Thanks for watching!');
});

test('what --speakers cannot mean is said', () => {
  expect(parseSpeakers('SPEAKER_00', {})).toEqual({
    ok: false,
    message: '“SPEAKER_00” names no speaker. Write speaker=LABEL:Name.',
  });
});
