import { escapePattern } from '../text/escape-pattern.ts';

/** What is looked for, and what stands in its place. */
export interface Pattern {
  readonly find: string;
  readonly replacement: string;
  /** A JavaScript regular expression; the replacement may then hold `$1`, `$<name>`, `$&` and `$$`. */
  readonly isRegex: boolean;
  readonly wholeWord: boolean;
  readonly matchCase: boolean;
}

export type CompiledPattern =
  | { readonly ok: true; readonly regex: RegExp; expand(match: RegExpExecArray): string }
  | { readonly ok: false; readonly message: string };

/** A global regular expression for a pattern. White space in plain text stands for any white space, a line end too; an accented letter also for the one that is written as two characters. */
export function compilePattern({ find, replacement, isRegex, wholeWord, matchCase }: Pattern): CompiledPattern {
  if (find === '') return { ok: false, message: 'There is nothing to look for.' };
  const source = isRegex
    ? find
    : find.trim() === ''
      ? eitherForm(find)
      : find.split(/\s+/).map(eitherForm).join('\\s+');
  const word = '[\\p{L}\\p{N}\\p{M}_]';
  // An accent that is a character of its own belongs to the letter before it: “cafe” is no part of “café”.
  const whole = isRegex ? source : `${source}(?!\\p{M})`;
  const bounded = wholeWord ? `(?<!${word})(?:${whole})(?!${word})` : whole;
  try {
    const regex = new RegExp(bounded, `gmu${matchCase ? '' : 'i'}`);
    return { ok: true, regex, expand: isRegex ? (match) => expand(replacement, match) : () => replacement };
  } catch (error) {
    return {
      ok: false,
      message: `This is no regular expression: ${(error as SyntaxError).message.replace(/^Invalid regular expression: /, '')}.`,
    };
  }
}

/** Plain text as a pattern, in which an accented letter stands for both ways of writing it. */
function eitherForm(text: string): string {
  return escapePattern(text.normalize('NFC')).replace(/[^\0-\x7f]/gu, (letter) =>
    letter === letter.normalize('NFD') ? letter : `(?:${letter}|${letter.normalize('NFD')})`,
  );
}

/** ECMA-262, GetSubstitution, without `` $` `` and `$'`: a replacement that repeats the rest of a paragraph is a slip. */
function expand(template: string, match: RegExpExecArray): string {
  return template.replace(
    /\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g,
    (whole, number: string | undefined, name: string | undefined) => {
      if (whole === '$$') return '$';
      if (whole === '$&') return match[0];
      if (name !== undefined) return match.groups === undefined ? whole : (match.groups[name] ?? '');
      const two = Number(number);
      if (two > 0 && two < match.length) return match[two] ?? '';
      const one = Number(number![0]);
      return one > 0 && one < match.length ? (match[one] ?? '') + number!.slice(1) : whole;
    },
  );
}
