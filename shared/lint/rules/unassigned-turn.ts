import { unassignedLabel } from '../../episode/model/episode.ts';
import type { Rule } from '../model/problem.ts';
import { finding } from '../model/finding.ts';

/** A turn whose speaker nobody has decided yet. */
export const unassignedTurn: Rule = {
  id: 'unassigned-turn',
  severity: 'warning',
  check({ turns }) {
    return turns
      .filter(({ label }) => label.text === unassignedLabel)
      .map(({ label }) => finding(label.range, 'Nobody has said yet who speaks here.'));
  },
};
