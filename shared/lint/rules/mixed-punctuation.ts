import type { Rule } from '../model/problem.ts';
import { unusualPunctuation } from '../facts/punctuation-style.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** A dash, quotation mark, apostrophe or ellipsis unlike nearly all others in the episode. */
export const mixedPunctuation: Rule = {
  id: 'mixed-punctuation',
  severity: 'hint',
  check(episode) {
    return unusualPunctuation(episode).map(({ what, range, usual, insert }) =>
      finding(
        range,
        `This ${what} is ${episode.text.slice(range.from, range.to)}, and nearly everywhere else it is ${usual}.`,
        insert === null ? [] : [fix(`Write ${quoted(insert)}`, { ...range, insert })],
      ),
    );
  },
};
