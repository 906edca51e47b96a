import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import { filterRows } from '../base/filter-rows.ts';
import { TickAll } from '../base/ui/TickAll.tsx';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';

/** In pixels. */
const rowHeight = 30;

interface EpisodeTicksProps {
  readonly episodes: readonly EpisodeRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}

/** Episodes to be ticked, those that are looked for. */
export function EpisodeTicks({ episodes, ticked, onTick }: EpisodeTicksProps) {
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const rows = useMemo(
    () => filterRows(episodes, { query: wanted, filter: 'all', sort: 'newest' }),
    [episodes, wanted],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows, { scroll, heightOf: () => rowHeight, keyOf: ({ path }) => path });
  const set = (paths: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const path of paths) {
      if (on) next.add(path);
      else next.delete(path);
    }
    onTick(next);
  };
  const shown = rows.map(({ path }) => path);
  return (
    <fieldset className="choices export-episodes">
      <legend>Episodes</legend>
      <input
        className="input"
        type="search"
        aria-label="Find episodes"
        placeholder="Find episodes"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <label className="check">
        <TickAll
          ticked={shown.filter((path) => ticked.has(path)).length}
          of={shown.length}
          disabled={shown.length === 0}
          onTick={(on) => set(shown, on)}
        />
        All that are listed
      </label>
      <div className="export-rows" ref={scroll} onKeyDown={(event) => void virtual.moveFocus(event, 'input')}>
        <VirtualRows of={virtual}>
          {({ row: { path, title }, index, style }) => (
            <label className="check export-row" style={style} data-index={index}>
              <input
                type="checkbox"
                checked={ticked.has(path)}
                onChange={(event) => set([path], event.target.checked)}
              />
              <span className="truncate" dir="auto" title={path}>
                {title}
              </span>
            </label>
          )}
        </VirtualRows>
      </div>
    </fieldset>
  );
}
