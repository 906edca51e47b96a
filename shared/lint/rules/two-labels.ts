import type { Rule } from '../model/problem.ts';
import { labelUses, type LabelUse } from '../facts/label-census.ts';
import { readBrokenTime } from '../facts/label-forms.ts';
import { isGenericLabel, looksLikeInitials } from '../../names/compare-names.ts';
import { relabelAllFix } from '../facts/relabel.ts';
import { finding, quoted } from '../model/finding.ts';

/** Initials used more often than this are how the show writes that label. */
const maxSlips = 2;

/** A label that is a part of exactly one other, longer label, or its words in another order: `Niklas` beside `Niklas Gögge`. */
export const twoLabels: Rule = {
  id: 'two-labels',
  severity: 'warning',
  check(episode) {
    if (episode.houseStyle === null || episode.houseStyle === 'initials') return [];
    const uses = labelUses(episode).filter(
      ({ label, verdict }) => verdict.kind === 'known' && !isGenericLabel(label) && readBrokenTime(label) === null,
    );
    const fullNames = namesByPart(uses);
    return uses.flatMap(({ label, turns }) => {
      const candidates = fullNames.get(label) ?? [];
      const full = candidates[0];
      if (full === undefined || candidates.length > 1) return [];
      if (looksLikeInitials(label) && turns.length > maxSlips) return [];
      // Of initials and their name, and of two orders of words, the rarer is the slip.
      const isPart = !looksLikeInitials(label) && label.length < full.label.length;
      if (!isPart && full.turns.length <= turns.length) return [];
      return [
        finding(turns[0]!.label.range, `Are ${quoted(label)} and ${quoted(full.label)} one person with two labels?`, [
          relabelAllFix(turns, full.label),
        ]),
      ];
    });
  },
};

/** Full names by what else may be written for them, so that the cost does not grow with pairs of labels. */
function namesByPart(uses: readonly LabelUse[]): ReadonlyMap<string, readonly LabelUse[]> {
  const byPart = new Map<string, LabelUse[]>();
  for (const use of uses) {
    const words = use.label.split(/[\s:]+/).slice(0, 6);
    if (words.length < 2) continue;
    const parts = new Set([...words, words.slice(0, 2).join(' '), [...words.slice(1), words[0]].join(' ')]);
    // `Adam Jonas (AJ)` introduces the initials that the others have.
    if (!use.label.includes('(')) parts.add(words.map((word) => word[0]).join(''));
    for (const part of parts) if (part !== use.label) byPart.set(part, [...(byPart.get(part) ?? []).slice(0, 2), use]);
  }
  return byPart;
}
