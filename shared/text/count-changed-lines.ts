import type { TextEdit } from './text-edit.ts';

/**
 * How many lines edits touch or add.
 * @param edits of one text, in any order
 * @param lineAt the line of that text that an offset stands in
 */
export function countChangedLines(edits: readonly TextEdit[], lineAt: (offset: number) => number): number {
  const lines = new Set<number>();
  let added = 0;
  for (const { from, to, insert } of edits) {
    const first = lineAt(from);
    const last = lineAt(to);
    for (let line = first; line <= last; line++) lines.add(line);
    added += Math.max(0, insert.split('\n').length - 1 - (last - first));
  }
  return lines.size + added;
}
