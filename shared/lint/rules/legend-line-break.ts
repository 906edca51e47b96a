import type { Rule } from '../model/problem.ts';
import { trimEnd } from '../../episode/model/characters.ts';
import { finding, quoted, tickedFix } from '../model/finding.ts';

/** A legend line that markdown would run together with the next one, or a last line with a break after it. */
export const legendLineBreak: Rule = {
  id: 'legend-line-break',
  severity: 'warning',
  check({ blocks, text }) {
    return blocks.flatMap((block) => {
      if (block.kind !== 'legend') return [];
      return block.entries.flatMap((entry, i) => {
        const contentEnd = trimEnd(text, entry.range.from, entry.range.to);
        const ending = text.slice(contentEnd, entry.range.to);
        const isLast = i === block.entries.length - 1;
        const range = { from: contentEnd, to: entry.range.to };
        if (isLast && ending !== '') {
          return [
            finding(entry.range, `The last line of the legend, ${quoted(entry.label)}, needs no spaces at its end.`, [
              tickedFix('Delete the spaces', { ...range, insert: '' }),
            ]),
          ];
        }
        const breaks = /^ {2,}$/.test(ending) || text[contentEnd - 1] === '\\';
        if (isLast || breaks) return [];
        const message = `Without two spaces at its end, the legend line of ${quoted(entry.label)} runs into the next one on the site.`;
        return [finding(entry.range, message, [tickedFix('End the line with two spaces', { ...range, insert: '  ' })])];
      });
    });
  },
};
