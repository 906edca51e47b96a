import type { Rule } from '../problem.ts';
import { foldName, nearestName } from '../facts/names.ts';
import { finding, fix, quoted } from '../finding.ts';

/** A legend and a field `speakers` that do not name the same people. */
export const legendSpeakers: Rule = {
  id: 'legend-speakers',
  severity: 'warning',
  check({ legend, frontMatter }) {
    const field = frontMatter.fields.find(({ key }) => key === 'speakers');
    const declared = Array.isArray(field?.value) ? field.value.filter((name) => typeof name === 'string') : [];
    if (declared.length === 0 || legend.length === 0) return [];
    const folded = new Set(declared.map(foldName));
    return legend.flatMap(({ name, nameRange }) => {
      if (folded.has(foldName(name))) return [];
      const nearest = nearestName(name, declared, 2);
      if (nearest === null) return [finding(nameRange, `${quoted(name)} is in the legend and not in the field “speakers”.`)];
      return [finding(nameRange, `The legend says ${quoted(name)}, and the field “speakers” says ${quoted(nearest)}.`, [fix(`Write ${quoted(nearest)} in the legend`, { ...nameRange, insert: nearest })])];
    });
  },
};
