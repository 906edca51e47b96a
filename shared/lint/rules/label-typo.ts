import type { Rule } from '../problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { relabelFix } from '../facts/relabel.ts';
import { finding, quoted } from '../finding.ts';

/** A rare label within a slip of the pen of a frequent one, in files without a legend. */
export const labelTypo: Rule = {
  id: 'label-typo',
  severity: 'warning',
  check(episode) {
    return labelUses(episode).flatMap(({ label, turns, verdict }) => {
      if (verdict.kind !== 'typo') return [];
      const message = `${quoted(label)} looks like a misspelling of ${quoted(verdict.meant)}.`;
      return turns.map((turn) => finding(turn.label.range, message, [relabelFix(turn, verdict.meant)]));
    });
  },
};
