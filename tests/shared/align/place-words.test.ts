import { expect, test } from 'vitest';
import { placeWords, wordAtTime } from '../../../shared/align/place-words.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { Segment } from '../../../shared/formats/model/timed-transcript.ts';

/** Words of half a second each. */
function heard(start: number, text: string): Segment {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    start: start + index / 2,
    end: start + index / 2 + 0.5,
  }));
  return { start, end: words.at(-1)!.end, speaker: null, text, words, opensTurn: false };
}
const recording = [heard(1, 'So we walked home.'), heard(5, 'Why did you walk?')];
const episode = (first: string, second: string) =>
  parseEpisode(`---\ntitle: A walk\n---\nAL - Ann Lee  \nBO - Bo Ek\n\nAL ${first}\n\nBO ${second}\n`, defaultConfig);
const wordsAt = (first: string, second: string, times: readonly number[]) => {
  const parsed = episode(first, second);
  const words = placeWords(parsed, recording);
  return times.map((time) => {
    const word = wordAtTime(words, time);
    return word === null ? null : parsed.text.slice(word.range.from, word.range.to);
  });
};

test('each word of the text has the time at which it was heard, and none is said in a silence', () => {
  expect(wordsAt('So we walked home.', 'Why did you walk?', [0.5, 1.2, 2.2, 2.7, 4.5, 5.1, 6.9, 9])).toEqual([
    null,
    'So',
    'walked',
    'home.',
    null,
    'Why',
    'walk?',
    null,
  ]);
});

test('words that were corrected, put in and taken out since leave the others at their times', () => {
  expect(wordsAt('So we all strolled home.', 'Why walk?', [1.2, 2.2, 2.7, 5.1, 6.7])).toEqual([
    'So',
    'strolled',
    'home.',
    'Why',
    'walk?',
  ]);
});

test('a text that is another has no words to mark', () => {
  expect(wordsAt('Nothing of it.', 'Not one.', [1.2, 5.1])).toEqual([null, null]);
});
