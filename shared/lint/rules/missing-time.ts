import { clockTime } from '../../text/clock.ts';
import type { Episode, Turn } from '../../episode/model/episode.ts';
import { timedFormOf } from '../../operations/timed-form.ts';
import type { Finding, Fix, LintContext, Rule } from '../model/problem.ts';
import { timedTurns } from '../facts/times.ts';
import { fixTime, writeFix } from '../facts/time-fixes.ts';
import { finding, quoted } from '../model/finding.ts';

const minTimes = 10;
/** With fewer than this share of turns timed, a turn without a time is nothing unusual. */
const nearlyAll = 0.9;

/** A turn without a time where nearly all have one or where an import gave it one, or the place from which times are gone. */
export const missingTime: Rule = {
  id: 'missing-time',
  severity: 'hint',
  check(episode, context) {
    const lost = findLost(episode, context);
    const isLost = new Set(lost.map(({ index }) => index));
    return [
      ...lost.map((turn) =>
        finding(
          turn.label.range,
          `The time of this turn was lost: it was imported with ${clockTime(context.times!.get(turn.index)!)}.`,
          fixTime(episode, turn, context, () => true),
        ),
      ),
      ...findUnusual(episode, isLost),
    ];
  },
};

/** Turns whose time is known from an import and stands no longer in the text, although times do. */
function findLost(episode: Episode, { times }: LintContext): Turn[] {
  if (times === undefined || times.size === 0 || timedFormOf(episode) === null) return [];
  return episode.turns.filter(({ index, time }) => time === null && times.has(index));
}

function findUnusual(episode: Episode, known: ReadonlySet<number>): Finding[] {
  const { turns } = episode;
  const timed = timedTurns(episode);
  const lastTimed = timed.at(-1)?.turn.index ?? -1;
  if (timed.length < minTimes || timed.length < (lastTimed + 1) * nearlyAll) return [];
  const single = turns.slice(0, lastTimed).filter(({ time, index }) => time === null && !known.has(index));
  const missing = single.map((turn) =>
    finding(
      turn.label.range,
      `This turn of ${quoted(turn.label.text)} has no time, and nearly all others do.`,
      between(episode, turn),
    ),
  );
  const first = turns[lastTimed + 1];
  if (first === undefined || known.has(first.index)) return missing;
  const rest = turns.length - lastTimed - 1;
  return [
    ...missing,
    finding(
      first.label.range,
      rest === 1 ? 'The last turn has no time.' : `The times stop here: the last ${rest} turns have none.`,
    ),
  ];
}

/** A single turn between two timed ones begins where the words above it are said. */
function between(episode: Episode, turn: Turn): Fix[] {
  const above = episode.turns[turn.index - 1];
  const below = episode.turns[turn.index + 1];
  if (
    above === undefined ||
    below === undefined ||
    above.time === null ||
    below.time === null ||
    below.time.seconds <= above.time.seconds
  )
    return [];
  // A time that leads the words is counted as one.
  const said = above.words - (above.time.range.from >= above.label.fullRange.to ? 1 : 0);
  const seconds =
    above.time.seconds + ((below.time.seconds - above.time.seconds) * said) / Math.max(1, said + turn.words);
  const fixes = writeFix(episode, turn, seconds, `Write ${clockTime(seconds)}, by the words in between`);
  return fixes.map((fix) => ({ ...fix, isSuggestion: true }));
}
