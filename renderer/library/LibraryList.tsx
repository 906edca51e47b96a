import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { useLibrary } from '../base/library-store.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { select, useSelection } from '../base/selection-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { openContextMenu, placeOfMenu } from '../base/context-menu-store.ts';
import { rowOfKey } from '../base/ui/row-of-key.ts';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
import { keepOpen } from '../episode/open/open-episodes-store.ts';
import { HitItem, RowItem } from './LibraryItem.tsx';
import type { ListItem } from './list-item.ts';
import { rowMenu } from './row-menu.ts';

const heights = { row: 58, hit: 72, heading: 34 };

const upwards: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'End']);

const keyOf = (item: ListItem) =>
  item.kind === 'row' ? item.row.path : item.kind === 'hit' ? `${item.hit.path}:${item.hit.line}` : item.title;

/**
 * A listbox of thousands of rows, of which only those in sight exist. One of them is active; Enter or a click opens it.
 * With Ctrl or Cmd a click selects one more, with Shift all up to there, as Shift and the arrows do; Ctrl+A selects all
 * that are listed, Ctrl+Space one more.
 */
export function LibraryList({
  items,
  listRef,
}: {
  items: readonly ListItem[];
  listRef: RefObject<HTMLDivElement | null>;
}) {
  const place = useNavigation((state) => state.place);
  const unsaved = useUnsaved((state) => state.unsaved);
  const timeZone = useLibrary((state) => state.library!.config.timeZone);
  const openPath = place.kind === 'episode' ? place.path : null;
  const [activeKey, setActiveKey] = useState<string | null>(openPath);
  const indexes = useMemo(() => new Map(items.map((item, index) => [keyOf(item), index])), [items]);
  const active = indexes.get(activeKey ?? '') ?? -1;
  const selected = useSelection((state) => state.paths);
  /** Where a stretch that is selected with Shift begins. */
  const anchor = useRef<string | null>(openPath);
  const virtual = useVirtualRows(items, { heightOf: ({ kind }) => heights[kind], keyOf, scroll: listRef });
  useEffect(() => {
    if (openPath === null) return;
    setActiveKey(openPath);
    const index = indexes.get(openPath);
    if (index !== undefined) virtual.scrollTo(index);
    // Only when another episode is opened, not when the list is filtered.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openPath]);

  /** @param step the way in which a heading is passed over */
  const move = (to: number, step: number) => {
    const index = items[to]?.kind === 'heading' ? to + step : to;
    const item = items[index];
    if (!item) return;
    setActiveKey(keyOf(item));
    virtual.scrollTo(index);
  };
  /** Without scrolling: the row under a mouse button that was just pressed must stay there. */
  const activateFirstInSight = () => {
    const first = virtual.firstInSight();
    const item = items[items[first]?.kind === 'heading' ? first + 1 : first];
    if (item) setActiveKey(keyOf(item));
  };
  const toggle = (item: ListItem) => {
    if (item.kind !== 'row') return;
    const { path } = item.row;
    anchor.current = path;
    // The open one is shown as chosen already, and is the first of them.
    const before = selected.size > 0 ? [...selected] : openPath !== null && indexes.has(openPath) ? [openPath] : [];
    select(selected.has(path) ? before.filter((other) => other !== path) : [...before, path]);
  };
  const selectTo = (to: number) => {
    const from = indexes.get(anchor.current ?? '') ?? Math.max(active, 0);
    const stretch = items.slice(Math.min(from, to), Math.max(from, to) + 1);
    select(stretch.flatMap((item) => (item.kind === 'row' ? [item.row.path] : [])));
  };
  const onClick = (event: MouseEvent, index: number) => {
    const item = items[index]!;
    if (event.shiftKey) selectTo(index);
    else if (event.ctrlKey || event.metaKey) toggle(item);
    else {
      anchor.current = keyOf(item);
      select([]);
      open(item);
    }
    setActiveKey(keyOf(item));
  };
  /** @returns whether the key selects */
  const onSelectionKey = (event: KeyboardEvent): boolean => {
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && event.key === 'a') select(items.flatMap((item) => (item.kind === 'row' ? [item.row.path] : [])));
    else if (isMod && event.key === ' ' && items[active]) toggle(items[active]);
    else if (event.key === 'Escape' && selected.size > 0) select([]);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (onSelectionKey(event)) {
      event.preventDefault();
      return;
    }
    const to = rowOfKey(event.key, active, items.length);
    if (to === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (to !== null) {
      if (event.shiftKey) {
        if (selected.size === 0) anchor.current = activeKey;
        selectTo(to);
      }
      move(to, upwards.has(event.key) ? -1 : 1);
    } else if (items[active]) open(items[active]);
  };

  return (
    <div
      ref={listRef}
      className="library-list"
      role="listbox"
      tabIndex={0}
      aria-label="Episodes"
      aria-multiselectable
      aria-activedescendant={active >= 0 ? `item-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => active < 0 && activateFirstInSight()}
      onContextMenu={(event) => {
        event.preventDefault();
        const clicked = (event.target as HTMLElement).closest<HTMLElement>('[role="option"]');
        const row = clicked ?? document.getElementById(`item-${active}`);
        const item = items[Number(row?.id.replace('item-', '') ?? -1)];
        if (row === null || item === undefined || item.kind === 'heading') return;
        setActiveKey(keyOf(item));
        openContextMenu({ at: placeOfMenu(event.nativeEvent, row), ...rowMenu(item, () => open(item)) });
      }}
    >
      <VirtualRows of={virtual}>
        {({ row: item, index, style }) => {
          if (item.kind === 'heading') {
            return (
              <div className="library-heading" style={style} role="presentation">
                {item.title}
              </div>
            );
          }
          return (
            <div
              id={`item-${index}`}
              className="library-item"
              role="option"
              aria-selected={selected.size > 0 ? selected.has(keyOf(item)) : keyOf(item) === openPath}
              data-chosen={selected.has(keyOf(item))}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-active={index === active}
              style={style}
              onClick={(event) => onClick(event, index)}
              onDoubleClick={() => keepOpen(item.kind === 'row' ? item.row.path : item.hit.path)}
            >
              {item.kind === 'row' ? (
                <RowItem row={item.row} unsaved={unsaved.has(item.row.path)} timeZone={timeZone} />
              ) : (
                <HitItem hit={item.hit} />
              )}
            </div>
          );
        }}
      </VirtualRows>
    </div>
  );
}

function open(item: ListItem) {
  if (item.kind === 'row') go({ kind: 'episode', path: item.row.path });
  if (item.kind === 'hit') go({ kind: 'episode', path: item.hit.path, line: item.hit.line });
}
