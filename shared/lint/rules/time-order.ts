import { clockTime } from '../../text/clock.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { Finding, Rule } from '../model/problem.ts';
import { timedTurns } from '../facts/times.ts';
import { fixTime } from '../facts/time-fixes.ts';
import { finding } from '../model/finding.ts';

/** People talk at once, and a transcriber's clock is not exact. */
const slack = 5;

/** A time that does not fit between those around it, in the text or, where the text has none, beside it. */
export const timeOrder: Rule = {
  id: 'time-order',
  severity: 'warning',
  check(episode, context) {
    const turns = timedTurns(episode);
    if (turns.length === 0) return checkSidecar(episode, context.times ?? new Map());
    const times = turns.map(({ time }) => time.seconds);
    return turns.flatMap(({ turn, time }, i) => {
      const misfit = findMisfit(times, i);
      if (misfit === null) return [];
      const [before, after] = [turns[i - 1]?.time.seconds ?? 0, turns[i + 1]?.time.seconds ?? Infinity];
      const fixes = fixTime(episode, turn, context, (seconds) => seconds >= before - slack && seconds <= after + slack);
      return [finding(time.range, `${clockTime(time.seconds)} is ${misfit}.`, fixes)];
    });
  },
};

/** How the time at `i` lies to its neighbours; null where it fits. */
function findMisfit(times: readonly number[], i: number): string | null {
  const seconds = times[i]!;
  const before = times[i - 1] ?? 0;
  const after = times[i + 1];
  if (seconds < before - slack && (after === undefined || after >= before - slack))
    return `before the time of the turn above, ${clockTime(before)}`;
  const leapsAhead =
    after !== undefined &&
    seconds > after + slack &&
    after >= before - slack &&
    times.slice(i + 2, i + 4).every((one) => one < seconds);
  return leapsAhead ? `after the time of the turn below, ${clockTime(after)}` : null;
}

function checkSidecar({ turns }: Episode, times: ReadonlyMap<number, number>): Finding[] {
  const known = [...times]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, seconds]) => (turns[index] ? [{ turn: turns[index], seconds }] : []));
  const inOrder = known.map(({ seconds }) => seconds);
  return known.flatMap(({ turn, seconds }, i) => {
    const misfit = findMisfit(inOrder, i);
    return misfit === null
      ? []
      : [
          finding(
            turn.label.range,
            `The time that is kept beside this turn, ${clockTime(seconds)}, is ${misfit}. Was it moved?`,
          ),
        ];
  });
}
