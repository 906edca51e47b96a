import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { finding, tickedFix } from '../model/finding.ts';

const spaces = new Map([
  [0xa0, 'no-break space'],
  [0x2007, 'figure space'],
  [0x202f, 'narrow no-break space'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
]);
const joiners = new Set([0x200c, 0x200d]);
const otherNames = new Map([
  [0xad, 'soft hyphen'],
  [0x200b, 'zero-width space'],
  [0xfeff, 'byte-order mark'],
  [0x2060, 'word joiner'],
]);

/** A character that cannot be seen, or that looks like a space and is none. */
export const invisibleCharacter: Rule = {
  id: 'invisible-character',
  severity: 'hint',
  check(episode) {
    const { text } = episode;
    return charactersOf(episode).invisible.flatMap((position) => {
      const code = text.charCodeAt(position);
      // Joiners belong into emoji and into scripts such as Persian and Hindi.
      if (joiners.has(code) && !(text.charCodeAt(position - 1) < 128 && text.charCodeAt(position + 1) < 128)) return [];
      const space = spaces.get(code);
      const name = space ?? otherNames.get(code) ?? `character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      const range = { from: position, to: position + 1 };
      const title = space === undefined ? 'Delete it' : 'Replace it by a space';
      return [
        finding(range, `There is an invisible character here (${name}).`, [
          tickedFix(title, { ...range, insert: space === undefined ? '' : ' ' }),
        ]),
      ];
    });
  },
};
