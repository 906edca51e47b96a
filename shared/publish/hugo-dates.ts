import { inTimeZone } from './time-zone.ts';

/**
 * The layouts in which Hugo takes a text for a date, in the order in which it tries them, in Go's notation:
 * https://github.com/spf13/cast (`timeFormats`) and https://pkg.go.dev/time#pkg-constants. A name of a zone says
 * nothing: the time is then taken where the site is.
 */
const layouts = [
  '2006-01-02',
  '2006-01-02T15:04:05Z07:00',
  '2006-01-02T15:04:05',
  'Mon, 02 Jan 2006 15:04:05 -0700',
  'Mon, 02 Jan 2006 15:04:05 MST',
  '02 Jan 06 15:04 -0700',
  '02 Jan 06 15:04 MST',
  'Monday, 02-Jan-06 15:04:05 MST',
  '2006-01-02 15:04:05.999999999 -0700 MST',
  '2006-01-02T15:04:05-0700',
  '2006-01-02 15:04:05Z0700',
  '2006-01-02 15:04:05',
  'Mon Jan _2 15:04:05 2006',
  'Mon Jan _2 15:04:05 MST 2006',
  'Mon Jan 02 15:04:05 -0700 2006',
  '2006-01-02 15:04:05Z07:00',
  '02 Jan 2006',
  '2006-01-02 15:04:05 -07:00',
  '2006-01-02 15:04:05 -0700',
  '3:04PM',
  'Jan _2 15:04:05',
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function anyCase(words: readonly string[]): string {
  return `(?:${words.join('|').replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})`;
}

/** What stands for each part of a layout; a fraction of a second may follow any second. */
const parts: Readonly<Record<string, string>> = {
  2006: '(?<year>\\d{4})',
  '06': '(?<shortYear>\\d{2})',
  Jan: `(?<monthName>${anyCase(months)})`,
  '01': '(?<month>\\d{2})',
  '02': '(?<day>\\d{2})',
  _2: ' *(?<day>\\d{1,2})',
  Monday: anyCase(days),
  Mon: anyCase(days.map((day) => day.slice(0, 3))),
  15: '(?<hour>\\d{1,2})',
  3: '(?<hour>\\d{1,2})',
  '04': '(?<minute>\\d{2})',
  '05': '(?<second>\\d{2})(?<fraction>[.,]\\d+)?',
  '.999999999': '',
  PM: '(?<half>AM|PM)',
  MST: '(?:UTC|ChST|MeST|GMT(?:[+-]\\d{1,2})?|[+-]\\d{1,2}|[A-Z]{3,4}T|WITA|[A-Z]{3})',
  'Z07:00': '(?:Z|(?<offset>[+-]\\d{2}:\\d{2}))',
  Z0700: '(?:Z|(?<offset>[+-]\\d{4}))',
  '-07:00': '(?<offset>[+-]\\d{2}:\\d{2})',
  '-0700': '(?<offset>[+-]\\d{4})',
  ' ': ' +',
};

const patterns = layouts.map((layout) => ({
  hasZone: /07/.test(layout),
  pattern: new RegExp(
    `^${layout.replace(/2006|\.9+|Monday|Mon|Jan|MST|PM|Z07:00|Z0700|-07:00|-0700|_2|0[1-6]|15|3| /g, (part) => parts[part]!)}$`,
  ),
}));

/**
 * The instant that Hugo reads in a text, in milliseconds since 1970, null where it reads none. A time of day alone is one of the year 0.
 * @param timeZone IANA name, for texts without an offset
 */
export function readHugoDate(text: string, timeZone: string): number | null {
  for (const { pattern, hasZone } of patterns) {
    const groups = pattern.exec(text)?.groups;
    const clock = groups === undefined ? null : clockOf(groups);
    if (clock === null) continue;
    const offset = groups!['offset'];
    if (offset === undefined) return hasZone ? clock : inTimeZone(clock, timeZone);
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
    return clock - (offset.startsWith('-') ? -minutes : minutes) * 60_000;
  }
  return null;
}

/** What a clock in UTC shows so; null for what no clock shows. */
function clockOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const {
    year,
    shortYear,
    month,
    monthName,
    day = '1',
    hour = '0',
    minute = '0',
    second = '0',
    fraction,
    half,
  } = groups;
  const short = Number(shortYear);
  const wholeYear =
    year !== undefined ? Number(year) : shortYear !== undefined ? short + (short >= 69 ? 1900 : 2000) : 0;
  const monthIndex =
    monthName !== undefined ? months.indexOf(monthName.toLowerCase()) : month !== undefined ? Number(month) - 1 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59 || (half !== undefined && Number(hour) > 12))
    return null;
  const date = new Date(0);
  date.setUTCFullYear(wholeYear, monthIndex, Number(day));
  if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== Number(day)) return null;
  return date.setUTCHours(
    hours,
    Number(minute),
    Number(second),
    fraction === undefined ? 0 : Math.floor(Number(`0.${fraction.slice(1)}`) * 1000),
  );
}
