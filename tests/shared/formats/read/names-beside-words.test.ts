import { expect, test } from 'vitest';
import { readTranscript } from '../../../../shared/formats/read/read-transcript.ts';

const words = ['We mend nets.', 'Since when?', 'Since June.', 'And boats?'];
const at = (index: number) => `00:00:0${index * 2}`;
const written = (form: (name: string, index: number) => string, head = '') =>
  head +
  words.map((said, index) => form(['Ana Bell', 'Jon Reed'][index % 2]!, index).replace('WORDS', said)).join('\n\n');
const said = (text: string) => {
  const read = readTranscript(text);
  return read.ok
    ? read.transcript.segments.map(({ start, speaker, text: own }) => `${start} ${speaker}: ${own}`)
    : [read.message];
};
const cue = (index: number) => `${index + 1}\n${at(index)},000 --> ${at(index)},900\n`;

test.each([
  ['a line of their own in SRT', written((name, index) => `${cue(index)}${name}\nWORDS`)],
  [
    'a line of their own in WebVTT',
    written((name, index) => `${at(index)}.000 --> ${at(index)}.900\n${name}\nWORDS`, 'WEBVTT\n\n'),
  ],
  [
    'a line of their own below times with frames',
    written((name, index) => `${at(index)}:00 - ${at(index)}:12\n${name}\nWORDS`),
  ],
  ['a line of their own below times', written((name, index) => `${at(index)}\n${name}\nWORDS`)],
  [
    'a line of their own below times from one to another',
    written((name, index) => `${at(index)} - ${at(index)}\n${name}\nWORDS`),
  ],
  ['a line of their own above times', written((name, index) => `${name}\n${at(index)}\nWORDS`)],
  ['a dash behind them', written((name, index) => `${cue(index)}${name} - WORDS`)],
  ['a bar behind them', written((name, index) => `${cue(index)}${name} | WORDS`)],
  ['round brackets', written((name, index) => `${cue(index)}(${name}) WORDS`)],
])('names with %s that come again are who speaks', (_, text) => {
  expect(said(text)).toEqual(words.map((own, index) => `${index * 2} ${['Ana Bell', 'Jon Reed'][index % 2]}: ${own}`));
});

test.each([
  [
    'two lines of words',
    written((_, index) => `${cue(index)}We Mend\nWORDS`),
    words.map((own, index) => `${index * 2} null: We Mend ${own}`),
  ],
  [
    'a dash between words',
    written((_, index) => `${cue(index)}Well - WORDS`),
    words.map((own, index) => `${index * 2} null: Well - ${own}`),
  ],
])('but %s are words', (_, text, lines) => {
  expect(said(text)).toEqual(lines);
});
