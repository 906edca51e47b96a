import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { saidIn } from '../../../shared/formats/write/said-in.ts';
import { sitePage } from '../../../shared/publish/site-page.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

function page(text: string, publish: object): string {
  const config = libraryConfigSchema.parse({ publish });
  const result = sitePage(parseEpisode(text, {}), config);
  return result.kind === 'clean' ? result.text : `blocked: ${result.reasons.join(' ')}`;
}

const initials =
  'MD - Michelle Drumm, host  \nTW - Tara Woods\n\nOur first talk.\n\nMD Well [laughs], thanks.\n\nAnd welcome.\n\nTW Thank you [inaudible].\n\nMD Now.\n\nTW Yes.\n\nMD Good.\n\nTW Fine.\n';
const bold = '**Mat Ryer:** \\[04:11\\] Hello.\n\n**Ada Bell:** Yes [laughs] so.\n\n**Mat Ryer:** \\[05:00\\] Good.\n';
const timed = 'Lenny Ray (00:00:00):\nHello there.\n\nAda Bell (00:00:05):\nYes.\n\nLenny Ray (00:00:09):\nGood.\n';

describe('speakers go out', () => {
  test.each([
    [
      'as names with a colon',
      initials,
      { speakers: 'name-colon', legend: 'drop' },
      'Our first talk.\n\nMichelle Drumm: Well [laughs], thanks.\n\nAnd welcome.\n\nTara Woods: Thank you [inaudible].\n\nMichelle Drumm: Now.\n\nTara Woods: Yes.\n\nMichelle Drumm: Good.\n\nTara Woods: Fine.\n',
    ],
    [
      'as names in bold',
      initials,
      { speakers: 'bold-name', legend: 'drop' },
      'Our first talk.\n\n**Michelle Drumm:** Well [laughs], thanks.\n\nAnd welcome.\n\n**Tara Woods:** Thank you [inaudible].\n\n**Michelle Drumm:** Now.\n\n**Tara Woods:** Yes.\n\n**Michelle Drumm:** Good.\n\n**Tara Woods:** Fine.\n',
    ],
    [
      'as initials with a legend',
      'Our talk.\n\n**Mat Ryer:** Hello.\n\n**Ada Bell:** Yes.\n\n**Mat Ryer:** Good.\n',
      { speakers: 'initials' },
      'MR - Mat Ryer  \nAB - Ada Bell\n\nOur talk.\n\nMR Hello.\n\nAB Yes.\n\nMR Good.\n',
    ],
    [
      'with the time that stood in the label',
      timed,
      { speakers: 'bold-name' },
      '**Lenny Ray:** [00:00:00] Hello there.\n\n**Ada Bell:** [00:00:05] Yes.\n\n**Lenny Ray:** [00:00:09] Good.\n',
    ],
    ['as they are, in the style that they have', bold, { speakers: 'bold-name' }, bold],
    [
      'with the pieces of the programme that stand like labels',
      bold.replace('**Ada', '**Break:** \\[04:40\\]\n\n**Ada'),
      { speakers: 'name-colon', timestamps: 'drop' },
      'Mat Ryer: Hello.\n\nBreak: \\[04:40\\]\n\nAda Bell: Yes [laughs] so.\n\nMat Ryer: Good.\n',
    ],
  ])('%s', (_, text, rules, expected) => {
    expect(page(text, rules)).toBe(expected);
  });
});

describe('times, marks and the legend are left out', () => {
  test.each([
    [
      'times in the words',
      bold,
      { timestamps: 'drop' },
      '**Mat Ryer:** Hello.\n\n**Ada Bell:** Yes [laughs] so.\n\n**Mat Ryer:** Good.\n',
    ],
    [
      'times in the labels',
      timed,
      { timestamps: 'drop' },
      'Lenny Ray:\nHello there.\n\nAda Bell:\nYes.\n\nLenny Ray:\nGood.\n',
    ],
    [
      'times in the labels, with another form of label',
      timed,
      { timestamps: 'drop', speakers: 'name-colon' },
      'Lenny Ray: Hello there.\n\nAda Bell: Yes.\n\nLenny Ray: Good.\n',
    ],
    [
      'audience marks, with the space beside them',
      initials,
      { marks: 'drop' },
      initials.replace(' [laughs]', '').replace(' [inaudible]', ''),
    ],
    [
      'a turn that is nothing but a mark',
      `${bold}\n**Ada Bell:** [laughs]\n`,
      { marks: 'drop' },
      bold.replace(' [laughs]', ''),
    ],
    [
      'a mark before a bracket, or with a word right behind it',
      '**Mat Ryer:** Well (I say [inaudible]) there. [redacted]’s one ([laughs] yes).\n\n**Ada Bell:** Yes.\n\n**Mat Ryer:** Good.\n',
      { marks: 'drop' },
      '**Mat Ryer:** Well (I say) there. ’s one (yes).\n\n**Ada Bell:** Yes.\n\n**Mat Ryer:** Good.\n',
    ],
    [
      'a legend that the front matter can stand in for',
      `---\nspeakers: [Michelle Drumm, Tara Woods]\n---\n\n${initials}`,
      { legend: 'drop' },
      `---\nspeakers: [Michelle Drumm, Tara Woods]\n---\n\n${initials.slice(initials.indexOf('Our'))}`,
    ],
  ])('%s', (_, text, rules, expected) => {
    expect(page(text, rules)).toBe(expected);
  });

  test('marks can be set apart instead', () => {
    expect(page(initials, { marks: 'italic' })).toBe(
      initials.replace('[laughs]', '*[laughs]*').replace('[inaudible]', '*[inaudible]*'),
    );
  });
});

test('keys go out by what is kept and what is dropped', () => {
  const head = '---\ntitle: A\nsecret: x\niriss_archive_id: 1\ndraft: true # soon\n---\n\n';
  const text = head + initials;
  expect(page(text, { dropFields: ['secret', 'iriss_archive_*'] })).toBe(
    `---\ntitle: A\ndraft: true # soon\n---\n\n${initials}`,
  );
  expect(page(text, { keepFields: ['title', 'd*'] })).toBe(`---\ntitle: A\ndraft: true # soon\n---\n\n${initials}`);
  expect(page(text, {})).toBe(text);
});

describe('is blocked, with the reason, where the page would not say the same', () => {
  test.each([
    [
      'a legend that nothing stands in for',
      initials,
      { legend: 'drop' },
      /Without the legend, nobody would know who “MD” is \(line \d+\)/,
    ],
    ['times that initials cannot hold', bold, { speakers: 'initials' }, /hold no times, and a turn has one \(line 1\)/],
    [
      'two people with the same initials',
      '**Mat Ryer:** Hello.\n\n**Meg Rowe:** Yes.\n\n**Mat Ryer:** Good.\n',
      { speakers: 'initials' },
      /“Mat Ryer” and “Meg Rowe” have the same initials, MR/,
    ],
    [
      'a name in one word',
      '**Mat:** Hello.\n\n**Meg Rowe:** Yes.\n\n**Mat:** Good.\n',
      { speakers: 'initials' },
      /“Mat” has no initials/,
    ],
    [
      'a key by which labels are understood',
      '---\nspeakers: [Mat Ryer, Ada Bell]\n---\n\nMat: Hello.\n\nAda: Yes.\n\nMat: Good.\n',
      { dropFields: ['speakers'] },
      /give the words of “Mat Ryer” to “Mat”/,
    ],
    [
      'a key that others refer to',
      '---\na: &x secret\nb: *x\n---\n\nMD Well.\n',
      { dropFields: ['a'] },
      /another field refers to it/,
    ],
    [
      'a to-do mark, whatever becomes of marks',
      initials.replace('[laughs]', '[CHECK: name]'),
      { marks: 'drop' },
      /A note to the editors is left/,
    ],
  ])('%s', (_, text, rules, expected) => {
    expect(page(text, rules)).toMatch(expected);
  });
});

describe.skipIf(realTranscripts.length === 0)('real transcripts (needs ../shared)', () => {
  test.each([
    [{ speakers: 'bold-name', legend: 'drop', marks: 'italic' }],
    [{ speakers: 'name-colon', legend: 'drop' }],
    [{ speakers: 'initials', timestamps: 'drop', marks: 'drop' }],
    [{ marks: 'drop', timestamps: 'drop' }],
  ])('go out with the same people, words and times by %j, or not at all', (publish) => {
    const config = libraryConfigSchema.parse({ publish });
    let written = 0;
    for (const path of realTranscripts) {
      const decoded = decode(readFileSync(path));
      if (decoded.kind !== 'text') continue;
      const episode = parseEpisode(decoded.source.text, {});
      const result = sitePage(episode, config);
      if (result.kind === 'blocked') continue;
      written++;
      const style = {
        houseStyle: config.publish.speakers === 'as-written' ? episode.houseStyle! : config.publish.speakers,
      };
      const after = saidIn(parseEpisode(result.text, style), { marks: 'as-written', timestamps: 'keep' });
      expect(
        after.map(({ person, words }) => [person, words]),
        path,
      ).toEqual(saidIn(episode, config.publish).map(({ person, words }) => [person, words]));
    }
    expect(written).toBeGreaterThan(realTranscripts.length / 3);
  });
});
