import { parseClock } from './clock.ts';

/** No label is longer than this, in bold or not. */
export const maxLabelLength = 80;

/**
 * Rows with a time, who speaks and words, in any order of the first two, as paragraphs; the row that names the columns
 * is none. The cells of any other table are paragraphs of their own.
 */
export function printTable(rows: readonly (readonly (readonly string[])[])[]): string[] {
  const filled = rows.map((row) => row.filter((cell) => cell.length > 0)).filter((row) => row.length > 0);
  const timeOf = (cell: readonly string[]) =>
    cell.length === 1
      ? (/^[[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)/.exec(cell[0]!.replaceAll('**', ''))?.[1] ?? null)
      : null;
  const timed = filled.filter((row) => row.length > 1 && row.slice(0, -1).some((cell) => timeOf(cell) !== null)).length;
  const isTranscript =
    filled.length > 1 &&
    (timed * 2 >= filled.length ||
      filled.every((row) => row.length === 2 && row[0]!.length === 1 && row[0]![0]!.length <= maxLabelLength));
  if (!isTranscript) return filled.flat(2);
  const headless =
    timed > 0 && filled[0]!.every((cell) => timeOf(cell) === null && cell.join(' ').length <= 30)
      ? filled.slice(1)
      : filled;
  return headless.flatMap((row) => {
    const lead = row.slice(0, -1);
    const words = row.at(-1)!;
    // One cell may have who speaks and when.
    const both =
      lead.length === 1 && lead[0]!.length === 1
        ? /^(.{1,80}?)\s+[[(]?(\d{1,3}:\d{2}(?::\d{2})?)[\])]?:?$/.exec(lead[0]![0]!.replaceAll('**', ''))
        : null;
    if (both !== null) return [`[${both[2]!}] ${both[1]!.replace(/:$/, '')}: ${words[0]!}`, ...words.slice(1)];
    const time = lead.map(timeOf).find((one) => one !== null && parseClock(one) !== null) ?? null;
    const who =
      lead
        .find((cell) => timeOf(cell) === null && !/^\d{1,5}$/.test(cell[0]!))
        ?.join(' ')
        .replaceAll('**', '')
        .replace(/:$/, '') ?? null;
    if (who === null && time === null) return words;
    const opening = who === null ? `[${time}]` : time === null ? `**${who}:**` : `[${time}] ${who}:`;
    return [`${opening} ${words[0]!}`, ...words.slice(1)];
  });
}

/** Tables of Markdown that hold a transcript, as paragraphs; any other stays as it is. */
export function flattenTables(text: string): string {
  if (!text.includes('|')) return text;
  const lines = text.split('\n');
  const printed: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const isTable = isRow(lines[at]!) && isRule(lines[at + 1] ?? '');
    if (!isTable) {
      printed.push(lines[at]!);
      continue;
    }
    let end = at + 2;
    while (end < lines.length && isRow(lines[end]!)) end++;
    const rows = [lines[at]!, ...lines.slice(at + 2, end)].map((line) =>
      cellsOf(line).map((cell) => (cell === '' ? [] : [cell])),
    );
    const timed = rows.filter(
      (row) =>
        row.length > 1 &&
        row.some(([cell]) => cell !== undefined && parseClock(cell.replace(/[[\]()*]/g, '')) !== null),
    ).length;
    if (timed * 2 >= rows.length) printed.push(printTable(rows).join('\n\n'));
    else printed.push(lines.slice(at, end).join('\n'));
    at = end - 1;
  }
  return printed.join('\n');
}

const isRow = (line: string) => line.includes('|') && line.trim() !== '';
const isRule = (line: string) => line.includes('|') && line.includes('---') && /^[\s:|-]*$/.test(line);

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
