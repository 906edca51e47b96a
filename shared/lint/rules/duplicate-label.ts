import type { Rule } from '../model/problem.ts';
import { foldName } from '../../names/compare-names.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** A label that the legend declares twice, for one person or for two, or a person with two labels. */
export const duplicateLabel: Rule = {
  id: 'duplicate-label',
  severity: 'error',
  check({ legend, text }) {
    const nameOf = new Map<string, string>();
    const labelOf = new Map<string, string>();
    return legend.flatMap((entry) => {
      const name = nameOf.get(entry.label);
      const label = labelOf.get(foldName(entry.name));
      nameOf.set(entry.label, name ?? entry.name);
      labelOf.set(foldName(entry.name), label ?? entry.label);
      if (name === undefined) {
        return label === undefined
          ? []
          : [
              finding(
                entry.range,
                `${entry.name} has two labels in the legend, ${quoted(label)} and ${quoted(entry.label)}.`,
              ),
            ];
      }
      if (foldName(name) !== foldName(entry.name)) {
        return [
          finding(
            entry.labelRange,
            `${quoted(entry.label)} stands for two people in the legend, ${name} and ${entry.name}.`,
          ),
        ];
      }
      // The last line goes together with the line end before it, so that no blank line is left behind.
      const isLast = text[entry.range.to] !== '\n';
      const edit = isLast
        ? { from: entry.range.from - 1, to: entry.range.to, insert: '' }
        : { from: entry.range.from, to: entry.range.to + 1, insert: '' };
      return [
        finding(entry.labelRange, `The legend declares ${quoted(entry.label)} twice.`, [fix('Delete this line', edit)]),
      ];
    });
  },
};
