/** Sorts by time what stands in any order, a stable sort; what has no time stays behind what it follows. */
export function inTimeOrder<T>(items: readonly T[], startOf: (item: T) => number | null): T[] {
  let last = 0;
  const timed = items.map((item) => ({ item, start: (last = startOf(item) ?? last) }));
  return timed.toSorted((a, b) => a.start - b.start).map(({ item }) => item);
}
