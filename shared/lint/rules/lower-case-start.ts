import { isLower, isUpper } from '../../episode/model/characters.ts';
import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** Words that no brand or command starts with: only they tell a sentence for sure. */
const plainWords = new Set(
  "a all also although an and any are as at because but can could did do does for from had has have he her here his how i if in is it it’s it's its just like maybe my no not now of oh on one or our she should so some sometimes that that’s that's the their then there there’s there's these they this those though to was we we’re we're well were what when where which while who why will with would yeah yes you your".split(
    ' ',
  ),
);
const abbreviation =
  /(?:^|[\s("“[])(?:[a-z]|[a-z]\.[a-z](?:\.[a-z])*|etc|vs|v|ie|eg|cf|mr|mrs|ms|dr|st|jr|sr|no|vol|approx|inc|ltd|co|corp|ed|dept|prof|fig|al|ca|min|max|sec|hr|hrs)$/i;

/** A number of no more than two digits counts items: `1. it is free, and 2. it is fast`. */
const itemNumber = /(?:^|[^\d.,:])\d{1,2}$/;

/** A sentence that goes on in lower case after a full stop. */
export const lowerCaseStart: Rule = {
  id: 'lower-case-start',
  severity: 'warning',
  check(episode) {
    const { text } = episode;
    return charactersOf(episode).stops.flatMap((stop) => {
      if (text.charCodeAt(stop) !== 46 || text.charCodeAt(stop + 1) !== 32 || !isLower(text.charCodeAt(stop + 2)))
        return [];
      const before = text.charCodeAt(stop - 1);
      if (before === 46 || before === 32 || before === 0x2026 || isUpper(before)) return [];
      const word = /^[\p{L}'’]+/u.exec(text.slice(stop + 2, stop + 14))?.[0] ?? '';
      if (
        !plainWords.has(word) ||
        abbreviation.test(text.slice(Math.max(0, stop - 8), stop)) ||
        itemNumber.test(text.slice(Math.max(0, stop - 12), stop))
      )
        return [];
      const range = { from: stop + 2, to: stop + 2 + word.length };
      const capital = word[0]!.toUpperCase();
      return [
        finding(range, `${quoted(word)} starts in lower case after a full stop.`, [
          suggestion(`Write ${quoted(capital + word.slice(1))}`, {
            from: range.from,
            to: range.from + 1,
            insert: capital,
          }),
        ]),
      ];
    });
  },
};
