import { useCallback, type CSSProperties, type KeyboardEvent, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { rowOfKey } from './row-of-key.ts';

interface VirtualRowsOptions<Row> {
  /** In pixels. */
  readonly heightOf: (row: Row) => number;
  /** Without it, a row is known by its index. */
  readonly keyOf?: (row: Row) => string;
  /** The element that scrolls. */
  readonly scroll: RefObject<HTMLDivElement | null>;
}

/** A row in sight, with the style that puts it in its place; it carries its index as `data-index` where it takes the focus. */
export interface VirtualRow<Row> {
  readonly row: Row;
  readonly index: number;
  readonly key: string | number;
  readonly style: CSSProperties;
}

export interface VirtualRows<Row> {
  /** Of all rows, in pixels. */
  readonly height: number;
  readonly inSight: readonly VirtualRow<Row>[];
  scrollTo(index: number): void;
  firstInSight(): number;
  /**
   * Leads the focus from row to row with the arrow keys, a page, or to the first and the last.
   * @param control what takes the focus in a row, as a selector; without one it is the row
   * @returns the row that the focus was in, by its index; null where it was in none
   */
  moveFocus(event: KeyboardEvent<HTMLElement>, control?: string): number | null;
}

/** Rows beyond those in sight that exist, so that none is missing while somebody scrolls. */
const overscan = 10;

/** Thousands of rows, of which only those in sight exist. */
export function useVirtualRows<Row>(
  rows: readonly Row[],
  { heightOf, keyOf, scroll }: VirtualRowsOptions<Row>,
): VirtualRows<Row> {
  // Another function for other rows: their places are worked out again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const getItemKey = useCallback((index: number) => keyOf?.(rows[index]!) ?? index, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => heightOf(rows[index]!),
    getItemKey,
    overscan,
  });
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' });
  return {
    height: virtual.getTotalSize(),
    // For a moment, there may be fewer rows than were in sight.
    inSight: virtual.getVirtualItems().flatMap(({ index, key, start, size }) => {
      const row = rows[index];
      return row === undefined ? [] : [{ row, index, key: key as string | number, style: placeAt(start, size) }];
    }),
    scrollTo,
    firstInSight: () => virtual.getVirtualItemForOffset(virtual.scrollOffset ?? 0)?.index ?? 0,
    moveFocus(event, control = '') {
      const at = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index']);
      if (Number.isNaN(at)) return null;
      const to = rowOfKey(event.key, at, rows.length);
      if (to === null) return at;
      event.preventDefault();
      scrollTo(to);
      requestAnimationFrame(() =>
        scroll.current?.querySelector<HTMLElement>(`[data-index="${to}"] ${control}`.trim())?.focus(),
      );
      return at;
    },
  };
}

function placeAt(start: number, height: number): CSSProperties {
  return { position: 'absolute', top: 0, left: 0, right: 0, height, transform: `translateY(${start}px)` };
}
