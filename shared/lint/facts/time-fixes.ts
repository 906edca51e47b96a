import { clockTime } from '../../text/clock.ts';
import type { Episode, Turn } from '../../episode/model/episode.ts';
import { timedFormOf } from '../../operations/timed-form.ts';
import { writeTime } from '../../operations/write-time.ts';
import { fix } from '../model/finding.ts';
import type { Fix, LintContext } from '../model/problem.ts';

/** The time that an import or an alignment gave the turn, where it is another than the text's and `fits`. */
export function fixTime(
  episode: Episode,
  turn: Turn,
  { times }: LintContext,
  fits: (seconds: number) => boolean,
): Fix[] {
  const seconds = times?.get(turn.index);
  return seconds === undefined || !fits(seconds)
    ? []
    : writeFix(episode, turn, seconds, `Write ${clockTime(seconds)}, as it was imported`);
}

/** The fix that writes a time; none where the episode writes no times. */
export function writeFix(episode: Episode, turn: Turn, seconds: number, title: string): Fix[] {
  const form = timedFormOf(episode);
  const edit = form === null ? null : writeTime(episode.text, turn, seconds, form);
  return edit === null ? [] : [fix(title, edit)];
}
