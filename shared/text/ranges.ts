import { firstIndex } from './first-index.ts';
import type { TextRange } from './text-edit.ts';

/** The range that an offset stands in; null where it is in none. @param ranges in order, apart from each other */
export function rangeAt<T extends TextRange>(ranges: readonly T[], offset: number): T | null {
  const next = firstIndex(ranges.length, (index) => ranges[index]!.from > offset);
  const range = ranges[next - 1];
  return range !== undefined && offset < range.to ? range : null;
}

/** Items that lie in a range, in their order. @param items in the order of where they begin */
export function itemsWithin<T>(items: readonly T[], rangeOf: (item: T) => TextRange, { from, to }: TextRange): T[] {
  const within: T[] = [];
  for (
    let index = firstIndex(items.length, (at) => rangeOf(items[at]!).from >= from);
    index < items.length && rangeOf(items[index]!).from <= to;
    index++
  ) {
    if (rangeOf(items[index]!).to <= to) within.push(items[index]!);
  }
  return within;
}
