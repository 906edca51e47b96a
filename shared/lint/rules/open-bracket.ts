import type { Rule } from '../model/problem.ts';
import { loneBrackets } from '../facts/open-brackets.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

const mark =
  /^(?:laughs|laughter|laughing|inaudible|unintelligible|crosstalk|chuckles|applause|music|singing|pause|silence)\b(?:\s+[\d:.]+\d)?/i;

/** A square bracket that is never closed, or never opened. */
export const openBracket: Rule = {
  id: 'open-bracket',
  severity: 'warning',
  check(episode) {
    const { text } = episode;
    return loneBrackets(episode).flatMap(({ at, character, paragraph }) => {
      if (character !== '[' && character !== ']') return [];
      const escaped = text[at - 1] === '\\';
      const range = { from: escaped ? at - 1 : at, to: at + 1 };
      if (character === ']') return [finding(range, 'This square bracket is closed and was never opened.')];
      const known = mark.exec(text.slice(at + 1, Math.min(paragraph.to, at + 40)))?.[0];
      const message = `The square bracket in ${quoted(text.slice(range.from, Math.min(paragraph.to, at + 24)))} is never closed.`;
      if (known === undefined) return [finding(range, message)];
      const end = at + 1 + known.length;
      return [
        finding(range, message, [
          suggestion(`Close it after ${quoted(known)}`, { from: end, to: end, insert: escaped ? '\\]' : ']' }),
        ]),
      ];
    });
  },
};
