import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { nearestName } from '../../names/compare-names.ts';
import { finding, fix, quoted } from '../model/finding.ts';

const markWords = [
  'inaudible',
  'unintelligible',
  'indistinct',
  'crosstalk',
  'laughter',
  'laughs',
  'laughing',
  'chuckles',
  'applause',
  'cheering',
  'silence',
  'whispers',
  'overlapping',
];
/** Words that are near one of the marks and right. */
const alsoRight = new Set([
  ...markWords,
  'audible',
  'intelligible',
  'laughed',
  'laugh',
  'laughable',
  'chuckle',
  'chuckled',
  'chuckling',
  'applauds',
  'applaud',
  'distinct',
  'cheers',
  'cheerings',
  'silences',
  'silenced',
  'silent',
  'whisper',
  'launches',
  'daughter',
  'slaughter',
  'laughters',
  'overlap',
  'whispering',
]);

/** A mark such as `[inaudbile]`, nearly but not quite one that everybody uses. */
export const misspeltMark: Rule = {
  id: 'misspelt-mark',
  severity: 'warning',
  check(episode) {
    const { text } = episode;
    return charactersOf(episode).brackets.flatMap((open) => {
      if (text[open] !== '[') return [];
      const match = /^([A-Za-z]{5,16})(?:\s+[\d:.]+)?\s*\\?\]/.exec(text.slice(open + 1, open + 40));
      if (match === null) return [];
      const word = match[1]!;
      const small = word.toLowerCase();
      if (alsoRight.has(small)) return [];
      const meant = nearestName(small, markWords, small.length >= 8 ? 2 : 1);
      if (meant === null) return [];
      const written = word[0] === small[0] ? meant : meant[0]!.toUpperCase() + meant.slice(1);
      const range = { from: open + 1, to: open + 1 + word.length };
      return [
        finding(range, `The mark ${quoted(word)} looks like a misspelling of ${quoted(written)}.`, [
          fix(`Write ${quoted(written)}`, { ...range, insert: written }),
        ]),
      ];
    });
  },
};
