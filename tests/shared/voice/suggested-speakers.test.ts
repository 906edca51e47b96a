import { expect, test } from 'vitest';
import { likelySpeakers } from '../../../shared/doubts/likely-speakers.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { suggestedSpeakers } from '../../../shared/voice/suggested-speakers.ts';

const interview = `AB - Ann Bell
CD - Carl Dunn

${Array.from(
  { length: 6 },
  (_, index) =>
    `${index === 3 ? '??' : 'AB'} What did the ferry carry in year ${index}?\n\nCD Mostly sheep and letters, and sometimes a piano.`,
).join('\n\n')}
`;
const episode = parseEpisode(interview, {});
const question = 6;
const labels = ['AB', 'CD'];
const byText = likelySpeakers(episode, question, labels).map((likely) => ({ ...likely, by: 'text' }));

test('whom a turn sounds like comes first, and is named once', () => {
  expect(byText[0]!.label).toBe('AB');
  expect(suggestedSpeakers(episode, question, labels, [{ turn: question, label: 'CD', score: 0.97 }])).toEqual([
    { label: 'CD', probability: 0.97, by: 'voice' },
    byText[0],
  ]);
});

test.each([
  ['nothing was heard', []],
  ['only another turn was heard', [{ turn: 5, label: 'CD', score: 0.97 }]],
  ['nobody is likelier than not', [{ turn: question, label: 'CD', score: 0.4 }]],
  ['it sounds like somebody who cannot be chosen', [{ turn: question, label: 'ZZ', score: 0.97 }]],
])('the text alone says who is likely where %s', (_, suggestions) => {
  expect(suggestedSpeakers(episode, question, labels, suggestions)).toEqual(byText);
});

test('a turn that is somebody’s is not asked about', () => {
  expect(suggestedSpeakers(episode, 5, labels, [{ turn: 5, label: 'AB', score: 0.97 }])).toEqual([]);
});
