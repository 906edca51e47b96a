import { describe, expect, test } from 'vitest';
import { findMachinePhrases } from '../../../shared/text/machine-phrases.ts';

const found = (text: string) =>
  findMachinePhrases(text).map(({ kind, text: phrase, times }) => `${kind} ${times}× ${phrase}`);

describe('what a recogniser may have made up is found', () => {
  test.each([
    ['It works. Thank you for watching!', 'stock 1× Thank you for watching'],
    ['Please like and subscribe to my channel.', 'stock 1× Please like and subscribe to my channel'],
    ['Subtitles by the Amara.org community', 'stock 1× Subtitles by the Amara.org community'],
    ['We went. We went home. We went home. We went home. And then?', 'repeated 3× We went home.'],
    ['no no no no no no no', 'repeated 7× no'],
    ['I know, I know, I know, I know, I know.', 'repeated 5× I know,'],
  ])('%s', (text, phrase) => expect(found(text)).toEqual([phrase]));
});

describe('what people say is left alone', () => {
  test.each([
    'No, no, no.',
    'Thank you. Thank you for coming.',
    'We subscribe to the paper.',
    'It was very, very, very good.',
    'Translated into Scots by then, it sold.',
    'Well done. Well done.',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

test('the range is that of the words', () => {
  const text = 'Yes. Thanks for watching.';
  const [phrase] = findMachinePhrases(text);
  expect(text.slice(phrase!.range.from, phrase!.range.to)).toBe('Thanks for watching');
});

test('long texts take time linear in their length', () => {
  expect(findMachinePhrases('by and by '.repeat(40_000))).toHaveLength(1);
  expect(findMachinePhrases(Array.from({ length: 100_000 }, (_, index) => `w${index}`).join(' '))).toEqual([]);
});

test.each([
  'Thank you so much for watching',
  'THANKS for listening to this video',
  'Thank you for your attention to this video',
  'Please like and subscribe to our channel and hit the bell.',
  'Subscribe!',
  'See you in the next video.',
  'See you next time!',
  'Subtitles by Ann Bell',
  'Translated by Rosa Hill',
  'Transcription provided by Ann',
  'Captions created by Ann',
  'https://www.amara.org',
  'otter.ai',
  'Rev.com',
  'CastingWords',
  '[BLANK_AUDIO]',
  '♪♪',
  'sub\u017Fcribe.',
])('finds the stock phrase “%s” wherever it stands', (phrase) => {
  const before = 'It rained. ';
  expect(findMachinePhrases(`${before}${phrase} And so on.`)[0]).toMatchObject({
    kind: 'stock',
    range: { from: before.length },
  });
});
