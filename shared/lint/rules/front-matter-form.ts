import { finding, fix } from '../model/finding.ts';
import type { Rule } from '../model/problem.ts';

/** Front matter that YAML reads, in a form that other tools may not: white space around a colon, curly quotation marks. */
export const frontMatterForm: Rule = {
  id: 'front-matter-form',
  severity: 'hint',
  check({ frontMatter }) {
    return frontMatter.doubts
      .filter(({ kind }) => kind === 'form')
      .map(({ message, range, fixes }) =>
        finding(
          range,
          message,
          fixes.map(({ title, edits }) => fix(title, ...edits)),
        ),
      );
  },
};
