/** Digits of a time: `0:12` and `1:00:12`; `00:12` and `1:00:12`; `00:00:12`; `0:00:12`. */
export const clockForms = ['m:ss', 'mm:ss', 'hh:mm:ss', 'h:mm:ss'] as const;
export type ClockForm = (typeof clockForms)[number];

/** A number in two digits or more. */
export const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A time in whole seconds, as the form has its digits. */
export function printClock(seconds: number, form: ClockForm): string {
  const whole = Math.floor(Math.max(0, seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = `${twoDigits(minutes)}:${twoDigits(whole % 60)}`;
  switch (form) {
    case 'hh:mm:ss':
      return `${twoDigits(hours)}:${rest}`;
    case 'h:mm:ss':
      return `${hours}:${rest}`;
    case 'mm:ss':
      return hours > 0 ? `${hours}:${rest}` : rest;
    case 'm:ss':
      return hours > 0 ? `${hours}:${rest}` : `${minutes}:${twoDigits(whole % 60)}`;
  }
}

/** A time as the app tells it: `2:33`, `1:02:33`. */
export const clockTime = (seconds: number): string => printClock(seconds, 'm:ss');

/** A day as a date field has it, `2026-03-09`, where this machine is. */
export function printDay(date: Date): string {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}
