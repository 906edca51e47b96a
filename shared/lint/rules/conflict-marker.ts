import { findMarkedConflicts } from '../../episode/model/conflict-markers.ts';
import { finding, fix, quoted } from '../model/finding.ts';
import type { Rule } from '../model/problem.ts';

/** Two versions that a merge left side by side. */
export const conflictMarker: Rule = {
  id: 'conflict-marker',
  severity: 'error',
  check: ({ text }) =>
    findMarkedConflicts(text).map(({ range, names, ours, theirs }) => {
      const keep = (title: string, insert: string) => fix(title, { ...range, insert });
      const [mine, other] = [text.slice(ours.from, ours.to), text.slice(theirs.from, theirs.to)];
      return finding(
        { from: range.from, to: text.indexOf('\n', range.from) },
        'Two versions stand here, and nobody has decided between them yet.',
        [
          keep(`Keep the upper one${names.ours && ` (${quoted(names.ours)})`}`, mine),
          keep(`Keep the lower one${names.theirs && ` (${quoted(names.theirs)})`}`, other),
          keep(
            'Keep both',
            mine.endsWith('\n\n') || other.startsWith('\n') || mine === '' ? mine + other : `${mine}\n${other}`,
          ),
        ],
      );
    }),
};
