import { printQuoted, unsafeInYaml } from './plain-text.ts';

/**
 * The text that somebody meant who wrote a value by hand: quotation marks that were to stand around it are taken off,
 * straight, curly or without their partner; those that belong to the words stay.
 */
export function textMeant(source: string): string {
  const value = source.trim();
  const curly = /^[“„«‘](.*)[”“»’]$/s.exec(value)?.[1];
  if (curly !== undefined && !/[“”„«»]/.test(curly)) return curly;
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return value;
  const inner = value.slice(1);
  const next = inner.indexOf(quote);
  if (next === -1) return inner;
  // `"A" and "B"`, `"A" rest`: the second mark closes the first, so both are part of the text.
  const closesThere =
    next > 0 &&
    /\S/.test(inner[next - 1]!) &&
    /^(?:[\s,.;:!?)–—-]|$)/.test(inner.slice(next + 1)) &&
    next < inner.length - 1;
  return closesThere || !inner.endsWith(quote) ? value : inner.slice(0, -1);
}

/** Source that reads as `text` in YAML and TOML alike, with as few escapes as can be. */
export function quoteText(text: string): string {
  if (/[\t\n]/.test(text) || unsafeInYaml.test(text)) return printQuoted(text);
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") ? printQuoted(text) : `'${text}'`;
}
