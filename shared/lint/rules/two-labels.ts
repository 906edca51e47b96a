import type { Rule } from '../problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { isGenericLabel, looksLikeInitials } from '../facts/names.ts';
import { relabelAllFix } from '../facts/relabel.ts';
import { finding, quoted } from '../finding.ts';

/** A label that is a part of exactly one other, longer label: `Niklas` beside `Niklas Gögge`. */
export const twoLabels: Rule = {
  id: 'two-labels',
  severity: 'hint',
  check(episode) {
    if (episode.houseStyle === null || episode.houseStyle === 'initials') return [];
    const uses = labelUses(episode).filter(({ label, verdict }) => verdict.kind === 'known' && !isGenericLabel(label) && !looksLikeInitials(label));
    // Full names by each of their words and by their beginnings, so that the cost does not grow with pairs of labels.
    const longer = new Map<string, string[]>();
    for (const { label } of uses) {
      const words = label.split(/[\s:]+/).slice(0, 6);
      if (words.length < 2) continue;
      const parts = new Set([...words, words.slice(0, 2).join(' ')]);
      for (const part of parts) if (part !== label) longer.set(part, [...(longer.get(part) ?? []).slice(0, 2), label]);
    }
    return uses.flatMap(({ label, turns }) => {
      const candidates = longer.get(label) ?? [];
      const full = candidates[0];
      if (full === undefined || candidates.length > 1) return [];
      return [finding(turns[0]!.label.range, `Are ${quoted(label)} and ${quoted(full)} one person with two labels?`, [relabelAllFix(turns, full)])];
    });
  },
};
