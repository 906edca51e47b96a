import type { Rule } from '../problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { finding, quoted } from '../finding.ts';

/** Initials that are nobody's, where everybody else is labelled with a name. */
export const oddLabel: Rule = {
  id: 'odd-label',
  severity: 'warning',
  check(episode) {
    return labelUses(episode).flatMap(({ label, turns, verdict }) =>
      verdict.kind === 'odd'
        ? turns.map((turn) => finding(turn.label.range, `${quoted(label)} is nobody’s initials here, and the other labels are names. Who speaks?`))
        : [],
    );
  },
};
