import { unassignedLabel } from '../../episode/model/episode.ts';
import { giveToFixes, likelyLabels } from '../facts/likely-labels.ts';
import type { Rule } from '../model/problem.ts';
import { finding } from '../model/finding.ts';

/** A turn whose speaker nobody has decided yet. */
export const unassignedTurn: Rule = {
  id: 'unassigned-turn',
  severity: 'warning',
  check(episode) {
    const labels = episode.speakers.map(({ label }) => label);
    return episode.turns
      .filter(({ label }) => label.text === unassignedLabel)
      .map((turn) =>
        finding(
          turn.label.range,
          'Nobody has said yet who speaks here.',
          giveToFixes(turn, likelyLabels(episode, turn, labels)),
        ),
      );
  },
};
