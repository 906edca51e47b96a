import type { Rule } from '../problem.ts';
import { innerLabels } from '../facts/inner-labels.ts';
import { finding, fix, quoted } from '../finding.ts';

/** A label in mid-paragraph: two turns that were run together. */
export const mergedTurns: Rule = {
  id: 'merged-turns',
  severity: 'error',
  check(episode) {
    return innerLabels(episode).map(({ label, range, gap }) =>
      finding(range, `${quoted(label)} stands in the middle of a paragraph. Does a new turn start here?`, [
        fix(`Start a turn of ${quoted(label)} here`, { ...gap, insert: '\n\n' }),
      ]),
    );
  },
};
