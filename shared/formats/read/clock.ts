/**
 * A time as captions and recognisers write it: `00:01:02.345`, `1:02`, with a dot or a comma before the fraction.
 * Null for anything else. Hours may have any number of digits.
 */
export function parseClock(text: string): number | null {
  const match = /^(?:(\d{1,6}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, hours = '0', minutes, seconds, fraction = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);
}

/** A time in a JSON file: seconds as a number or its digits, or a clock; null for anything else. */
export function parseSeconds(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{1,9}(?:\.\d{1,9})?s?$/.test(text)) return Number.parseFloat(text);
  return parseClock(text);
}

/** The two times of a caption, in seconds: `00:01.000 --> 00:04.000 align:start`. What follows the second is settings. */
export interface TimingLine {
  readonly start: number;
  readonly end: number;
}

/** Null where the line has no arrow between two times. Short arrows, commas and missing fractions are common and read. */
export function parseTimingLine(line: string): TimingLine | null {
  const match = /^\s*([\d:.,]+)\s*--?>\s*([\d:.,]+)(?:\s.*)?$/.exec(line);
  if (match === null) return null;
  const start = parseClock(match[1]!);
  const end = parseClock(match[2]!);
  return start === null || end === null ? null : { start, end };
}
