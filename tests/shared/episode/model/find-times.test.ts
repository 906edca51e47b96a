import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timesIn, timesOf } from '../../../../shared/episode/model/find-times.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';

test('the times of some lines are those of the whole that stand there', () => {
  const line = fc.constantFrom(
    '',
    'Ada (00:12:33):',
    'Bob (00:12:40):',
    'The bees [inaudible 00:12:34] are awake (12:35).',
    '\\[04:11\\] So are we, at 9:30.',
    '[00:13',
    '] and [00:14',
    '```',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.nat(), fc.nat(), (lines, a, b) => {
      const text = ['---', 'duration: (00:30:00)', '---', ...lines].join('\n');
      const episode = parseEpisode(text, {});
      const body = text.split('\n').slice(3);
      const starts = body.map((_, index) => text.length - body.slice(index).join('\n').length);
      if (starts.length === 0) return;
      const [first, last] = [a % starts.length, b % starts.length].toSorted((x, y) => x - y) as [number, number];
      const stretch = { from: starts[first]!, to: starts[last]! + body[last]!.length };
      expect(timesIn(episode, stretch)).toEqual(
        timesOf(episode).filter(({ range }) => range.from >= stretch.from && range.to <= stretch.to),
      );
    }),
  );
});
