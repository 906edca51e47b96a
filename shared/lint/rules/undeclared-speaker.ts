import type { Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { undeclaredSpeakers } from '../facts/declared-speakers.ts';
import { finding, quoted } from '../model/finding.ts';

/** Somebody who speaks and is not in the front matter's `speakers`. */
export const undeclaredSpeaker: Rule = {
  id: 'undeclared-speaker',
  severity: 'hint',
  offByDefault: true,
  check(episode) {
    const undeclared = new Set(undeclaredSpeakers(episode).map(({ label }) => label));
    if (undeclared.size === 0) return [];
    return labelUses(episode)
      .filter(({ label }) => undeclared.has(label))
      .map(({ label, turns }) =>
        finding(turns[0]!.label.range, `${quoted(label)} speaks and is not in the field “speakers”.`),
      );
  },
};
