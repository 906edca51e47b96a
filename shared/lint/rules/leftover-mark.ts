import type { Rule } from '../model/problem.ts';
import { finding, quoted } from '../model/finding.ts';

/** A note to the editors that is still in the text. */
export const leftoverMark: Rule = {
  id: 'leftover-mark',
  severity: 'warning',
  check({ marks }) {
    return marks
      .filter(({ kind }) => kind === 'todo')
      .map(({ text, range }) =>
        finding(range, `${quoted(text)} is a note for editors. Settle it before the episode goes out.`),
      );
  },
};
