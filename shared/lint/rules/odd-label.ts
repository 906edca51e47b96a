import type { TextRange } from '../../text/text-edit.ts';
import type { Finding, Fix, Rule } from '../model/problem.ts';
import { knownLabels, labelUses } from '../facts/label-census.ts';
import { giveToFixes, likelyLabels } from '../facts/likely-labels.ts';
import { unknownInitials } from '../facts/unknown-initials.ts';
import { finding, quoted } from '../model/finding.ts';

/** Initials that are nobody's, where everybody else is labelled with a name. */
export const oddLabel: Rule = {
  id: 'odd-label',
  severity: 'warning',
  check(episode) {
    const odd = labelUses(episode).flatMap(({ label, turns, verdict }) =>
      verdict.kind === 'odd'
        ? turns.map((turn) =>
            report(turn.label.range, label, giveToFixes(turn, likelyLabels(episode, turn, knownLabels(episode)))),
          )
        : [],
    );
    const unread = episode.legend.length > 0 ? [] : unknownInitials(episode);
    return [...odd, ...unread.map((range) => report(range, episode.text.slice(range.from, range.to)))];
  },
};

function report(range: TextRange, label: string, fixes: readonly Fix[] = []): Finding {
  return finding(
    range,
    `${quoted(label)} is nobody’s initials here, and the other labels are known. Who speaks?`,
    fixes,
  );
}
