import type { Rule } from '../model/problem.ts';
import { finding, quoted, suggestion } from '../model/finding.ts';

/** A label with nothing said. */
export const labelWithoutWords: Rule = {
  id: 'label-without-words',
  severity: 'hint',
  check({ blocks, text }) {
    return blocks.flatMap((block, i) => {
      // A turn of several lines without a paragraph is code, which somebody may well show.
      if (block.kind !== 'turn' || block.paragraphs.length > 0 || block.endLine > block.line) return [];
      const to = blocks[i + 1]?.range.from ?? text.length;
      return [
        finding(block.label.range, `${quoted(block.label.text)} has a turn without a word in it.`, [
          suggestion('Delete the label', { from: block.range.from, to, insert: '' }),
        ]),
      ];
    });
  },
};
