import type { Rule } from '../model/problem.ts';
import { foreignParagraph, otherSpeaker } from '../facts/other-speaker.ts';
import { answeringParagraphs, repeatedTurns } from '../facts/repeated-turns.ts';
import { relabelFix } from '../facts/relabel.ts';
import { finding, quoted } from '../model/finding.ts';

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
        return finding(
          turn.label.range,
          message,
          other === null ? [] : [{ ...relabelFix(turn, other), isSuggestion: true }],
        );
      });
    const paragraphs = answeringParagraphs(episode).map(({ turn, paragraph }) =>
      foreignParagraph(
        episode,
        turn,
        paragraph,
        `${quoted(turn.label.text)} asks, and answers in the same turn. Is a label missing here?`,
      ),
    );
    return [...turns, ...paragraphs];
  },
};
