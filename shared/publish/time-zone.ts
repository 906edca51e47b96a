/** The instant at which clocks in `timeZone` (IANA name) show what `utc` shows in UTC; both in milliseconds since 1970. */
export function inTimeZone(utc: number, timeZone: string): number {
  const offset = offsetAt(utc, timeZone);
  // Asked once more at the answer: the offset may change in between.
  return utc - offsetAt(utc - offset, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
      timeZone,
    });
    formats.set(timeZone, format);
  }
  const shown = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(shown.get(type));
  const date = new Date(0);
  date.setUTCFullYear(
    shown.get('era')!.startsWith('B') ? 1 - part('year') : part('year'),
    part('month') - 1,
    part('day'),
  );
  return date.setUTCHours(part('hour'), part('minute'), part('second')) - Math.floor(instant / 1000) * 1000;
}
