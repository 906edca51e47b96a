import type { Rule } from '../problem.ts';
import { timedTurns } from '../facts/times.ts';
import { finding, quoted } from '../finding.ts';

const fewestTimes = 10;
/** With fewer than this share of turns timed, a turn without a time is nothing unusual. */
const nearlyAll = 0.9;

/** A turn without a time where nearly all have one, or the place from which times are gone. */
export const missingTime: Rule = {
  id: 'missing-time',
  severity: 'hint',
  check(episode) {
    const { turns } = episode;
    const timed = timedTurns(episode);
    const lastTimed = timed.at(-1)?.turn.index ?? -1;
    if (timed.length < fewestTimes || timed.length < (lastTimed + 1) * nearlyAll) return [];
    const single = turns.slice(0, lastTimed).filter(({ time }) => time === null);
    const missing = single.map(({ label }) => finding(label.range, `This turn of ${quoted(label.text)} has no time, and nearly all others do.`));
    const first = turns[lastTimed + 1];
    if (first === undefined) return missing;
    const rest = turns.length - lastTimed - 1;
    return [...missing, finding(first.label.range, rest === 1 ? 'The last turn has no time.' : `The times stop here: the last ${rest} turns have none.`)];
  },
};
