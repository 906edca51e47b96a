import type { Rule } from '../model/problem.ts';
import { charactersOf } from '../facts/characters.ts';
import { finding, fix, quoted } from '../model/finding.ts';

/** Named entities that web editors leave behind. Those for `&`, `<` and `>` are left alone: markdown needs them. */
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    quot: '"',
    apos: "'",
    nbsp: ' ',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    pound: '£',
    euro: '€',
    copy: '©',
    eacute: 'é',
    egrave: 'è',
    uuml: 'ü',
    ouml: 'ö',
    auml: 'ä',
    ccedil: 'ç',
    ntilde: 'ñ',
  }),
);
const markdownNeeds = new Set([38, 60, 62]);
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/iy;

/** A character written as HTML, such as `&#39;`. */
export const htmlEntity: Rule = {
  id: 'html-entity',
  severity: 'warning',
  check(episode) {
    const { text } = episode;
    return charactersOf(episode).ampersands.flatMap((position) => {
      entity.lastIndex = position;
      const match = entity.exec(text);
      const character = match === null ? null : decode(match);
      if (match === null || character === null || isInCode(text, position)) return [];
      const range = { from: position, to: position + match[0].length };
      return [
        finding(range, `${quoted(match[0])} is HTML for ${quoted(character)}.`, [
          fix(`Write ${quoted(character)}`, { ...range, insert: character }),
        ]),
      ];
    });
  },
};

function decode([, decimal, hexadecimal, name]: RegExpExecArray): string | null {
  if (name !== undefined) return named.get(name) ?? null;
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
  if (markdownNeeds.has(code) || code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return code === 0xa0 ? ' ' : String.fromCodePoint(code);
}

/** Whether a code span is open on the line; the line is looked at for a short way back only. */
function isInCode(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - 200), position);
  return before.slice(before.lastIndexOf('\n') + 1).split('`').length % 2 === 0;
}
