import type { TextRange } from '../../text/text-edit.ts';
import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { paragraphsOf } from '../facts/paragraphs.ts';
import { finding, tickedFix } from '../model/finding.ts';

/** Where this share of sentences is parted by two spaces, it is how the show types. */
const houseStyleShare = 0.3;

/** At the ends of lines they are hard breaks or indentation. With the character in front, which nearly always tells at once that there are none. */
const doubled = /[^\n ] {2,}(?=[^\n ])/g;

/** Two or more spaces between words. */
export const doubledSpace: Rule = {
  id: 'doubled-space',
  severity: 'hint',
  check(episode) {
    const { text } = episode;
    const found: TextRange[] = [];
    doubled.lastIndex = episode.frontMatter.range.to;
    let match = doubled.exec(text);
    for (const { from, to } of paragraphsOf(episode)) {
      for (; match !== null && match.index + 1 < to; match = doubled.exec(text)) {
        const range = { from: match.index + 1, to: doubled.lastIndex };
        if (range.from > from && range.to < to) found.push(range);
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
