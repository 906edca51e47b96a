import { printClock } from '../text/clock.ts';
import type { Turn } from '../episode/model/episode.ts';
import { trimEdit, type TextEdit } from '../text/text-edit.ts';
import { printTimedLabel, type TimedForm } from './timed-form.ts';

/**
 * The edit that gives a turn its time as the episode writes times: in place of the one that it has, or where the others
 * have theirs. Null where that is how it stands, or where the turn has no words.
 */
export function writeTime(
  text: string,
  { time, label, paragraphs: [words] }: Turn,
  seconds: number,
  form: TimedForm,
): TextEdit | null {
  if (time !== null)
    return trimEdit(text.slice(time.range.from, time.range.to), printClock(seconds, form.clock), time.range.from);
  if (words === undefined) return null;
  const { from } = label.fullRange;
  return trimEdit(text.slice(from, words.from), printTimedLabel(form, label.text, seconds), from);
}
