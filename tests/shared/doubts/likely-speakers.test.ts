import { expect, test } from 'vitest';
import { likelySpeakers, rankSpeakers } from '../../../shared/doubts/likely-speakers.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

/** An interview in which AB asks and CD answers; EF only says hello. */
const interview = (label: string) => `AB - Ann Bell
CD - Carl Dunn
EF - Eva Frost
GH - Gus Hill

EF Hello and welcome.

${Array.from(
  { length: 6 },
  (_, index) =>
    `${index === 3 ? label : 'AB'} What did the ferry carry in year ${index}?\n\nCD Mostly sheep and letters, and sometimes a piano, as I remember it.`,
).join('\n\n')}
`;

const question = 7;

test('an unassigned turn is likeliest whoever’s that the turns around it and its words speak for', () => {
  const episode = parseEpisode(interview('??'), {});
  expect(episode.turns[question]!.label.text).toBe('??');
  const likely = likelySpeakers(episode, question, ['AB', 'CD', 'EF', 'GH']);
  expect(likely.map(({ label }) => label)[0]).toBe('AB');
  expect(likely[0]!.probability).toBeGreaterThan(0.5);
  expect(likely.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
});

test('the label that a turn has, right or wrong, says nothing', () => {
  const [right, wrong] = ['AB', 'CD'].map((label) =>
    rankSpeakers(parseEpisode(interview(label), {}), question, ['AB', 'CD', 'EF']),
  );
  expect([right![0], wrong![0]]).toEqual(['AB', 'AB']);
});

test('those without a turn follow in the order given; where nobody speaks yet, nothing is likelier', () => {
  expect(rankSpeakers(parseEpisode(interview('??'), {}), question, ['GH', 'CD', 'AB'])).toEqual(['AB', 'CD', 'GH']);
  const none = parseEpisode('AB - Ann Bell\nCD - Carl Dunn\n\n?? Who?\n\n?? Me.\n', {});
  expect(likelySpeakers(none, 0, ['AB', 'CD'])).toEqual([]);
  expect(rankSpeakers(none, 0, ['AB', 'CD'])).toEqual(['AB', 'CD']);
});
