import type { Episode, Turn } from '../../episode/model.ts';
import { printLabel } from '../../operations/print-label.ts';
import type { Rule } from '../problem.ts';
import { answeringParagraphs, repeatedTurns } from '../facts/repeated-turns.ts';
import { relabelFix } from '../facts/relabel.ts';
import { finding, fix, quoted } from '../finding.ts';

/** A speaker asks, and the next turn or paragraph, by the same speaker, answers. */
export const answersOwnQuestion: Rule = {
  id: 'answers-own-question',
  severity: 'warning',
  check(episode) {
    const turns = repeatedTurns(episode)
      .filter(({ answers }) => answers)
      .map(({ turn, before }) => {
        const other = otherSpeaker(episode, before);
        const message = `${quoted(turn.label.text)} asks, and ${quoted(turn.label.text)} answers. Is this turn somebody else’s?`;
        return finding(turn.label.range, message, other === null ? [] : [relabelFix(turn, other)]);
      });
    const paragraphs = answeringParagraphs(episode).map(({ turn, paragraph: { from } }) => {
      const other = otherSpeaker(episode, turn);
      const message = `${quoted(turn.label.text)} asks, and answers in the same turn. Is a label missing here?`;
      const word = /^\P{L}*\p{L}+/u.exec(episode.text.slice(from, from + 30))?.[0] ?? '';
      return finding({ from, to: from + word.length }, message, other === null ? [] : [fix(`Start a turn of ${quoted(other)} here`, { from, to: from, insert: printLabel(episode, other) })]);
    });
    return [...turns, ...paragraphs];
  },
};

/** Who else speaks, where there is only one such person. */
function otherSpeaker({ speakers }: Episode, { label }: Turn): string | null {
  const others = speakers.filter((speaker) => speaker.turns > 0 && speaker.label !== label.text);
  return others.length === 1 ? others[0]!.label : null;
}
