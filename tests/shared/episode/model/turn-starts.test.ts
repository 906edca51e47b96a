import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { offsetAtTime, timeAtOffset, turnAtTime, turnStarts } from '../../../../shared/episode/model/turn-starts.ts';

const words = (count: number) => Array(count).fill('word').join(' ');
const episode = (...counts: readonly number[]) =>
  parseEpisode(
    `AB - Ann Bell  \nCD - Carl Dunn\n\n${counts.map((count, index) => `${index % 2 ? 'CD' : 'AB'} ${words(count)}`).join('\n\n')}\n`,
    {},
  );

describe('when turns begin', () => {
  it('is as the text says', () => {
    const starts = turnStarts(parseEpisode('Ann (00:00:01):\nYes?\n\nBo (00:00:04):\nNo.\n', {}), new Map(), 10)!;
    expect(starts).toEqual([
      { seconds: 1, exact: true },
      { seconds: 4, exact: true },
    ]);
  });
  it('passes with the words between known times', () => {
    expect(
      turnStarts(
        episode(10, 30, 20, 40),
        new Map([
          [0, 5],
          [3, 65],
        ]),
        105,
      )!.map(({ seconds }) => seconds),
    ).toEqual([5, 15, 45, 65]);
  });
  it('fills the recording where nothing else is known', () => {
    expect(turnStarts(episode(10, 30), new Map(), 80)).toEqual([
      { seconds: 0, exact: false },
      { seconds: 20, exact: false },
    ]);
    expect(turnStarts(episode(10, 30), new Map(), null)).toBeNull();
  });
  it('never goes backwards where times do not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.option(fc.integer({ min: 1, max: 60 }))),
        (counts, gaps) => {
          let at = 0;
          const known = new Map(
            counts.flatMap((_, index) => {
              const gap = gaps[index] ?? null;
              return gap === null ? [] : [[index, (at += gap)] as const];
            }),
          );
          const starts = turnStarts(episode(...counts), known, at + 50)!;
          starts.forEach(({ seconds }, index) =>
            expect(seconds).toBeGreaterThanOrEqual(starts[index - 1]?.seconds ?? 0),
          );
        },
      ),
    );
  });
});

it('says which turn is spoken', () => {
  const starts = [1, 4, 9].map((seconds) => ({ seconds, exact: true }));
  expect([0, 1, 3.99, 5, 100].map((at) => turnAtTime(starts, at))).toEqual([null, 0, 1, 1, 2]);
});

describe('a place in the text and in the recording', () => {
  const talk = parseEpisode('Ann (00:00:10):\nOne two three four five.\n\nBo (00:00:20):\nSix seven.\n', {});
  const starts = turnStarts(talk, new Map(), 30)!;
  const wordAt = (seconds: number) => {
    const offset = offsetAtTime(talk, starts, seconds, 30);
    return offset === null ? null : /\w+/.exec(talk.text.slice(offset))![0];
  };
  it('is the word that is spoken', () =>
    expect([5, 10, 13, 19.9, 20, 26, 99].map(wordAt)).toEqual([null, 'One', 'two', 'five', 'Six', 'seven', 'seven']));
  it('is when the word is spoken', () => {
    const at = (word: string) => timeAtOffset(talk, starts, talk.text.indexOf(word), 30);
    expect(['Ann', 'One', 'three', 'Six', 'seven'].map(at)).toEqual([10, 10, 14, 20, 25]);
  });
});
