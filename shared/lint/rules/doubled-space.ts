import type { Rule } from '../problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { paragraphsOf } from '../facts/paragraphs.ts';
import { finding, tickedFix } from '../finding.ts';

/** Where this share of sentences is parted by two spaces, it is how the show types. */
const houseStyleShare = 0.3;

/** Two or more spaces between words. */
export const doubledSpace: Rule = {
  id: 'doubled-space',
  severity: 'hint',
  check(episode) {
    const { text } = episode;
    const found = paragraphsOf(episode).flatMap(({ from, to }) => {
      const runs: { from: number; to: number }[] = [];
      const words = text.slice(from, to);
      for (let at = words.indexOf('  '); at !== -1; ) {
        let end = at + 2;
        while (words.charCodeAt(end) === 32) end++;
        // At the ends of lines they are hard breaks or indentation.
        if (at > 0 && words[at - 1] !== '\n' && words[end] !== '\n' && end < words.length) runs.push({ from: from + at, to: from + end });
        at = words.indexOf('  ', end);
      }
      return runs;
    });
    if (found.length > 2 && found.length > charactersOf(episode).stops.length * houseStyleShare) return [];
    return found.map((range) => finding(range, 'There is more than one space between these words.', [tickedFix('Leave one space', { ...range, insert: ' ' })]));
  },
};
