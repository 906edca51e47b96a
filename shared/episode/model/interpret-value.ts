/** A date as written in the front matter, with what it means. The text itself is never printed from it. */
export interface InterpretedDate {
  readonly instant: Date;
  /** Without one, tools disagree on which day it is. */
  readonly hasZone: boolean;
  /** The form with every digit as `0`: `0000-00-00T00:00:00+00:00`. What fields of one key should share. */
  readonly form: string;
}

const datePattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?$/;

/** Reads ISO 8601 as Hugo takes it (RFC 3339, and the same with a space, without seconds, time or colon); null where it is no date. */
export function interpretDate(text: string): InterpretedDate | null {
  const match = datePattern.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = match;
  if (zone !== undefined && match[4] === undefined) return null;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const read = new Date(utc);
  const exists =
    read.getUTCMonth() === Number(month) - 1 &&
    read.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!exists) return null;
  const sign = zone?.startsWith('-') ? -1 : 1;
  const offset =
    zone === undefined || zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  return {
    instant: new Date(utc - offset * 60_000),
    hasZone: zone !== undefined,
    form: text.trim().replace(/\d/g, '0').replace('-00:', '+00:'),
  };
}

/** Seconds of `22:57`, `1:02:33` or `PT22M57S`; null where it is no duration. */
export function interpretDuration(text: string): number | null {
  const clock = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)$/.exec(text.trim());
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const iso = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text.trim());
  return iso ? Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0) : null;
}

/** By time zone: one takes some milliseconds to be made. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** `25 October 2012`: the day in the site's time zone; a date without a zone is taken as written. */
export function formatDay({ instant, hasZone }: InterpretedDate, timeZone: string): string {
  const zone = hasZone ? timeZone : 'UTC';
  let format = dayFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
    dayFormats.set(zone, format);
  }
  return format.format(instant);
}
