import type { TextRange } from './text-edit.ts';

/** The range that an offset stands in; null where it is in none. @param ranges in order, apart from each other */
export function rangeAt<T extends TextRange>(ranges: readonly T[], offset: number): T | null {
  const next = firstBehind(ranges, offset, ({ from }) => from);
  const range = ranges[next - 1];
  return range !== undefined && offset < range.to ? range : null;
}

/** Items that lie in a range, in their order. @param items in the order of where they begin */
export function itemsWithin<T>(items: readonly T[], rangeOf: (item: T) => TextRange, { from, to }: TextRange): T[] {
  const within: T[] = [];
  for (
    let index = firstBehind(items, from - 1, (item) => rangeOf(item).from);
    index < items.length && rangeOf(items[index]!).from <= to;
    index++
  ) {
    if (rangeOf(items[index]!).to <= to) within.push(items[index]!);
  }
  return within;
}

/** The index of the first item that begins behind `offset`; how many there are where none does. */
function firstBehind<T>(items: readonly T[], offset: number, fromOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fromOf(items[middle]!) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
