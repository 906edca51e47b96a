import type { Rule } from '../model/problem.ts';
import { finding, fix } from '../model/finding.ts';

/** Front matter that is not closed, is not YAML, or reads differently elsewhere. */
export const frontMatterSyntax: Rule = {
  id: 'front-matter-syntax',
  severity: 'error',
  check({ frontMatter }, { otherSplit }) {
    const own = frontMatter.problems.map(({ message, range, fixes }) =>
      finding(
        range,
        message,
        fixes.map(({ title, edits }) => fix(title, ...edits)),
      ),
    );
    return typeof otherSplit === 'string' ? [finding(frontMatter.range, otherSplit), ...own] : own;
  },
};
