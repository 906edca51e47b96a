import { indexLines } from '../../shared/text/line-index.ts';
import type { TextEdit } from '../../shared/text/text-edit.ts';
import { printLine } from './escape-controls.ts';

/** What edits to labels change, in the order of the text; lines from 1. */
export function listLabelChanges(
  text: string,
  edits: readonly TextEdit[],
): { readonly line: number; readonly from: string; readonly to: string }[] {
  const lines = indexLines(text);
  return edits
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, insert }) => ({ line: lines.lineAt(from), from: text.slice(from, to), to: insert }));
}

/** The same, one a line: `a.md:12: MD → TW`. */
export function printLabelChanges(path: string, text: string, edits: readonly TextEdit[]): string {
  return listLabelChanges(text, edits)
    .map(({ line, from, to }) => printLine`${path}:${line}: ${from} → ${to}`)
    .join('');
}
