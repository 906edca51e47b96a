import type { Rule } from '../problem.ts';
import { clockTime, statedDuration, timedTurns } from '../facts/times.ts';
import { finding } from '../finding.ts';

const slack = 5;

/** A time after the end that the front matter states. As often as not it is the duration that is wrong. */
export const timePastEnd: Rule = {
  id: 'time-past-end',
  severity: 'hint',
  check(episode, { config }) {
    const duration = statedDuration(episode, config);
    const last = timedTurns(episode).at(-1);
    if (duration === null || last === undefined || last.time.seconds <= duration + slack) return [];
    return [finding(last.time.range, `${clockTime(last.time.seconds)} is after the end of the episode, which the front matter puts at ${clockTime(duration)}.`)];
  },
};
