import type { Rule } from '../model/problem.ts';
import { loneBrackets } from '../facts/open-brackets.ts';
import { finding, quoted } from '../model/finding.ts';

/** A round bracket that its paragraph never closes. A closing one alone is a smiley or a list (`a)`) too often to be told. */
export const openParenthesis: Rule = {
  id: 'open-parenthesis',
  severity: 'hint',
  check(episode) {
    const { text } = episode;
    return loneBrackets(episode).flatMap(({ at, character, paragraph }) =>
      character === '(' && !/[:;-]/.test(text[at - 1] ?? '')
        ? [
            finding(
              { from: at, to: at + 1 },
              `The bracket in ${quoted(text.slice(at, Math.min(paragraph.to, at + 24)))} is not closed in its paragraph.`,
            ),
          ]
        : [],
    );
  },
};
