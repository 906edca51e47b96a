import { asciiDigits } from './clock.ts';

/** One of the two times of a caption. */
interface Time {
  /** From the start of the recording; below zero where the file was shifted too far. */
  readonly seconds: number;
  /** What follows a fourth colon, where it counts pictures and not milliseconds. */
  readonly frames: number | null;
  /** More than 59 minutes or seconds. */
  readonly isOdd: boolean;
}

/** A line that means to say when a caption begins and ends. A time that cannot be read is null. */
export interface TimingLine {
  readonly start: Time | null;
  readonly end: Time | null;
  /** Settings of the caption behind the second time, as WebVTT has them. */
  readonly rest: string;
  readonly hasArrow: boolean;
}

/** `-->` and what becomes of it: a short or a long arrow, a typeset one, one that was escaped for HTML. */
const arrow = /\s*(?:[-–—=−]{1,3}\s?[-–—=−]?(?:>|&gt;)|→|⟶|⇒)\s*/;

const time = /^[-−]?\s?\d{1,6}(?:\s?[:.,;]\s?\d{1,9}){1,3}/;

/** SubViewer and YouTube’s SBV: `0:00:01.000,0:00:03.000` alone in its line. */
const commaPair = /^(\d{1,3}:\d{2}:\d{2}\.\d{1,3}),(\d{1,3}:\d{2}:\d{2}\.\d{1,3})$/;

/** No line of times is longer, with all settings that WebVTT has. */
export const maxTimingLineLength = 200;

/**
 * Reads a line of times as programs and people write them: any arrow, commas or dots, no hours, missing fractions,
 * pictures for milliseconds, digits of other scripts. Null for a line that is words; a line of times with damage is
 * read as far as it goes.
 */
export function parseTimingLine(line: string): TimingLine | null {
  if (line.length < 7 || line.length > maxTimingLineLength || !/[>→⟶⇒;:]|：/.test(line) || !/\p{Nd}/u.test(line))
    return null;
  const text = asciiDigits(line).trim();
  const match = arrow.exec(text);
  if (match === null) return parseBareTimes(text);
  // Some lines have the caption’s number before its times.
  const before = text.slice(0, match.index).replace(/^\d{1,6}\s+(?=\d{1,6}:\d)/, '');
  const after = text.slice(match.index + match[0].length);
  const start = parseTime(before);
  const end = time.exec(after)?.[0] ?? null;
  const timing: TimingLine = {
    start,
    end: end === null ? null : parseTime(end),
    rest: end === null ? '' : after.slice(end.length).trim(),
    hasArrow: true,
  };
  if (timing.start !== null && timing.end !== null && /^(?:\s|$|[a-z])/i.test(after.slice(end!.length))) return timing;
  return isMeantAsTimes(before, after)
    ? { ...timing, end: timing.rest === '' || /^[a-z]+:\S/i.test(timing.rest) ? timing.end : null }
    : null;
}

/** Two times of an SBV line; null for anything else. */
export function parseCommaPair(line: string): TimingLine | null {
  const match = line.length > 40 ? null : commaPair.exec(asciiDigits(line).trim());
  return match === null ? null : { start: parseTime(match[1]!), end: parseTime(match[2]!), rest: '', hasArrow: true };
}

/** A whole time alone in its line: the end of a caption was lost. */
export function parseLoneTime(line: string): TimingLine | null {
  const text = line.length > 40 ? '' : asciiDigits(line).trim();
  return /^\d{1,3}:\d{2}(?::\d{2})?[.,]\d{2,3}$/.test(text)
    ? { start: parseTime(text), end: null, rest: '', hasArrow: true }
    : null;
}

/** Two whole times with nothing between them: the arrow was lost. */
function parseBareTimes(text: string): TimingLine | null {
  const match = /^(\d{1,3}:\d{2}:\d{2}[.,:;]\d{2,3})[\s-]+(\d{1,3}:\d{2}:\d{2}[.,:;]\d{2,3})$/.exec(text);
  return match === null ? null : { start: parseTime(match[1]!), end: parseTime(match[2]!), rest: '', hasArrow: false };
}

/** Damage to a line of times leaves digits and signs on both sides of the arrow, or on one with nothing on the other. */
function isMeantAsTimes(before: string, after: string): boolean {
  const isTimelike = (text: string) =>
    text.length <= 24 &&
    /\d\s?[:.,;]\s?\w/.test(text) &&
    (text.match(/\d/g)?.length ?? 0) >= (text.match(/\p{L}/gu)?.length ?? 0);
  const [first, second] = [isTimelike(before), isTimelike(after.split(/\s+(?=[a-z]+:)/i)[0]!)];
  return (first && second) || (first && after.length < 12) || (second && before.length < 12);
}

function parseTime(text: string): Time | null {
  const trimmed = text.trim();
  const match = time.exec(trimmed);
  if (match === null || match[0].length !== trimmed.length) return null;
  const sign = /^[-−]/.test(trimmed) ? -1 : 1;
  const [, ...separators] = trimmed.split(/\d+/).map((one) => one.trim());
  const parts = trimmed.match(/\d+/g)!;
  const last = separators[parts.length - 2]!;
  const hasFraction = parts.length === 4 || /[.,;]/.test(last);
  const isFrames = hasFraction && parts.length === 4 && /[:;]/.test(last) && parts[3]!.length <= 2;
  const fraction = hasFraction ? parts.pop()! : '0';
  const [seconds = 0, minutes = 0, hours = 0] = parts.map(Number).reverse();
  const whole = hours * 3600 + minutes * 60 + seconds;
  return {
    seconds: sign * (whole + (isFrames ? 0 : Number(`0.${fraction}`))),
    frames: isFrames ? Number(fraction) : null,
    isOdd: seconds > 59 || (minutes > 59 && parts.length > 2),
  };
}

/** Pictures a second of film and television, the lowest first. */
const frameRates = [24, 25, 30, 50, 60, 100];

/**
 * Times in seconds for the lines of one file.
 * @returns with the pictures a second that its times were counted in; null where they have none
 */
export function toSeconds(lines: readonly TimingLine[]): {
  readonly times: readonly { readonly start: number | null; readonly end: number | null }[];
  readonly frameRate: number | null;
} {
  let most = -1;
  for (const { start, end } of lines) most = Math.max(most, start?.frames ?? -1, end?.frames ?? -1);
  const frameRate = most < 0 ? null : (frameRates.find((rate) => rate > most) ?? 100);
  const secondsOf = (one: Time | null) => (one === null ? null : one.seconds + (one.frames ?? 0) / (frameRate ?? 1));
  return { times: lines.map(({ start, end }) => ({ start: secondsOf(start), end: secondsOf(end) })), frameRate };
}
