import type { Rule } from '../problem.ts';
import { finding } from '../finding.ts';

/** Front matter that is not closed, is not YAML, or reads differently elsewhere. */
export const frontMatterSyntax: Rule = {
  id: 'front-matter-syntax',
  severity: 'error',
  check({ frontMatter }) {
    return frontMatter.problems.map(({ message, range }) => finding(range, message));
  },
};
