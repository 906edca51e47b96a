import { firstIndex } from './first-index.ts';

/** Lines of a text, counted from 1; columns from 1, in UTF-16 units. */
export interface LineIndex {
  readonly count: number;
  /** The line that holds `offset`; a line feed belongs to the line that it ends. */
  lineAt(offset: number): number;
  columnAt(offset: number): number;
  /** Offset of the first unit of a line; the text's end for a line beyond the last. */
  startOf(line: number): number;
}

/** Indexes `text` (LF line ends) once; look-ups are binary searches. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number) =>
    Math.max(
      1,
      firstIndex(starts.length, (index) => starts[index]! > offset),
    );
  return {
    count: starts.length,
    lineAt,
    columnAt: (offset) => offset - starts[lineAt(offset) - 1]! + 1,
    startOf: (line) => starts[line - 1] ?? text.length,
  };
}
