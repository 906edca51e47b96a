import { printClock, type ClockForm } from '../text/clock.ts';
import type { Episode, HouseStyle, Turn } from '../episode/model/episode.ts';
import { perEpisode } from '../episode/model/per-episode.ts';
import { isPunctuation } from './turn-form.ts';

/** How an episode writes the time of a turn: `Lenny (00:00:00):`, `[00:00:00] **Mat:** `, `**Mat:** \\[04:11\\] `. */
export interface TimedForm {
  /** In front of label and time: `**`. */
  readonly before: string;
  /** Between the two: ` (`. */
  readonly between: string;
  /** Between them and the words: `):\n`. */
  readonly after: string;
  /** The time stands in front of the label. */
  readonly timeFirst: boolean;
  readonly clock: ClockForm;
}

/** The form that most timed turns have; null where fewer than half of the turns have a time: this episode has none. */
export const timedFormOf = perEpisode((episode: Episode): TimedForm | null => {
  const forms = new Map<string, { readonly form: TimedForm; count: number }>();
  let timed = 0;
  for (const turn of episode.turns) {
    const form = formOf(episode, turn);
    if (turn.time !== null) timed++;
    if (form === null) continue;
    const key = JSON.stringify([form.before, form.between, form.after, form.timeFirst]);
    const seen = forms.get(key);
    if (seen === undefined) forms.set(key, { form, count: 1 });
    else seen.count++;
  }
  if (timed === 0 || timed * 2 < episode.turns.length) return null;
  const usual = [...forms.values()].reduce<{ form: TimedForm; count: number } | null>(
    (most, one) => (most === null || one.count > most.count ? one : most),
    null,
  );
  return usual === null ? null : { ...usual.form, clock: clockOf(episode) };
});

/** How a house style that has times in its labels writes them where there is no episode to learn from. */
export function houseTimedForm(style: HouseStyle): TimedForm | null {
  return style === 'name-time'
    ? { before: '', between: ' (', after: '):\n', timeFirst: false, clock: 'hh:mm:ss' }
    : null;
}

function formOf({ text }: Episode, { label, time, paragraphs: [words] }: Turn): TimedForm | null {
  if (time === null || words === undefined) return null;
  const { range, fullRange } = label;
  const timeFirst = time.range.to <= range.from;
  const between = timeFirst ? text.slice(time.range.to, range.from) : text.slice(range.to, time.range.from);
  const before = text.slice(fullRange.from, timeFirst ? time.range.from : range.from);
  const behind = text.slice(time.range.to, words.to);
  const after = timeFirst
    ? text.slice(range.to, words.from)
    : time.range.to <= words.from
      ? text.slice(time.range.to, words.from)
      : /^\s*\\*[)\]]?:?\s*/.exec(behind)![0];
  return isPunctuation(between + after) ? { before, between, after, timeFirst, clock: 'hh:mm:ss' } : null;
}

/** Read off the first times, which are under ten minutes, and under an hour. */
function clockOf({ text, turns }: Episode): ClockForm {
  const written = turns.flatMap(({ time }) =>
    time === null ? [] : [text.slice(time.range.from, time.range.to).replace(/[.,].*$/, '')],
  );
  if (
    written.filter((time) => time.split(':').length === 3).length * 2 > written.length &&
    written[0]!.split(':').length === 3
  ) {
    return written.some((time) => /^\d:/.test(time)) ? 'h:mm:ss' : 'hh:mm:ss';
  }
  return written.some((time) => /^\d:\d\d$/.test(time)) ? 'm:ss' : 'mm:ss';
}

/** A label with a time and what separates them from the words. */
export function printTimedLabel(form: TimedForm, label: string, seconds: number): string {
  return printTimedText(form, label, printClock(seconds, form.clock));
}

/** The same with a time that is written already. */
export function printTimedText({ before, between, after, timeFirst }: TimedForm, label: string, time: string): string {
  return before + (timeFirst ? time + between + label : label + between + time) + after;
}
