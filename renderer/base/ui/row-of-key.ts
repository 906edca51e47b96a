/**
 * The row that a key leads to, by its index: one up or down, a page, to the first or the last.
 * @param active -1 where none is
 * @returns null for any other key, and where there are no rows
 */
export function rowOfKey(key: string, active: number, count: number): number | null {
  const page = 10;
  const rows: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const to = rows[key];
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to));
}
