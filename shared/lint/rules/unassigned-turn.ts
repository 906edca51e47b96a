import { unassignedLabel } from '../../episode/model/episode.ts';
import { giveToFixes, likelyLabels } from '../facts/likely-labels.ts';
import type { Rule } from '../model/problem.ts';
import { finding } from '../model/finding.ts';

/** A turn whose speaker nobody has decided yet. */
export const unassignedTurn: Rule = {
  id: 'unassigned-turn',
  severity: 'warning',
  check(episode, { heard }) {
    const labels = episode.speakers.map(({ label }) => label);
    const suggested = new Map(heard?.suggestions.map(({ turn, label }) => [turn, label]));
    return episode.turns
      .filter(({ label }) => label.text === unassignedLabel)
      .map((turn) => {
        const voice = suggested.get(turn.index);
        const name = episode.speakers.find(({ label }) => label === voice)?.name ?? voice;
        const likely = likelyLabels(episode, turn, labels);
        return finding(
          turn.label.range,
          `Nobody has said yet who speaks here.${voice === undefined ? '' : ` It sounds like ${name}.`}`,
          giveToFixes(turn, voice === undefined ? likely : [...new Set([voice, ...likely])]),
        );
      });
  },
};
