import type { Rule } from '../model/problem.ts';
import { repeatedTurns } from '../facts/repeated-turns.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** The same label on two turns in a row. */
export const sameSpeakerTwice: Rule = {
  id: 'same-speaker-twice',
  severity: 'hint',
  check(episode) {
    return repeatedTurns(episode).map(({ turn, answers }) => {
      const { label } = turn;
      const message = `${quoted(label.text)} speaks twice in a row. Is it one turn, or somebody else’s?`;
      const join = suggestion('Join with the turn above', {
        from: label.fullRange.from,
        to: label.fullRange.to,
        insert: '',
      });
      return finding(label.range, message, answers || turn.paragraphs.length === 0 ? [] : [join]);
    });
  },
};
