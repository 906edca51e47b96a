/** What would break a line of cells between tabs, and the sign that stands for it; nothing else is touched. */
const codes = [
  ['%', '%25'],
  ['\t', '%09'],
  ['\n', '%0A'],
  ['\r', '%0D'],
] as const;

/** A line of cells between tabs, without a line end. Any text can be a cell. */
export function printTableLine(cells: readonly string[]): string {
  return cells
    .map((cell) => codes.reduce((text, [character, code]) => text.replaceAll(character, code), cell))
    .join('\t');
}

/** The cells of a line that `printTableLine` gave. */
export function readTableLine(line: string): string[] {
  return line
    .split('\t')
    .map((cell) => codes.reduceRight((text, [character, code]) => text.replaceAll(code, character), cell));
}
