import type { Rule } from '../problem.ts';
import { silentSpeakers } from '../facts/declared-speakers.ts';
import { alternatives, finding, fix, quoted } from '../finding.ts';

/** A name in `speakers` that labels and words of the episode know nothing of, where somebody undeclared speaks instead. */
export const silentSpeaker: Rule = {
  id: 'silent-speaker',
  severity: 'warning',
  check(episode) {
    return silentSpeakers(episode).flatMap(({ name, range, misspelt, undeclared, mentioned }) => {
      if (misspelt !== null) {
        return [finding(range, `${quoted(name)} is declared and never speaks, and ${quoted(misspelt)} speaks undeclared.`, [fix(`Change to ${quoted(misspelt)}`, { ...range, insert: misspelt })])];
      }
      if (mentioned || undeclared.length === 0) return [];
      const others = undeclared.slice(0, 4);
      const fixes = others.length === 1 ? [fix(`Change to ${quoted(others[0]!)}`, { ...range, insert: others[0]! })] : [];
      return [finding(range, `${quoted(name)} is declared and never speaks. Is it ${alternatives(others)}?`, fixes)];
    });
  },
};
