/**
 * A date as people write it in front matter, by ISO 8601 and Hugo's reading of it: `2012-10-24`,
 * `2012-10-24T23:00:00+00:00`, `2012-10-24 23:00:00 +0100`.
 */
const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:([T ])(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?( ?)(?:(Z)|([+-]\d{2}):(\d{2})|([+-]\d{2})(\d{2}))?$/;

/** A date's form with every digit as 0 (`0000-00-00T00:00:00+00:00`), or null where the text is no date that exists. */
export function dateFormOf(text: string): string | null {
  const match = written.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, , hours = '0', minutes = '0', seconds = '0'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return text
    .trim()
    .replace(/\d/g, '0')
    .replace(/[+-](?=\d{2}:?\d{2}$)/, '+');
}

/** Whether a date of this form has a time of day and says nothing about its zone. */
export function lacksTimeZone(form: string): boolean {
  return /[T ]00:00/.test(form) && !/(?:Z|\+00:?00)$/.test(form);
}

/** A date of this form, to show what it looks like. */
export function exampleOf(form: string): string {
  const digits = '20240531093000';
  let next = 0;
  return form.replace(/0/g, () => digits[next++] ?? '0');
}
