import type { Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { strayLabels } from '../facts/stray-labels.ts';
import { relabelFix } from '../facts/relabel.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** A label that differs from another only in capitals or accents. */
export const labelCase: Rule = {
  id: 'label-case',
  severity: 'warning',
  check(episode) {
    const turns = labelUses(episode).flatMap(({ label, turns, verdict }) =>
      verdict.kind === 'case'
        ? turns.map((turn) =>
            finding(turn.label.range, messageFor(label, verdict.meant), [relabelFix(turn, verdict.meant)]),
          )
        : [],
    );
    const strays = strayLabels(episode)
      .filter(({ kind }) => kind === 'case')
      .map(({ written, label, range, insert }) =>
        finding(range, messageFor(written, label), [fix(`Change to ${quoted(label)}`, { ...range, insert })]),
      );
    return [...turns, ...strays];
  },
};

function messageFor(written: string, meant: string): string {
  return `${quoted(written)} is ${quoted(meant)} written differently, so it counts as somebody else.`;
}
