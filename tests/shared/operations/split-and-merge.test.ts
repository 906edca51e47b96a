import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { mergeTurns, type MergeTurns } from '../../../shared/operations/merge-turns.ts';
import { splitTurn } from '../../../shared/operations/split-turn.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { allWords, apply, eachTranscript, labelIn, said } from './transcripts.ts';

const legend = 'MD - Mary Day  \nTW - Tim Wood\n\n';

/** Splits at the `|` in `text`. */
function split(text: string, label: string): string {
  const clean = text.replace('|', '');
  return applyEdits(clean, splitTurn(parseEpisode(clean, {}), text.indexOf('|'), label));
}

describe('splitting a turn', () => {
  test.each([
    ['before a word', `${legend}MD How are you? |Fine.\n`, `${legend}MD How are you?\n\nTW Fine.\n`],
    [
      'inside a word, which moves whole',
      `${legend}MD How are you? Fi|ne, thanks.\n`,
      `${legend}MD How are you?\n\nTW Fine, thanks.\n`,
    ],
    [
      'behind a word, so that the next one opens the turn',
      `${legend}MD How are you?| Fine.\n`,
      `${legend}MD How are you?\n\nTW Fine.\n`,
    ],
    [
      'inside a mark, which moves whole',
      `${legend}MD Well [unintelligible 00:1|2:33] so.\n`,
      `${legend}MD Well\n\nTW [unintelligible 00:12:33] so.\n`,
    ],
    ['between paragraphs', `${legend}MD How?\n|\nFine.\n\nMore.\n`, `${legend}MD How?\n\nTW Fine.\n\nMore.\n`],
    ['at a line break', `${legend}MD How?  |\nFine.\n`, `${legend}MD How?\n\nTW Fine.\n`],
    ['in front of the first word: the whole turn', `${legend}MD |How?\n`, `${legend}TW How?\n`],
    ['in the label: the whole turn', `${legend}M|D How?\n`, `${legend}TW How?\n`],
    ['behind the last word: nothing', `${legend}MD How?|\n`, `${legend}MD How?\n`],
    ['in the legend: nothing', `MD - M|ary Day  \nTW - Tim Wood\n\nMD How?\n`, `${legend}MD How?\n`],
    [
      'in code: nothing',
      `${legend}MD How?\n\n\`\`\`\na |b\n\`\`\`\n\nYes.\n`,
      `${legend}MD How?\n\n\`\`\`\na b\n\`\`\`\n\nYes.\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(split(before, 'TW')).toBe(after);
  });

  test('writes the label as the other turns do', () => {
    expect(split('**Ann Day**: Yes. |No.\n\n**Bo Roe**: So.\n\n**Ann Day**: Well.\n', 'Bo Roe')).toBe(
      '**Ann Day**: Yes.\n\n**Bo Roe**: No.\n\n**Bo Roe**: So.\n\n**Ann Day**: Well.\n',
    );
    expect(split('Lenny (00:00:00):\nHello. |Hi.\n\nMaya (00:00:12):\nHi.\n\nLenny (00:00:20):\nSo.\n', 'Maya')).toBe(
      'Lenny (00:00:00):\nHello.\n\nMaya:\nHi.\n\nMaya (00:00:12):\nHi.\n\nLenny (00:00:20):\nSo.\n',
    );
  });

  test('puts no blank line between turns where the episode has none, unless the label would be lost', () => {
    const text = 'MD - Mary Day  \nTW - Tim Wood\n\nMD How are you?\nTW Fine. And you?\nMD Yes.\n';
    const at = (words: string) => applyEdits(text, splitTurn(parseEpisode(text, {}), text.indexOf(words), 'MD'));
    expect(at('And you')).toBe(text.replace('Fine. And', 'Fine.\nMD And'));
    expect(at('you?\nMD')).toBe(text.replace('And you?', 'And\n\nMD you?'));
  });

  test('changes one turn into two with all its words, in every style', () => {
    eachTranscript((episode, style, _, random) => {
      const offset = random % (episode.text.length + 1);
      const label = labelIn(style, random % 3);
      const after = apply(episode, splitTurn(episode, offset, label));
      expect(allWords(after)).toBe(allWords(episode));
      const added = after.turns.length - episode.turns.length;
      expect([0, 1]).toContain(added);
      if (added === 0) return;
      const index = episode.turns.findIndex(({ range }) => offset >= range.from && offset <= range.to);
      const labels = episode.turns.map((turn) => turn.label.text);
      expect(after.turns.map((turn) => turn.label.text)).toEqual(labels.toSpliced(index + 1, 0, label));
    });
  });
});

describe('merging two turns', () => {
  const merge = (text: string, options: MergeTurns) => applyEdits(text, mergeTurns(parseEpisode(text, {}), options));
  const two = `${legend}MD One.\n\nTwo.\n\nTW Three.\n\nFour.\n`;

  test('joins what was said last and first into one paragraph', () => {
    expect(merge(two, { first: 0 })).toBe(`${legend}MD One.\n\nTwo. Three.\n\nFour.\n`);
  });

  test('keeps paragraphs apart where asked', () => {
    expect(merge(two, { first: 0, paragraphs: 'keep' })).toBe(`${legend}MD One.\n\nTwo.\n\nThree.\n\nFour.\n`);
  });

  test('gives the merged turn to the speaker asked for', () => {
    expect(merge(two, { first: 0, label: 'TW' })).toBe(`${legend}TW One.\n\nTwo. Three.\n\nFour.\n`);
  });

  test.each([
    ['a heading', `${legend}MD One.\n\n# Part\n\nTW Two.\n`],
    ['a rule', `${legend}MD One.\n\n***\n\nTW Two.\n`],
  ])('leaves turns alone that %s parts', (_, text) => {
    expect(mergeTurns(parseEpisode(text, {}), { first: 0 })).toEqual([]);
  });

  test('leaves code on lines of its own', () => {
    expect(merge(`${legend}MD One.\n\n\`\`\`\nx\n\`\`\`\n\nTW Two.\n`, { first: 0 })).toBe(
      `${legend}MD One.\n\n\`\`\`\nx\n\`\`\`\n\nTwo.\n`,
    );
    expect(merge(`${legend}MD One.\n\nTW\n\`\`\`\nx\n\`\`\`\n`, { first: 0 })).toBe(
      `${legend}MD One.\n\`\`\`\nx\n\`\`\`\n`,
    );
  });

  test('puts words behind a label that had none, and drops a label without words', () => {
    expect(merge(`${legend}MD\n\nTW Two.\n`, { first: 0 })).toBe(`${legend}MD Two.\n`);
    expect(merge(`${legend}MD One.\n\nTW\n`, { first: 0 })).toBe(`${legend}MD One.\n`);
    expect(merge('**Ann Day:**\n\n**Bo Roe:** Two.\n\n**Ann Day:** Three.\n', { first: 0 })).toBe(
      '**Ann Day:** Two.\n\n**Ann Day:** Three.\n',
    );
  });

  test('has nothing to merge behind the last turn', () => {
    expect(mergeTurns(parseEpisode(two, {}), { first: 1 })).toEqual([]);
  });

  test('makes one turn of two with all their words, in every style', () => {
    eachTranscript((episode, style, _, random) => {
      const first = random % (episode.turns.length - 1);
      const label = random % 2 === 0 ? undefined : labelIn(style, random % 3);
      const paragraphs = random % 5 < 3 ? 'join' : 'keep';
      const after = apply(episode, mergeTurns(episode, { first, paragraphs, ...(label ? { label } : {}) }));
      const [a, b] = said(episode)
        .filter((turn) => turn.label !== null)
        .slice(first, first + 2);
      const turns = said(episode);
      const at = turns.indexOf(turns.filter((turn) => turn.label !== null)[first]!);
      expect(said(after)).toEqual(
        turns.toSpliced(at, 2, { label: label ?? a!.label, words: `${a!.words} ${b!.words}` }),
      );
    });
  });

  test('undoes a split in the middle of a paragraph', () => {
    eachTranscript((episode, style, _, random) => {
      const turn = episode.turns[random % episode.turns.length]!;
      const paragraph = turn.paragraphs[random % turn.paragraphs.length]!;
      const offset = paragraph.from + 5 + (random % 10);
      if (offset >= paragraph.to) return;
      const after = apply(episode, splitTurn(episode, offset, labelIn(style, random % 3)));
      if (after.turns.length > episode.turns.length)
        expect(apply(after, mergeTurns(after, { first: turn.index })).text).toBe(episode.text);
    });
  });
});
