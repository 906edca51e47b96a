import type { Rule } from '../problem.ts';
import { clockTime, timedTurns } from '../facts/times.ts';
import { finding } from '../finding.ts';

/** People talk at once, and a transcriber's clock is not exact. */
const slack = 5;

/** A time that does not fit between those around it. */
export const timeOrder: Rule = {
  id: 'time-order',
  severity: 'warning',
  check(episode) {
    const turns = timedTurns(episode);
    return turns.flatMap(({ time }, i) => {
      const before = turns[i - 1]?.time.seconds ?? 0;
      const after = turns[i + 1]?.time.seconds;
      const goesBack = time.seconds < before - slack && (after === undefined || after >= before - slack);
      const leapsAhead = after !== undefined && time.seconds > after + slack && after >= before - slack && turns.slice(i + 2, i + 4).every((one) => one.time.seconds < time.seconds);
      if (goesBack) return [finding(time.range, `${clockTime(time.seconds)} is before the time of the turn above, ${clockTime(before)}.`)];
      return leapsAhead ? [finding(time.range, `${clockTime(time.seconds)} is after the time of the turn below, ${clockTime(after)}.`)] : [];
    });
  },
};
