import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { alternateSpeakers } from '../../../shared/operations/alternate-speakers.ts';
import { printLabel } from '../../../shared/operations/print-label.ts';
import { reassignTurns } from '../../../shared/operations/reassign-turns.ts';
import { relabel } from '../../../shared/operations/relabel.ts';
import { swapSpeakers } from '../../../shared/operations/swap-speakers.ts';
import { nearestTurn, turnAt } from '../../../shared/operations/turn-at.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { allWords, apply, eachTranscript, labelIn, said } from './transcripts.ts';

const labelsOf = (episode: Parameters<typeof said>[0]) => episode.turns.map(({ label }) => label.text);

describe('giving turns to another speaker', () => {
  test('changes the labels of the turns asked for, and no other character', () => {
    eachTranscript((episode, style, _, random) => {
      const index = random % episode.turns.length;
      const label = labelIn(style, random % 3);
      const edits = reassignTurns(episode, [index, index], label);
      for (const { from, to } of edits) expect({ from, to }).toEqual(episode.turns[index]!.label.range);
      const after = apply(episode, edits);
      expect(labelsOf(after)).toEqual(labelsOf(episode).map((before, at) => (at === index ? label : before)));
      expect(allWords(after)).toBe(allWords(episode));
    });
  });

  test('keeps delimiters, times in labels and line breaks behind them', () => {
    const text =
      'Lenny (00:00:00):\nHello.\n\nMaya (00:00:12):\nHi.\n\nLenny (00:00:20):\nSo.\n\nMaya (00:00:25):\nYes.\n';
    const episode = parseEpisode(text, {});
    expect(applyEdits(text, reassignTurns(episode, [2], 'Maya'))).toBe(
      text.replace('Lenny (00:00:20)', 'Maya (00:00:20)'),
    );
  });

  test('passes over turns that do not exist or have the label already', () => {
    const episode = parseEpisode('**Ann Day:** Yes.\n\n**Bo Roe:** No.\n\n**Ann Day:** Well.\n', {});
    expect(reassignTurns(episode, [0, 7, -1], 'Ann Day')).toEqual([]);
  });
});

describe('relabelling and swapping', () => {
  test('relabels from here on only', () => {
    eachTranscript((episode, style, _, random) => {
      const first = episode.turns[random % episode.turns.length]!;
      const [from, to] = [labelIn(style, 0), labelIn(style, 1)];
      const after = apply(episode, relabel(episode, { from, to, lines: { first: first.line, last: Infinity } }));
      expect(labelsOf(after)).toEqual(
        labelsOf(episode).map((label, at) => (at >= first.index && label === from ? to : label)),
      );
    });
  });

  test('swapping twice gives the text back', () => {
    eachTranscript((episode, style, _, random) => {
      const lines = { first: random % 20, last: 20 + (random % 7) };
      const once = apply(episode, swapSpeakers(episode, labelIn(style, 0), labelIn(style, 2), lines));
      expect(apply(once, swapSpeakers(once, labelIn(style, 0), labelIn(style, 2), lines)).text).toBe(episode.text);
      expect(allWords(once)).toBe(allWords(episode));
    });
  });
});

describe('letting two speakers alternate', () => {
  test('labels every other turn of the selection, whoever had them', () => {
    const text = 'MD - Mary Day  \nTW - Tim Wood\n\nMD One.\n\nMD Two.\n\n?? Three.\n\nMD Four.\n\nTW Five.\n';
    const after = applyEdits(text, alternateSpeakers(parseEpisode(text, {}), { first: 1, last: 3 }, ['TW', 'MD']));
    expect(after).toBe('MD - Mary Day  \nTW - Tim Wood\n\nMD One.\n\nTW Two.\n\nMD Three.\n\nTW Four.\n\nTW Five.\n');
  });

  test('keeps all words and all turns outside the selection', () => {
    eachTranscript((episode, style, _, random) => {
      const first = random % episode.turns.length;
      const last = first + (random % 4);
      const after = apply(episode, alternateSpeakers(episode, { first, last }, [labelIn(style, 0), labelIn(style, 1)]));
      expect(labelsOf(after)).toEqual(
        labelsOf(episode).map((label, at) => (at >= first && at <= last ? labelIn(style, (at - first) % 2) : label)),
      );
      expect(allWords(after)).toBe(allWords(episode));
    });
  });
});

describe('a label as the episode writes it', () => {
  test.each([
    ['initials', 'MD - Mary Day\n\nMD Well.\n\nMD So.\n', 'TW '],
    ['bold, colon outside', '**Ann Day**: Yes.\n\n**Bo Roe**: No.\n\n**Ann Day**: Well.\n', '**TW**: '],
    ['colon', 'Ann Day: Yes.\n\nBo Roe: No.\n\nAnn Day: Well.\n\nBo Roe: So.\n\nAnn Day: Ah.\n\nBo Roe: Oh.\n', 'TW: '],
    [
      'time behind the colon',
      'Speaker 1: 00:01:02\n\nYes.\n\nSpeaker 2: 00:02:02\n\nNo.\n\nSpeaker 1: 00:03:02\n\nSo.\n',
      'TW:\n\n',
    ],
    ['time in brackets', 'Lenny (00:00:00):\nHello.\n\nMaya (00:00:12):\nHi.\n\nLenny (00:00:20):\nSo.\n', 'TW:\n'],
    ['no turns', 'A page.\n', 'TW '],
  ])('%s', (_, text, printed) => {
    expect(printLabel(parseEpisode(text, {}), 'TW')).toBe(printed);
  });
});

describe('finding the turn at an offset', () => {
  test('agrees with a search through all turns', () => {
    eachTranscript((episode, _, __, random) => {
      const offset = random % (episode.text.length + 1);
      const holding = episode.turns.find(({ range }) => offset >= range.from && offset <= range.to) ?? null;
      expect(turnAt(episode, offset)).toBe(holding);
      expect(nearestTurn(episode, offset)).toBe(
        episode.turns.findLast(({ range }) => range.from <= offset) ?? episode.turns[0],
      );
    });
  });

  test('finds none in an episode without turns', () => {
    const page = parseEpisode('A page.\n', {});
    expect(turnAt(page, 3)).toBeNull();
    expect(nearestTurn(page, 3)).toBeNull();
  });
});
