import { finding, fix } from '../model/finding.ts';
import type { Rule } from '../model/problem.ts';

/** A front-matter value of which YAML takes a part for something else: a comment, an anchor, a tag. */
export const valueCutShort: Rule = {
  id: 'value-cut-short',
  severity: 'warning',
  check({ frontMatter }) {
    return frontMatter.doubts
      .filter(({ kind }) => kind === 'lost')
      .map(({ message, range, fixes }) =>
        finding(
          range,
          message,
          fixes.map(({ title, edits }) => fix(title, ...edits)),
        ),
      );
  },
};
