import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { makeNarration, makeTurn } from '../../../shared/operations/narration.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { allWords, apply, eachTranscript, labelIn, said } from './transcripts.ts';

const legend = 'MD - Mary Day  \nTW - Tim Wood\n\n';
const narrate = (text: string, turn: number) => applyEdits(text, makeNarration(parseEpisode(text, {}), turn));
const voice = (text: string, words: string, label: string) =>
  applyEdits(text, makeTurn(parseEpisode(text, {}), text.indexOf(words), label));

describe('a turn made narration', () => {
  test.each([
    ['at the start', `${legend}MD Mary talks to Tim.\n\nTW Hello.\n`, 0, `${legend}Mary talks to Tim.\n\nTW Hello.\n`],
    [
      'under a heading',
      `${legend}MD One.\n\n## Part\nTW In this part.\n\nMD Two.\n`,
      1,
      `${legend}MD One.\n\n## Part\nIn this part.\n\nMD Two.\n`,
    ],
    [
      'under another turn, whose words it must not join',
      `${legend}MD One.\n\nTW Later that day.\n\nMD Two.\n`,
      1,
      `${legend}MD One.\n\n***\n\nLater that day.\n\nMD Two.\n`,
    ],
    [
      'with the rule that the episode writes',
      `${legend}MD One.\n\n* * *\n\nMD Two.\n\nTW Later.\n`,
      2,
      `${legend}MD One.\n\n* * *\n\nMD Two.\n\n* * *\n\nLater.\n`,
    ],
    [
      'under a turn without a blank line between',
      `${legend}MD One.\nTW Later.\n\nMD Two.\n`,
      1,
      `${legend}MD One.\n\n***\n\nLater.\n\nMD Two.\n`,
    ],
    ['without words: nothing', `${legend}MD\n\nTW Later.\n`, 0, `${legend}MD\n\nTW Later.\n`],
    [
      'with its label and time on a line of their own',
      'Lenny (00:00:00):\nHello.\n\nMaya (00:00:12):\nHi.\n\nLenny (00:00:20):\nSo.\n',
      0,
      'Hello.\n\nMaya (00:00:12):\nHi.\n\nLenny (00:00:20):\nSo.\n',
    ],
  ])('%s', (_, before, turn, after) => {
    expect(narrate(before, turn)).toBe(after);
  });

  test('is nobody’s and keeps all words, in every style', () => {
    eachTranscript((episode, _, __, random) => {
      const index = random % episode.turns.length;
      const after = apply(episode, makeNarration(episode, index));
      expect(allWords(after)).toBe(allWords(episode));
      const labels = (of: typeof episode) => of.turns.map(({ label, words }) => `${label.text} ${words}`);
      expect(labels(after)).toEqual(labels(episode).toSpliced(index, 1));
    });
  });
});

describe('narration given to a speaker', () => {
  test('becomes a link with that label', () => {
    expect(voice(`${legend}Mary talks to Tim.\n\nTW Hello.\n`, 'talks', 'MD')).toBe(
      `${legend}MD Mary talks to Tim.\n\nTW Hello.\n`,
    );
    expect(
      voice('**Ann Day:** Yes.\n\n# Part\n\nLater.\n\n**Bo Roe:** No.\n\n**Ann Day:** So.\n', 'Later', 'Bo Roe'),
    ).toBe('**Ann Day:** Yes.\n\n# Part\n\n**Bo Roe:** Later.\n\n**Bo Roe:** No.\n\n**Ann Day:** So.\n');
  });

  test('takes the narration right under it along, which then continues the turn', () => {
    const text = `${legend}Mary talks to Tim.\n\nAnd more.\n\nTW Hello.\n`;
    const after = parseEpisode(voice(text, 'Mary talks', 'MD'), {});
    expect(said(after)).toEqual([
      { label: 'MD', words: 'Mary talks to Tim. And more.' },
      { label: 'TW', words: 'Hello.' },
    ]);
  });

  test('leaves turns alone', () => {
    expect(voice(`${legend}MD Hello there.\n`, 'there', 'TW')).toBe(`${legend}MD Hello there.\n`);
  });

  test('comes back from a turn at the start, in every style', () => {
    eachTranscript((episode, style) => {
      const narrated = apply(episode, makeNarration(episode, 0));
      const offset = narrated.blocks.findLast(({ kind }) => kind === 'narration')!.range.from;
      const back = apply(narrated, makeTurn(narrated, offset, labelIn(style, 0)));
      expect(said(back)).toEqual(said(episode));
    });
  });
});
