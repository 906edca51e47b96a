import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { describeReport, voicesWorthALook } from '../../../shared/voice/describe-report.ts';
import type { VoiceReport } from '../../../shared/voice/voice-report.ts';

const episode = parseEpisode(
  Array.from({ length: 8 }, (_, turn) => `**${turn % 2 === 0 ? 'Ann' : 'Bob'}:** Words.\n`).join('\n'),
  {},
);
const nothing: VoiceReport = { doubts: [], suggestions: [], swaps: [], splits: [], notes: [] };

test('says in words how many turns sound like somebody else, who seems to be swapped, and what cannot be told', () => {
  expect(describeReport(episode, nothing, 0)).toBe('Every turn sounds like its own speaker.');
  expect(describeReport(episode, { ...nothing, notes: ['The times are too coarse.'] }, 1)).toBe(
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
      2,
    ),
  ).toBe(
    '2 turns sound like somebody else. Ann and Bob seem to be swapped in turns 2 to 3. Ann and Bob seem to be swapped in the last 4 turns.',
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
