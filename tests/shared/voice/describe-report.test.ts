import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { describeReport, describeSplit, voicesWorthALook } from '../../../shared/voice/describe-report.ts';
import type { VoiceReport } from '../../../shared/voice/voice-report.ts';

const episode = parseEpisode(
  Array.from({ length: 8 }, (_, turn) => `**${turn % 2 === 0 ? 'Ann' : 'Bob'}:** Words.\n`).join('\n'),
  {},
);
const nothing: VoiceReport = { doubts: [], suggestions: [], swaps: [], splits: [], notes: [] };

test('says in words how many turns sound like somebody else, who seems to be swapped, and what cannot be told', () => {
  expect(describeReport(episode, nothing, [])).toBe('Every turn sounds like its own speaker.');
  expect(describeReport(episode, { ...nothing, notes: ['The times are too coarse.'] }, [{ turn: 0 }])).toBe(
    '1 turn sounds like somebody else. The times are too coarse.',
  );
  expect(
    describeReport(
      episode,
      {
        ...nothing,
        swaps: [
          { from: 1, to: 2, labels: ['Ann', 'Bob'] },
          { from: 4, to: 7, labels: ['Ann', 'Bob'] },
        ],
      },
      [{ turn: 0 }, { turn: 1 }, { turn: 2 }, { turn: 5 }],
    ),
  ).toBe(
    '1 turn sounds like somebody else. From turn 2 on, 2 turns seem to be swapped between Ann and Bob. The last 4 turns seem to be swapped between Ann and Bob.',
  );
});

test('only turns whose own voice is doubtful are worth a look, and only while the text does not speak against it', () => {
  const doubt = { line: 1, label: 'Ann', likelier: 'Bob', reason: 'sounds like Bob' };
  const voice = { likelier: 'Bob', score: 0.9, reason: 'sounds like Bob' };
  expect(
    voicesWorthALook([
      { ...doubt, turn: 0, score: 0.9, voice },
      { ...doubt, turn: 1, score: 0.01, voice },
      { ...doubt, turn: 2, score: 0.9, voice: null },
      { ...doubt, turn: 3, score: 0.9, voice: { ...voice, score: 0.2 } },
    ]).map(({ turn }) => turn),
  ).toEqual([0]);
});

test('says how many of the unassigned turns sound like somebody', () => {
  const unassigned = parseEpisode('**Ann:** Words.\n\n**??:** Words.\n\n**Bob:** Words.\n\n**??:** Words.\n', {});
  const suggestions = [{ turn: 1, label: 'Ann', score: 0.9 }];
  expect(describeReport(unassigned, { ...nothing, suggestions }, [])).toBe(
    '1 of 2 unassigned turns sounds like somebody here.',
  );
});

test('tells a split by who goes on, and by the words, as many as are easily found', () => {
  const text =
    'AB - Ann Bell\nCD - Carl Dunn\n\nAB Who? I did, and then the others came and helped, all of them.\n\nCD No.\n';
  const split = (words: string) => ({ turn: 0, offset: text.indexOf(words), after: 'CD' });
  const names = new Map([['CD', 'Carl Dunn']]);
  expect(describeSplit(parseEpisode(text, {}), split('I did'), names)).toBe(
    'Carl Dunn seems to go on from “I did, and then the others came and …”.',
  );
  expect(describeSplit(parseEpisode(text, {}), split('all of'), new Map())).toBe(
    'CD seems to go on from “all of them.”.',
  );
});
