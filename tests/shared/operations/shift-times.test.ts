import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesOf } from '../../../shared/episode/model/find-times.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { shiftTimes } from '../../../shared/operations/shift-times.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const shift = (text: string, seconds: number, from = 0) =>
  applyEdits(text, shiftTimes(parseEpisode(text, {}), { from, seconds }));

const timed = `---
title: At 12:30
duration: "12:34"
---
Lenny (00:00:10):
Who was there at 9:30?

Anna (00:59:58):
All of us [inaudible 00:59:59.5], and then some [laughs].
`;

describe('shifting times', () => {
  it('changes the times of turns and in brackets, and no other', () => {
    expect(shift(timed, 2.5)).toBe(
      timed.replace('00:00:10', '00:00:13').replace('00:59:58', '01:00:01').replace('00:59:59.5', '01:00:02.0'),
    );
  });
  it('leaves what stands before', () => {
    expect(shift(timed, 60, timed.indexOf('Anna'))).toBe(
      timed.replace('00:59:58', '01:00:58').replace('00:59:59.5', '01:00:59.5'),
    );
  });
  it('does nothing where a time would come before the start', () => {
    expect(shift(timed, -11)).toBe(timed);
    expect(shift(timed, -10)).toContain('Lenny (00:00:00):');
  });
  it.each([
    ['**Mat:** \\[04:11\\] Hello.', 60, '**Mat:** \\[05:11\\] Hello.'],
    ['**Mat:** [59:50] Hello.', 20, '**Mat:** [1:00:10] Hello.'],
    ['**Mat:** [75:50] Hello.', 20, '**Mat:** [76:10] Hello.'],
    ['**Mat:** [1:02:33] Hello.', -3600, '**Mat:** [0:02:33] Hello.'],
    ['**Mat:** (see 4:11) Hello at 4:11.', 60, '**Mat:** (see 4:11) Hello at 4:11.'],
    ['**Mat:** Hello.\n\n```\n[04:11]\n```\n', 60, '**Mat:** Hello.\n\n```\n[04:11]\n```\n'],
  ])('%s', (text, seconds, after) => expect(shift(text, seconds)).toBe(after));

  it('and back again gives the same bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9000 }),
        (seconds, by) => {
          const two = (number: number) => String(number).padStart(2, '0');
          const text = seconds
            .map(
              (at) => `Lenny (${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}):\nYes.\n`,
            )
            .join('\n');
          expect(shift(shift(text, by), -by)).toBe(text);
        },
      ),
    );
  });
});

it('finds times in the order of the text, once each', () => {
  const episode = parseEpisode(timed, {});
  expect(timesOf(episode).map(({ seconds }) => seconds)).toEqual([10, 3598, 3599.5]);
});
