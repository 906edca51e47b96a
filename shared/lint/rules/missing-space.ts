import { isLower, isUpper, isWhiteSpace } from '../../episode/model/characters.ts';
import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** Words that start sentences and no file name, class or web address. */
const openers =
  /^(?:A|All|And|Anyway|Are|As|Because|But|Can|Could|Did|Do|Does|Exactly|For|From|He|Here|How|I|If|In|Is|It|Just|Like|Maybe|My|No|Not|Now|Of|Oh|Okay|On|One|Or|Our|She|So|Some|Sure|That|The|Then|There|These|They|This|Those|To|We|Well|Were|What|When|Where|Which|While|Who|Why|Would|Yeah|Yes|You|Your)(?=$|[\s,'’?!]|\.(?:\s|$))/;

/** A sentence that starts right behind the stop of the one before. */
export const missingSpace: Rule = {
  id: 'missing-space',
  severity: 'warning',
  check(episode) {
    const { text } = episode;
    return charactersOf(episode).stops.flatMap((stop) => {
      if (
        !isUpper(text.charCodeAt(stop + 1)) ||
        !isLower(text.charCodeAt(stop - 1)) ||
        !isLower(text.charCodeAt(stop - 2))
      )
        return [];
      const opener = openers.exec(text.slice(stop + 1, stop + 12))?.[0];
      if (opener === undefined) return [];
      const token = tokenBefore(text, stop);
      if (/[/@`_.:\\]/.test(token)) return [];
      const range = { from: stop - Math.min(token.length, 20), to: stop + 1 + opener.length };
      return [
        finding(
          range,
          `A space is missing between ${quoted(text.slice(range.from, stop + 1))} and ${quoted(opener)}.`,
          [fix('Insert a space', { from: stop + 1, to: stop + 1, insert: ' ' })],
        ),
      ];
    });
  },
};

function tokenBefore(text: string, to: number): string {
  let from = to;
  while (from > 0 && to - from < 80 && !isWhiteSpace(text.charCodeAt(from - 1))) from--;
  return text.slice(from, to);
}
