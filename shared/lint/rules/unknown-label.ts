import type { TextRange } from '../../text/text-edit.ts';
import type { Finding, Fix, Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { likelyLabels } from '../facts/likely-labels.ts';
import { nearestName } from '../../names/compare-names.ts';
import { relabelAllFix } from '../facts/relabel.ts';
import { unknownInitials } from '../facts/unknown-initials.ts';
import { alternatives, finding, quoted, suggestion } from '../model/finding.ts';

/** Words that have no turn of their own show nobody to be likelier; with a longer legend than this, a list of it is no help. */
const maxDeclared = 6;

/** A turn whose label the legend does not declare. */
export const unknownLabel: Rule = {
  id: 'unknown-label',
  severity: 'error',
  check(episode) {
    // Where labels are names, a legend's initials are offered only if turns have them: else they may not be read as labels.
    const used = new Set(episode.turns.map(({ label }) => label.text));
    const declared = [...new Set(episode.legend.map(({ label }) => label))].filter(
      (label) => episode.houseStyle === 'initials' || used.has(label),
    );
    const report = (range: TextRange, label: string, offered: readonly string[], more: readonly Fix[]): Finding => {
      const question = offered.length > 0 ? ` Did you mean ${alternatives(offered)}?` : '';
      const fixes = offered.map((one) => suggestion(`Change to ${quoted(one)}`, { ...range, insert: one }));
      return finding(range, `${quoted(label)} matches nobody in the legend.${question}`, [...fixes, ...more]);
    };
    const turns = labelUses(episode).flatMap(({ label, turns, verdict }) => {
      if (verdict.kind !== 'undeclared') return [];
      const nearest = verdict.nearest !== null && declared.includes(verdict.nearest) ? verdict.nearest : null;
      const more = nearest !== null && turns.length > 1 ? [relabelAllFix(turns, nearest)] : [];
      return turns.map((turn) =>
        report(turn.label.range, label, nearest === null ? likelyLabels(episode, turn, declared) : [nearest], more),
      );
    });
    const unread = (episode.legend.length === 0 ? [] : unknownInitials(episode)).map((range) => {
      const label = episode.text.slice(range.from, range.to);
      const nearest = nearestName(label, declared, 1);
      return report(range, label, nearest === null ? (declared.length > maxDeclared ? [] : declared) : [nearest], []);
    });
    return [...turns, ...unread];
  },
};
