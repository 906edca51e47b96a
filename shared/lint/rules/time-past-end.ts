import { clockTime } from '../../text/clock.ts';
import type { Rule } from '../model/problem.ts';
import { statedDuration, timedTurns } from '../facts/times.ts';
import { fixTime } from '../facts/time-fixes.ts';
import { finding } from '../model/finding.ts';

const slack = 5;

/** A time after the end: the recording’s, or else the one that the front matter states, where as often as not it is the duration that is wrong. */
export const timePastEnd: Rule = {
  id: 'time-past-end',
  severity: 'hint',
  check(episode, context) {
    const { config, recordingSeconds } = context;
    const duration = recordingSeconds ?? statedDuration(episode, config);
    if (duration === null) return [];
    const isPast = (seconds: number) => seconds > duration + slack;
    const end = `is after the end of the episode, ${recordingSeconds === undefined ? 'which the front matter puts at' : 'whose recording ends at'} ${clockTime(duration)}.`;
    const last = timedTurns(episode).at(-1);
    if (last !== undefined) {
      const { turn, time } = last;
      return isPast(time.seconds)
        ? [
            finding(
              time.range,
              `${clockTime(time.seconds)} ${end}`,
              fixTime(episode, turn, context, (seconds) => !isPast(seconds)),
            ),
          ]
        : [];
    }
    const latest = [...(context.times ?? [])].reduce<readonly [number, number] | null>(
      (most, one) => (most === null || one[0] > most[0] ? one : most),
      null,
    );
    const turn = latest === null ? undefined : episode.turns[latest[0]];
    return turn === undefined || !isPast(latest![1])
      ? []
      : [finding(turn.label.range, `The time that is kept beside this turn, ${clockTime(latest![1])}, ${end}`)];
  },
};
