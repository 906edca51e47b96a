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

/** First digits of the scripts that captions write their numbers in: full width, Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Digits and the signs of a clock as ASCII has them. */
export function asciiDigits(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text
    .replace(/[：]/g, ':')
    .replace(/[，]/g, ',')
    .replace(/[．]/g, '.')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      const zero = zeros.find((first) => code >= first && code < first + 10);
      return zero === undefined ? digit : String(code - zero);
    });
}
