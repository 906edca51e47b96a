import './plan-list.css';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Search } from 'lucide-react';
import { isReady } from '../../shared/publish/choose-items.ts';
import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { rowOfKey } from '../base/ui/row-of-key.ts';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
import { GroupCells, ItemCells } from './PlanCells.tsx';
import { alikePages, planRows, type PlanOrder, type PlanRow } from './plan-rows.ts';
import { alikeDecision, describeDecision } from './alike-decision.ts';
import { show, showAlike } from './plan-decisions.ts';
import { choose, usePublish } from './publish-store.ts';

const heights = { group: 40, pages: 54, item: 50 };

const heightOf = (row: PlanRow) => heights[row.kind === 'group' && row.group.alike !== null ? 'pages' : row.kind];

const keyOf = (row: PlanRow) => (row.kind === 'group' ? row.group.id : `item ${row.item.source}`);

/** So many pages that are decided together still stand open in the list. */
const maxUnfolded = 12;

/** What nothing is to be done with, and larger groups that are decided as one. */
function foldedFirst({ items }: PublishPlan): ReadonlySet<string> {
  const large = alikePages(items).filter((pages) => pages.decidedTogether && pages.items.length > maxUnfolded);
  return new Set(['identical', ...large.map(({ id }) => id)]);
}

/** The plan, group by group, of which only the rows in sight exist. Arrows move, Space ticks or folds, Enter opens the episode. */
export function PlanList({ plan }: { plan: PublishPlan }) {
  const { chosen, shown, shownGroup, decisions, oneByOne } = usePublish();
  const unsaved = useUnsaved((state) => state.unsaved);
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<PlanOrder>('path');
  const [foldedOfAll, setFoldedOfAll] = useState<ReadonlySet<string>>(() => foldedFirst(plan));
  // What is found is seen, whatever was folded.
  const [foldedOfFound, setFoldedOfFound] = useState<ReadonlySet<string>>(new Set());
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const wanted = useDeferredValue(query);
  const [folded, setFolded] = wanted.trim() === '' ? [foldedOfAll, setFoldedOfAll] : [foldedOfFound, setFoldedOfFound];
  const [onlyProblems, setOnlyProblems] = useState(false);
  const listed = useLibrary((state) => state.rows);
  const problems = useMemo(() => new Map(listed.map((row) => [row.path, row.problems])), [listed]);
  const faulty = useMemo(
    () =>
      new Set(
        plan.items
          .map(({ source }) => source)
          .filter((source) => (problems.get(source)?.error ?? 0) + (problems.get(source)?.warning ?? 0) > 0),
      ),
    [plan, problems],
  );
  const rows = useMemo(
    () =>
      planRows(plan.items, {
        query: wanted,
        order,
        folded,
        ...(onlyProblems ? { isShown: ({ source }: PlanItem) => faulty.has(source) } : {}),
      }),
    [plan, wanted, order, folded, onlyProblems, faulty],
  );
  const indexes = useMemo(() => new Map(rows.map((row, index) => [keyOf(row), index])), [rows]);
  const active = indexes.get(activeKey ?? '') ?? -1;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows, { scroll, heightOf, keyOf });

  const fold = (id: string) =>
    setFolded(folded.has(id) ? new Set([...folded].filter((other) => other !== id)) : new Set([...folded, id]));
  const shownKey = shownGroup ?? (shown === null ? null : `item ${shown}`);
  useEffect(() => {
    // Whatever led there: the next that is undecided may be far below.
    const index = shownKey === null ? undefined : indexes.get(shownKey);
    if (index === undefined) {
      const alike = alikePages(plan.items).find(({ items }) => items.some(({ source }) => source === shown));
      if (alike !== undefined && folded.has(alike.id)) fold(alike.id);
      return;
    }
    setActiveKey(shownKey);
    virtual.scrollTo(index);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Only where another is shown, not where rows come or go.
  }, [shownKey]);

  const move = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setActiveKey(keyOf(row));
    if (row.kind === 'item') show(row.item.source);
    else if (row.group.alike !== null) showAlike(row.group.alike);
    virtual.scrollTo(index);
  };
  const toggle = (row: PlanRow) => {
    if (row.kind === 'item' && isReady(row.item)) choose([row.item.source], !chosen.has(row.item.source));
    if (row.kind === 'group') fold(row.group.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[active];
    const to = rowOfKey(event.key, active, rows.length);
    if (to !== null) move(to);
    else if (event.key === ' ' && row) toggle(row);
    else if (event.key === 'Enter' && row?.kind === 'item') go({ kind: 'episode', path: row.item.source });
    else if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
  };

  return (
    <div className="plan-side">
      <div className="plan-tools">
        <label className="plan-search">
          <Search size={14} aria-hidden />
          <input
            className="input"
            dir="auto"
            type="search"
            placeholder="Filter"
            aria-label="Filter the plan"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'ArrowDown' && scroll.current?.focus()}
          />
        </label>
        <button
          className="button small"
          aria-pressed={onlyProblems}
          disabled={faulty.size === 0 && !onlyProblems}
          onClick={() => setOnlyProblems(!onlyProblems)}
        >
          With problems <span className="badge">{formatCount(faulty.size)}</span>
        </button>
        <select aria-label="Order" value={order} onChange={(event) => setOrder(event.target.value as PlanOrder)}>
          <option value="path">By file</option>
          <option value="title">By title</option>
        </select>
      </div>
      <div
        ref={scroll}
        className="plan-list"
        role="grid"
        aria-label="Plan"
        aria-rowcount={rows.length}
        aria-activedescendant={active >= 0 ? `plan-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={({ target, currentTarget }) =>
          target === currentTarget &&
          currentTarget.matches(':focus-visible') &&
          active < 0 &&
          rows[0] &&
          setActiveKey(keyOf(rows[0]))
        }
      >
        <VirtualRows of={virtual}>
          {({ row, index, style }) => {
            const attributes = {
              id: `plan-${index}`,
              role: 'row',
              'aria-rowindex': index + 1,
              'data-active': index === active,
              style,
            } as const;
            if (row.kind === 'group') {
              return (
                <div
                  {...attributes}
                  className="plan-group"
                  title={row.group.hint}
                  data-shown={row.group.id === shownGroup}
                  onClick={() => {
                    move(index);
                    if (row.group.alike === null) fold(row.group.id);
                  }}
                >
                  <GroupCells
                    row={row}
                    chosen={chosen}
                    decided={
                      row.group.alike && describeDecision(alikeDecision(row.group.alike, { decisions, oneByOne }))
                    }
                    onFold={() => fold(row.group.id)}
                  />
                </div>
              );
            }
            return (
              <div
                {...attributes}
                className="plan-item"
                aria-selected={chosen.has(row.item.source)}
                data-shown={row.item.source === shown && shownGroup === null}
                onClick={() => move(index)}
                onDoubleClick={() => go({ kind: 'episode', path: row.item.source })}
              >
                <ItemCells
                  item={row.item}
                  ticked={chosen.has(row.item.source)}
                  unsaved={row.item.unsaved || unsaved.has(row.item.source)}
                  requiresReady={plan.ready.required}
                  problems={problems.get(row.item.source)}
                  decision={decisions.get(row.item.source)}
                />
              </div>
            );
          }}
        </VirtualRows>
      </div>
    </div>
  );
}
