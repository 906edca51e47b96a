import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

/** A generator of numbers that gives the same ones every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Corrections to some turns: a label that the episode has, a word, or a field. */
function correctSome(
  text: string,
  turns: readonly number[],
  random: (below: number) => number,
  word: string,
): TextEdit[] {
  const episode = parseEpisode(text, {});
  return turns.flatMap((index, count): TextEdit[] => {
    const turn = episode.turns[index]!;
    const paragraph = turn.paragraphs[0];
    if (count % 2 === 0 || paragraph === undefined)
      return [{ ...turn.label.range, insert: episode.turns[random(episode.turns.length)]!.label.text }];
    const words = [...text.slice(paragraph.from, paragraph.to).matchAll(/\S+/g)];
    const found = words[random(words.length)]!;
    const from = paragraph.from + found.index;
    return [{ from, to: from + found[0].length, insert: `${found[0]} ${word}${count}` }];
  });
}

const samples = realTranscripts.filter((_, index) => index % 12 === 0);

describe.skipIf(samples.length === 0)('real transcripts (needs ../shared)', () => {
  test(
    'corrected by two editors in different turns come together without a word asked or lost',
    { timeout: 120_000 },
    () => {
      let merged = 0;
      for (const [number, path] of samples.entries()) {
        const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
        const count = parseEpisode(text, {}).turns.length;
        if (count < 12) continue;
        const random = seeded(number);
        const indexes = [...Array(count).keys()].filter((index) => index % 3 === 0);
        const [ours, theirs] = [indexes.filter((_, at) => at % 2 === 0), indexes.filter((_, at) => at % 2 === 1)].map(
          (turns, side) => correctSome(text, turns, random, side === 0 ? 'ours' : 'theirs'),
        ) as [TextEdit[], TextEdit[]];
        const merge = mergeTexts(text, applyEdits(text, ours), applyEdits(text, theirs));
        expect(
          merge.conflicts.filter(({ kind }) => kind !== 'lint'),
          path,
        ).toEqual([]);
        if (merge.conflicts.length === 0)
          expect(merge.text === applyEdits(text, [...ours, ...theirs]), path).toBe(true);
        merged++;
      }
      expect(merged).toBeGreaterThan(0);
    },
  );
});
