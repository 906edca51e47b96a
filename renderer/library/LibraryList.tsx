import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert, FileWarning, FileX, ListChecks, StickyNote, TriangleAlert } from 'lucide-react';
import { formatDay, interpretDate } from '../../shared/episode/interpret-value.ts';
import type { EpisodeRow, EpisodeState, SearchHit } from '../../shared/ipc/views.ts';
import { go, useApp } from '../app/store.ts';

export type ListItem = { readonly kind: 'row'; readonly row: EpisodeRow } | { readonly kind: 'hit'; readonly hit: SearchHit } | { readonly kind: 'heading'; readonly title: string };

const heights = { row: 58, hit: 72, heading: 34 };

const keyOf = (item: ListItem) => (item.kind === 'row' ? item.row.path : item.kind === 'hit' ? `${item.hit.path}:${item.hit.line}` : item.title);

/** A listbox of thousands of rows, of which only those in sight exist. One of them is active; Enter or a click opens it. */
export function LibraryList({ items, listRef }: { items: readonly ListItem[]; listRef: RefObject<HTMLDivElement | null> }) {
  const place = useApp((state) => state.place);
  const unsaved = useApp((state) => state.unsaved);
  const timeZone = useApp((state) => state.library!.config.timeZone);
  const openPath = place.kind === 'episode' ? place.path : null;
  const [activeKey, setActiveKey] = useState<string | null>(openPath);
  const indexes = useMemo(() => new Map(items.map((item, index) => [keyOf(item), index])), [items]);
  const active = indexes.get(activeKey ?? '') ?? -1;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => heights[items[index]!.kind],
    getItemKey: (index) => keyOf(items[index]!),
    overscan: 8,
  });
  const previousItems = useRef(items);
  useEffect(() => {
    if (previousItems.current.length !== items.length) virtual.measure();
    previousItems.current = items;
  }, [items, virtual]);
  useEffect(() => {
    if (openPath === null) return;
    setActiveKey(openPath);
    const index = indexes.get(openPath);
    if (index !== undefined) virtual.scrollToIndex(index, { align: 'auto' });
    // Only when another episode is opened, not when the list is filtered.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openPath]);

  const move = (to: number, step: number) => {
    let index = Math.min(items.length - 1, Math.max(0, to));
    if (items[index]?.kind === 'heading') index += step;
    const item = items[index];
    if (!item) return;
    setActiveKey(keyOf(item));
    virtual.scrollToIndex(index, { align: 'auto' });
  };
  /** Without scrolling: the row under a mouse button that was just pressed must stay there. */
  const activateFirstInSight = () => {
    const first = virtual.getVirtualItemForOffset(virtual.scrollOffset ?? 0)?.index ?? 0;
    const item = items[items[first]?.kind === 'heading' ? first + 1 : first];
    if (item) setActiveKey(keyOf(item));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(active + 1, 1),
      ArrowUp: () => move(active - 1, -1),
      PageDown: () => move(active + 10, 1),
      PageUp: () => move(active - 10, -1),
      Home: () => move(0, 1),
      End: () => move(items.length - 1, -1),
      Enter: () => items[active] && open(items[active]),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return (
    <div
      ref={listRef}
      className="library-list"
      role="listbox"
      tabIndex={0}
      aria-label="Episodes"
      aria-activedescendant={active >= 0 ? `item-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => active < 0 && activateFirstInSight()}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size, key }) => {
          const item = items[index];
          if (!item) return null;
          const position = { position: 'absolute', top: 0, left: 0, right: 0, height: size, transform: `translateY(${start}px)` } as const;
          if (item.kind === 'heading') {
            return (
              <div key={key} className="library-heading" style={position} role="presentation">
                {item.title}
              </div>
            );
          }
          return (
            <div
              key={key}
              id={`item-${index}`}
              className="library-item"
              role="option"
              aria-selected={keyOf(item) === openPath}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-active={index === active}
              style={position}
              onClick={() => (setActiveKey(keyOf(item)), open(item))}
            >
              {item.kind === 'row' ? <Row row={item.row} unsaved={unsaved.has(item.row.path)} timeZone={timeZone} /> : <Hit hit={item.hit} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function open(item: ListItem) {
  if (item.kind === 'row') go({ kind: 'episode', path: item.row.path });
  if (item.kind === 'hit') go({ kind: 'episode', path: item.hit.path, line: item.hit.line });
}

export const stateWords: Record<EpisodeState, string> = { new: '', 'in-progress': 'In progress', ready: 'Ready', published: 'Published', changed: 'Changed since' };

function Row({ row, unsaved, timeZone }: { row: EpisodeRow; unsaved: boolean; timeZone: string }) {
  const date = row.date === null ? null : interpretDate(row.date);
  const { error, warning } = row.problems;
  return (
    <>
      <div className="library-row-title">
        {row.kind === 'unreadable' && <FileX size={14} aria-label="Cannot be read" className="error-ink" />}
        {row.kind === 'page' && <FileWarning size={14} aria-label="A page without a transcript" className="quiet-ink" />}
        <span className="truncate" title={row.path}>
          {row.title}
        </span>
        {unsaved && <span className="unsaved-dot" aria-label="has changes that are not saved" title="Not saved" />}
      </div>
      <div className="library-row-facts">
        <span className="truncate" title={row.date ?? undefined}>
          {row.failure ?? [date ? formatDay(date, timeZone) : row.date, row.guests.join(', ')].filter(Boolean).join(' · ')}
        </span>
        <span className="library-badges">
          {row.draft && <span className="badge">Draft</span>}
          {stateWords[row.state] && <span className={`badge ${row.state === 'changed' ? 'warning' : row.state === 'in-progress' ? '' : 'good'}`}>{stateWords[row.state]}</span>}
          {row.reviewedTurns !== null && row.turns > 0 && <ReviewedBadge reviewed={row.reviewedTurns} turns={row.turns} />}
          {row.openMarks > 0 && (
            <span className="badge" title={`${row.openMarks} marks`}>
              <StickyNote size={10} aria-label="marks" /> {row.openMarks}
            </span>
          )}
          {error > 0 && (
            <span className="badge error" title={`${error} errors`}>
              <CircleAlert size={10} aria-label="errors" /> {error}
            </span>
          )}
          {warning > 0 && (
            <span className="badge warning" title={`${warning} warnings`}>
              <TriangleAlert size={10} aria-label="warnings" /> {warning}
            </span>
          )}
        </span>
      </div>
    </>
  );
}

/** How far somebody has looked at who says what. */
function ReviewedBadge({ reviewed, turns }: { reviewed: number; turns: number }) {
  return (
    <span className="badge" title={`Reviewed to turn ${reviewed} of ${turns}`}>
      <ListChecks size={10} aria-label="reviewed" /> {reviewed >= turns ? 'all' : `${Math.floor((reviewed / turns) * 100)}%`}
    </span>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  return (
    <>
      <div className="library-row-facts">
        <span className="truncate">
          {hit.title}
        </span>
        <span className="key">{hit.speaker ?? 'Narration'}, line {hit.line}</span>
      </div>
      <p className="library-snippet">
        {hit.snippet.split(/[\uE000\uE001]/).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}
      </p>
    </>
  );
}
