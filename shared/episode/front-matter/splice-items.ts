import { applyEdits, type TextEdit, type TextRange } from '../../text/text-edit.ts';

/** What a list that is edited holds. */
export type ListItem = string | number;

/** An item of a list in brackets; its range counts from the list's opening bracket. */
export interface SourceItem extends TextRange {
  /** Null for an item that is neither text nor number. */
  readonly value: ListItem | null;
}

/**
 * The source of a list in brackets with other items. What stays keeps its bytes, and so do the white space, comments
 * and trailing comma around it; a new item is set off as the others are.
 */
export function spliceItems(
  source: string,
  items: readonly SourceItem[],
  wanted: readonly ListItem[],
  print: (item: ListItem) => string,
): string {
  if (wanted.length === 0) return '[]';
  if (items.length === 0) return `[${wanted.map(print).join(', ')}]`;
  return splice(source, items, wanted, print, separatorOf(source, items), ({ to }) => to);
}

/**
 * The same for YAML with a line an item, where an item ends with its line and the comment there.
 * @param indent what stands in front of the dashes
 */
export function spliceLines(
  source: string,
  items: readonly SourceItem[],
  wanted: readonly ListItem[],
  print: (item: ListItem) => string,
  indent: string,
): string {
  return splice(source, items, wanted, print, `\n${indent}- `, ({ to }) => {
    const end = source.indexOf('\n', to);
    return end < 0 ? source.length : end;
  });
}

function splice(
  source: string,
  items: readonly SourceItem[],
  wanted: readonly ListItem[],
  print: (item: ListItem) => string,
  separator: string,
  endOf: (item: SourceItem) => number,
): string {
  const shorter = Math.min(items.length, wanted.length);
  let start = 0;
  while (start < shorter && items[start]!.value === wanted[start]) start++;
  let end = 0;
  while (end < shorter - start && items.at(-1 - end)!.value === wanted.at(-1 - end)) end++;
  const replaced = shorter - start - end;
  const edits: TextEdit[] = [];
  for (let index = start; index < start + replaced; index++)
    edits.push({ from: items[index]!.from, to: items[index]!.to, insert: print(wanted[index]!) });

  const next = start + replaced;
  const added = wanted.slice(next, wanted.length - end).map(print);
  const before = items[next - 1];
  if (added.length > 0) {
    if (before === undefined)
      edits.push({ from: items[0]!.from, to: items[0]!.from, insert: added.map((item) => item + separator).join('') });
    else edits.push({ from: endOf(before), to: endOf(before), insert: added.map((item) => separator + item).join('') });
  }
  const lastRemoved = items[items.length - end - 1];
  if (next < items.length - end && lastRemoved !== undefined) {
    if (before === undefined) edits.push({ from: items[0]!.from, to: items[items.length - end]!.from, insert: '' });
    else edits.push({ from: endOf(before), to: endOf(lastRemoved), insert: '' });
  }
  return applyEdits(source, edits);
}

/** What stands between two items: as between the first two, or a line an item where the only one has its own. */
function separatorOf(source: string, items: readonly SourceItem[]): string {
  const [first, second] = items;
  const between = second === undefined ? '' : source.slice(first!.to, second.from);
  if (/^\s*,\s*$/.test(between)) return between;
  const lead = /\s*$/.exec(source.slice(1, first!.from))![0];
  return lead.includes('\n') ? `,${lead}` : ', ';
}
