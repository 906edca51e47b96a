import type { TextRange } from '../../text/text-edit.ts';
import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { paragraphsOf } from '../facts/paragraphs.ts';
import { finding, tickedFix } from '../model/finding.ts';

/** Where this share of sentences is parted by two spaces, it is how the show types. */
const houseStyleShare = 0.3;

/** Two or more spaces between words. */
export const doubledSpace: Rule = {
  id: 'doubled-space',
  severity: 'hint',
  check(episode) {
    const { text } = episode;
    const found: TextRange[] = [];
    let at = text.indexOf('  ', episode.frontMatter.range.to);
    for (const { from, to } of paragraphsOf(episode)) {
      while (at !== -1 && at < to) {
        let end = at + 2;
        while (text.charCodeAt(end) === 32) end++;
        // At the ends of lines they are hard breaks or indentation.
        if (at > from && end < to && text[at - 1] !== '\n' && text[end] !== '\n') found.push({ from: at, to: end });
        at = text.indexOf('  ', end);
      }
    }
    if (found.length > 2 && found.length > charactersOf(episode).stops.length * houseStyleShare) return [];
    return found.map((range) =>
      finding(range, 'There is more than one space between these words.', [
        tickedFix('Leave one space', { ...range, insert: ' ' }),
      ]),
    );
  },
};
