import type { Rule } from '../problem.ts';
import { clockTime, statedDuration, timedTurns } from '../facts/times.ts';
import { finding } from '../finding.ts';

const slack = 5;

/** A time after the end: the recording’s, or else the one that the front matter states, where as often as not it is the duration that is wrong. */
export const timePastEnd: Rule = {
  id: 'time-past-end',
  severity: 'hint',
  check(episode, { config, recordingSeconds }) {
    const duration = recordingSeconds ?? statedDuration(episode, config);
    const last = timedTurns(episode).at(-1);
    if (duration === null || last === undefined || last.time.seconds <= duration + slack) return [];
    return [finding(last.time.range, `${clockTime(last.time.seconds)} is after the end of the episode, ${recordingSeconds === undefined ? 'which the front matter puts at' : 'whose recording ends at'} ${clockTime(duration)}.`)];
  },
};
