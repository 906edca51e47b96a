import type { Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { isInitialsOf } from '../../episode/model/legend.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** A legend entry whose label no turn uses. */
export const unusedLegendEntry: Rule = {
  id: 'unused-legend-entry',
  severity: 'error',
  check(episode) {
    if (episode.turns.length === 0) return [];
    const uses = labelUses(episode);
    const used = new Set(uses.map(({ label }) => label));
    const undeclared = uses.filter(({ verdict }) => verdict.kind === 'undeclared').map(({ label }) => label);
    return episode.legend.flatMap((entry) => {
      if (used.has(entry.label)) return [];
      const fitting = undeclared.filter((label) => isInitialsOf(label, entry.name));
      const message = `The legend declares ${quoted(entry.label)} for ${entry.name}, and no turn has that label.`;
      if (fitting.length !== 1) return [finding(entry.labelRange, message)];
      const label = fitting[0]!;
      return [
        finding(entry.labelRange, `${message} Is it ${quoted(label)}?`, [
          suggestion(`Change the legend to ${quoted(label)}`, { ...entry.labelRange, insert: label }),
        ]),
      ];
    });
  },
};
