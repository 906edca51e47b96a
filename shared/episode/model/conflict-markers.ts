import type { TextRange } from '../../text/text-edit.ts';

/** A conflict that a merge left in a text, between the markers that git writes too. Ranges are of whole lines. */
export interface MarkedConflict {
  readonly range: TextRange;
  /** What the markers call the sides: `ours`, a branch; empty where they stand alone. */
  readonly names: { readonly ours: string; readonly theirs: string };
  readonly ours: TextRange;
  readonly theirs: TextRange;
}

/**
 * Conflicts between `<<<<<<<`, `=======` and `>>>>>>>`, each at the start of a line; a base between them (`|||||||`) is
 * no side. A row of equals signs alone underlines a heading.
 */
export function findMarkedConflicts(text: string): MarkedConflict[] {
  if (!text.includes('<<<<<<<')) return [];
  const pattern =
    /^<{7}(?: (.*))?\n((?:(?!<{7}|={7}\n|>{7}).*\n)*?)(?:\|{7}.*\n(?:(?!={7}\n|>{7}).*\n)*)?={7}\n((?:(?!<{7}|={7}\n|>{7}).*\n)*)>{7}(?: (.*))?(?:\n|$(?![^]))/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, ours = '', mine = '', other = '', theirs = ''] = match;
    const mineFrom = match.index + whole.indexOf('\n') + 1;
    const otherFrom = match.index + whole.lastIndexOf(`=======\n${other}>>>>>>>`) + '=======\n'.length;
    return {
      range: { from: match.index, to: match.index + whole.length },
      names: { ours, theirs },
      ours: { from: mineFrom, to: mineFrom + mine.length },
      theirs: { from: otherFrom, to: otherFrom + other.length },
    };
  });
}
