import { twoDigits } from '../text/clock.ts';
import { interpretDate, type InterpretedDate } from '../episode/model/interpret-value.ts';

/** `2019-05-02T09:00:00`: the wall clock in the site's time zone; a date without a zone is taken as written. */
export function localTime({ instant, hasZone }: InterpretedDate, timeZone: string): string {
  return wallClock(instant, hasZone ? timeZone : 'UTC');
}

/**
 * A date in the form that a key's other dates have.
 * @param local wall clock in `timeZone`, `2019-05-02T09:00:00`
 * @param form every digit as 0, as `interpretDate` gives it
 */
export function printDate(local: string, form: string, timeZone: string): string {
  const offset = offsetAt(local, timeZone);
  const isUtc = form.endsWith('Z');
  const shown = isUtc ? new Date(Date.parse(`${local}Z`) - offset * 60_000).toISOString() : local;
  const length = form.replace(/ ?(?:Z|\+00:?00)$/, '').length;
  const time =
    form[10] === undefined
      ? shown.slice(0, 10)
      : `${shown.slice(0, 10)}${form[10]}${`${shown.slice(11, 19)}.000000000`.slice(0, Math.max(0, length - 11))}`;
  const space = / (?:Z|\+00:?00)$/.test(form) ? ' ' : '';
  if (isUtc) return `${time}${space}Z`;
  const zone = /\+00(:?)00$/.exec(form);
  if (zone === null) return time;
  return `${time}${space}${offset < 0 ? '-' : '+'}${twoDigits(Math.trunc(Math.abs(offset) / 60))}${zone[1]}${twoDigits(Math.abs(offset) % 60)}`;
}

/** A date as the editor gave it, a day or more, as a wall clock in the site's time zone; null where it is no date. */
export function readLocalTime(date: string, timeOfDay: string, timeZone: string): string | null {
  const read = interpretDate(date);
  if (read === null) return null;
  return /^\S{10}$/.test(date.trim()) ? `${date.trim()}T${timeOfDay}` : localTime(read, timeZone);
}

function wallClock(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** Minutes that the zone is ahead of UTC at that time of its own clock. */
function offsetAt(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const ahead = (instant: number) => (Date.parse(`${wallClock(new Date(instant), timeZone)}Z`) - instant) / 60_000;
  // The first answer may lie on the other side of a change of the clocks.
  return ahead(asUtc - ahead(asUtc) * 60_000);
}
