import { indexLines } from '../../shared/text/line-index.ts';
import type { TextEdit } from '../../shared/text/text-edit.ts';

/** What edits to labels would change, one a line, in the order of the text: `a.md:12: MD → TW`. */
export function listLabelChanges(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = indexLines(text);
  return edits
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, insert }) => `${path}:${lines.lineAt(from)}: ${text.slice(from, to)} → ${insert}\n`)
    .join('');
}
