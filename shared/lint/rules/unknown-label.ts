import type { TextRange } from '../../text/text-edit.ts';
import type { Finding, Fix, Rule } from '../model/problem.ts';
import { labelUses } from '../facts/label-census.ts';
import { nearestName } from '../../names/compare-names.ts';
import { relabelAllFix } from '../facts/relabel.ts';
import { unknownInitials } from '../facts/unknown-initials.ts';
import { alternatives, finding, quoted, suggestion } from '../model/finding.ts';

/** With a longer legend than this, a list of everybody in it is no help. */
const maxOffered = 6;

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
    const report = (range: TextRange, label: string, nearest: string | null, more: readonly Fix[]): Finding => {
      const offered = nearest !== null ? [nearest] : declared.length <= maxOffered ? declared : [];
      const question = offered.length > 0 ? ` Did you mean ${alternatives(offered)}?` : '';
      const fixes = offered.map((one) => suggestion(`Change to ${quoted(one)}`, { ...range, insert: one }));
      return finding(range, `${quoted(label)} matches nobody in the legend.${question}`, [...fixes, ...more]);
    };
    const turns = labelUses(episode).flatMap(({ label, turns, verdict }) => {
      if (verdict.kind !== 'undeclared') return [];
      const nearest = verdict.nearest !== null && declared.includes(verdict.nearest) ? verdict.nearest : null;
      const more = nearest !== null && turns.length > 1 ? [relabelAllFix(turns, nearest)] : [];
      return turns.map((turn) => report(turn.label.range, label, nearest, more));
    });
    const unread = (episode.legend.length === 0 ? [] : unknownInitials(episode)).map((range) => {
      const label = episode.text.slice(range.from, range.to);
      return report(range, label, nearestName(label, declared, 1), []);
    });
    return [...turns, ...unread];
  },
};
