import { twoDigits } from '../text/clock.ts';
import { timesOf } from '../episode/model/find-times.ts';
import type { Episode } from '../episode/model/episode.ts';
import type { TextEdit } from '../text/text-edit.ts';

export interface ShiftTimes {
  /** Times that stand at this offset or behind it are shifted. */
  readonly from: number;
  /** Negative brings them forward. */
  readonly seconds: number;
}

/**
 * Shifts every time in the body from an offset on. Each keeps the digits it is written with; one that crosses an hour
 * gets its hours. Nothing is shifted where a time would come before the recording's start.
 */
export function shiftTimes(episode: Episode, { from, seconds }: ShiftTimes): TextEdit[] {
  const times = timesOf(episode).filter(({ range }) => range.from >= from);
  if (seconds === 0 || times.some((time) => time.seconds + seconds < 0)) return [];
  return times.flatMap(({ seconds: at, range }) => {
    const written = episode.text.slice(range.from, range.to);
    const insert = printLike(at + seconds, written);
    return insert === written ? [] : [{ ...range, insert }];
  });
}

/** A time in the digits of another: hours where it has them, minutes as wide, fractions as long. */
function printLike(seconds: number, like: string): string {
  const [, clock = '', mark = '', fraction = ''] = /^([\d:]+)(?:([.,])(\d+))?$/.exec(like)!;
  const parts = clock.split(':');
  const scale = 10 ** fraction.length;
  const units = Math.round(seconds * scale);
  const whole = Math.floor(units / scale);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = `${twoDigits(minutes)}:${twoDigits(whole % 60)}`;
  const head =
    parts.length === 3
      ? `${String(hours).padStart(parts[0]!.length, '0')}:${rest}`
      : // Some write an hour and more in minutes, and go on doing so.
        Number(parts[0]) >= 60 || parts[0]!.length === 3
        ? `${twoDigits(hours * 60 + minutes)}:${twoDigits(whole % 60)}`
        : hours > 0
          ? `${hours}:${rest}`
          : `${String(minutes).padStart(parts[0]!.length, '0')}:${twoDigits(whole % 60)}`;
  return fraction === '' ? head : `${head}${mark}${String(units % scale).padStart(fraction.length, '0')}`;
}
