import type { Rule } from '../model/problem.ts';
import { finding, quoted, tickedFix } from '../model/finding.ts';

/** Where labels stand right under text this often, it is how the show writes. */
const houseStyleShare = 0.2;

/** A label right under text, without a blank line: markdown makes one paragraph of both turns. */
export const labelBlankLine: Rule = {
  id: 'label-blank-line',
  severity: 'warning',
  check({ blocks, turns, text }) {
    const found = blocks.flatMap((block, i) => {
      const above = blocks[i - 1];
      const isTight =
        block.kind === 'turn' &&
        (above?.kind === 'turn' || above?.kind === 'narration') &&
        above.endLine === block.line - 1;
      return isTight && text[block.range.from - 1] === '\n' ? [block] : [];
    });
    if (found.length > turns.length * houseStyleShare) return [];
    return found.map(({ label, range }) =>
      finding(
        label.range,
        `There is no blank line above the label ${quoted(label.text)}, so the site runs it into the paragraph above.`,
        [tickedFix('Insert a blank line', { from: range.from, to: range.from, insert: '\n' })],
      ),
    );
  },
};
