import type { Rule } from '../model/problem.ts';
import { paragraphsOf } from '../facts/paragraphs.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** Words that good English never has twice in a row; `that that` and `had had` it does. */
const doubled = /\b(a|an|and|at|but|by|for|from|if|in|my|of|on|or|our|so|than|the|their|to|we|with|your) \1\b/gi;

/** A short word written twice. People say that, so the rule is off unless a show cleans it up. */
export const doubledWord: Rule = {
  id: 'doubled-word',
  severity: 'hint',
  offByDefault: true,
  check(episode) {
    return paragraphsOf(episode).flatMap(({ from, to }) =>
      [...episode.text.slice(from, to).matchAll(doubled)].map((match) => {
        const start = from + match.index;
        const word = match[1]!;
        return finding({ from: start, to: start + match[0].length }, `${quoted(word)} is written twice.`, [
          suggestion('Delete one of them', { from: start + word.length, to: start + match[0].length, insert: '' }),
        ]);
      }),
    );
  },
};
