import type { Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { relabelFix } from '../facts/relabel.ts';
import { strayLabels } from '../facts/stray-labels.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** A rare label within a slip of the pen of a frequent one, in files without a legend. */
export const labelTypo: Rule = {
  id: 'label-typo',
  severity: 'warning',
  check(episode) {
    const turns = labelUses(episode).flatMap(({ label, turns, verdict }) =>
      verdict.kind === 'typo'
        ? turns.map((turn) =>
            finding(turn.label.range, messageFor(label, verdict.meant), [relabelFix(turn, verdict.meant)]),
          )
        : [],
    );
    const strays = strayLabels(episode)
      .filter(({ kind }) => kind === 'typo')
      .map(({ written, label, range, insert }) =>
        finding(range, messageFor(written, label), [fix(`Change to ${quoted(label)}`, { ...range, insert })]),
      );
    return [...turns, ...strays];
  },
};

function messageFor(written: string, meant: string): string {
  return `${quoted(written)} looks like a misspelling of ${quoted(meant)}.`;
}
