/**
 * Index of the first of `length` items for which a test holds; `length` where it holds for none. A binary search.
 * @param holds false for all items up to some place, true for all behind it
 */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
