import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { paragraphsOf } from '../facts/paragraphs.ts';
import { finding, quoted } from '../model/finding.ts';

/** A double quotation mark without its partner in the same paragraph. */
export const openQuote: Rule = {
  id: 'open-quote',
  severity: 'hint',
  check(episode) {
    const { text } = episode;
    const { quotes } = charactersOf(episode);
    let next = 0;
    return paragraphsOf(episode).flatMap(({ to }) => {
      let straight: number | null = null;
      let curly: number | null = null;
      for (; next < quotes.length && quotes[next]! < to; next++) {
        const at = quotes[next]!;
        const code = text.charCodeAt(at);
        if (code === 34) straight = straight === null ? at : null;
        else if (code === 0x201c) curly = at;
        else if (code === 0x201d) curly = null;
      }
      return [straight, curly]
        .filter((at) => at !== null)
        .map((at) =>
          finding(
            { from: at, to: at + 1 },
            `The quotation mark in ${quoted(text.slice(at, Math.min(to, at + 24)))} has no partner in its paragraph.`,
          ),
        );
    });
  },
};
