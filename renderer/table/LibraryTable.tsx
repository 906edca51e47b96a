import { useRef, type KeyboardEvent } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { formatDay, interpretDate } from '../../shared/episode/model/interpret-value.ts';
import type { Column, Order, TableRow } from '../../shared/library/columns.ts';
import type { EpisodeState } from '../../shared/library/episode-row.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { stateNames } from '../base/state-names.ts';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
import { TickAll } from '../base/ui/TickAll.tsx';

interface Props {
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  /** Paths of the rows that are ticked. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

const rowHeight = 32;

const narrow = new Set([
  'draft',
  'state',
  'kind',
  'errors',
  'warnings',
  'hints',
  'marks',
  'turns',
  'words',
  'reviewed',
]);

/** Thousands of rows, of which only those in sight exist. Arrows go from row to row, Space ticks, Enter opens. */
export function LibraryTable({ rows, columns, order, onOrder, selected, onSelect }: Props) {
  const timeZone = useLibrary((state) => state.library!.config.timeZone);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows, { scroll, heightOf: () => rowHeight, keyOf: ({ row }) => row.path });
  const template = `var(--size-11) ${columns.map(({ id }) => widthOf(id)).join(' ')}`;
  const ticked = rows.filter(({ row }) => selected.has(row.path)).length;

  const tick = (paths: readonly string[], on: boolean) => {
    const next = new Set(selected);
    for (const path of paths)
      if (on) next.add(path);
      else next.delete(path);
    onSelect(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = virtual.moveFocus(event, 'input');
    if (at !== null && event.key === 'Enter') go({ kind: 'episode', path: rows[at]!.row.path });
  };

  return (
    <div
      className="library-table"
      ref={scroll}
      role="table"
      aria-label="Episodes"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      onKeyDown={onKeyDown}
    >
      <div className="table-row table-header" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        <span role="columnheader">
          <TickAll
            ticked={ticked}
            of={rows.length}
            onTick={(on) =>
              tick(
                rows.map(({ row }) => row.path),
                on,
              )
            }
            aria-label="Tick all rows"
          />
        </span>
        {columns.map(({ id, title, cell }) => {
          const isOrder = order.column === id;
          return (
            <span
              key={id}
              role="columnheader"
              data-number={typeof cell(rows[0]!) === 'number'}
              aria-sort={isOrder ? (order.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                className="table-sort truncate"
                onClick={() => onOrder({ column: id, descending: isOrder && !order.descending })}
              >
                <span className="truncate">{title}</span>
                {isOrder &&
                  (order.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
              </button>
            </span>
          );
        })}
      </div>
      <VirtualRows of={virtual} role="rowgroup">
        {({ row: tableRow, index, style }) => {
          const { path, title } = tableRow.row;
          return (
            <div
              className="table-row"
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              data-ticked={selected.has(path)}
              style={{ ...style, gridTemplateColumns: template }}
              onDoubleClick={() => go({ kind: 'episode', path })}
            >
              <span role="cell">
                <input
                  type="checkbox"
                  aria-label={`Tick ${title}`}
                  checked={selected.has(path)}
                  onChange={(event) => tick([path], event.target.checked)}
                />
              </span>
              {columns.map((column) => {
                const cell = column.cell(tableRow);
                return (
                  <span
                    key={column.id}
                    role="cell"
                    className="truncate"
                    dir="auto"
                    data-number={typeof cell === 'number'}
                    title={String(cell)}
                  >
                    {column.id === 'title' ? (
                      <button className="link-button truncate" onClick={() => go({ kind: 'episode', path })}>
                        {cell}
                      </button>
                    ) : (
                      shown(column, cell, timeZone)
                    )}
                  </span>
                );
              })}
            </div>
          );
        }}
      </VirtualRows>
    </div>
  );
}

function widthOf(id: string): string {
  if (id === 'title') return 'minmax(var(--width-5), 2fr)';
  // “30 September 2021” fits.
  if (id === 'date') return 'minmax(var(--width-4), 0.5fr)';
  if (narrow.has(id)) return 'minmax(var(--width-1), 0.5fr)';
  return 'minmax(var(--width-1), 1fr)';
}

function shown({ id }: Column, cell: string | number, timeZone: string): string {
  if (typeof cell === 'number') return cell === 0 ? '' : formatCount(cell);
  if (id === 'state') return stateNames[cell as EpisodeState] || 'New';
  const date = id === 'date' ? interpretDate(cell) : null;
  return date ? formatDay(date, timeZone) : cell;
}
