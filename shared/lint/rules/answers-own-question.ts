import type { Episode, Turn } from '../../episode/model.ts';
import type { Rule } from '../problem.ts';
import { repeatedTurns } from '../facts/repeated-turns.ts';
import { relabelFix } from '../facts/relabel.ts';
import { finding, quoted } from '../finding.ts';

/** A speaker asks, and the next turn, by the same speaker, answers. */
export const answersOwnQuestion: Rule = {
  id: 'answers-own-question',
  severity: 'warning',
  check(episode) {
    return repeatedTurns(episode)
      .filter(({ answers }) => answers)
      .map(({ turn, before }) => {
        const other = otherSpeaker(episode, before);
        const message = `${quoted(turn.label.text)} asks, and ${quoted(turn.label.text)} answers. Is this turn somebody else’s?`;
        return finding(turn.label.range, message, other === null ? [] : [relabelFix(turn, other)]);
      });
  },
};

/** Who else speaks, where there is only one such person. */
function otherSpeaker({ speakers }: Episode, { label }: Turn): string | null {
  const others = speakers.filter((speaker) => speaker.turns > 0 && speaker.label !== label.text);
  return others.length === 1 ? others[0]!.label : null;
}
