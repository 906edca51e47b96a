import type { Rule } from '../model/problem.ts';
import { markdownChanges } from '../facts/markdown-changes.ts';
import { finding, fix, tickedFix } from '../model/finding.ts';

/** Words of a turn that markdown, or a site's templates, would eat or change: `<laughs>`, `2*3*4`, a paragraph that begins with `1986.` */
export const markdownInWords: Rule = {
  id: 'markdown-in-words',
  severity: 'warning',
  check(episode) {
    return markdownChanges(episode).map(({ range, message, fix: { title, edits, isWhiteSpace } }) => {
      const fixes =
        edits.length === 0 ? [] : [isWhiteSpace === true ? tickedFix(title, ...edits) : fix(title, ...edits)];
      return finding(range, message, fixes);
    });
  },
};
