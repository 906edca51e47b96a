import './library.css';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import { Search, X } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { rowFilters, type RowFilterId } from '../../shared/library/row-filters.ts';
import type { FoundTurns } from '../../shared/library/search-hit.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { runCommand, useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { showLibraryPane, useLibraryPaneShown } from '../base/library-pane.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { EmptyState, NoEpisodes } from '../base/ui/EmptyState.tsx';
import { PaneSeparator } from '../base/ui/PaneSeparator.tsx';
import { filterRows, sorts, type SortId } from '../base/filter-rows.ts';
import { RenameFileDialog } from './RenameFileDialog.tsx';
import { LibraryList } from './LibraryList.tsx';
import { ListSelection } from './ListSelection.tsx';
import type { ListItem } from './list-item.ts';

/**
 * The list of episodes with its search, filters and order; below the matching titles, hits in the transcripts.
 * Where it is not shown it keeps its search, and the commands that show it.
 * @param children shown between the library's name and the search
 */
export function LibraryPane({ children }: { children: ReactNode }) {
  const { library, rows, indexing } = useLibrary(
    useShallow(({ library, rows, indexing }) => ({ library, rows, indexing })),
  );
  const isShown = useLibraryPaneShown();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<RowFilterId>('all');
  const sort = useNavigation((state) => state.listOrder);
  const deferredQuery = useDeferredValue(query);
  const pane = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const hits = useTranscriptHits(deferredQuery);

  const shown = useMemo(
    () => filterRows(rows, { query: deferredQuery, filter, sort }),
    [rows, deferredQuery, filter, sort],
  );
  const counts = useMemo(
    () =>
      Object.fromEntries(rowFilters.map(({ id, matches }) => [id, rows.filter(matches).length])) as Record<
        RowFilterId,
        number
      >,
    [rows],
  );
  const items = useMemo((): ListItem[] => {
    const found: ListItem[] = shown.map((row) => ({ kind: 'row', row }));
    if (hits.hits.length === 0) return found;
    return [
      ...found,
      { kind: 'heading', title: describeHits(hits) },
      ...hits.hits.map((hit): ListItem => ({ kind: 'hit', hit })),
    ];
  }, [shown, hits]);

  useCommand('view.toggleLibrary', () => {
    const hadFocus = pane.current!.contains(document.activeElement);
    showLibraryPane(!isShown);
    if (hadFocus) runCommand('go.transcript');
  });
  useCommand('library.search', () => {
    showLibraryPane(true);
    search.current?.select();
  });
  useCommand('go.library', () => {
    showLibraryPane(true);
    list.current?.focus();
  });

  return (
    <aside ref={pane} className="library" aria-label="Library" hidden={!isShown}>
      <header className="library-head">
        <button className="library-title" onClick={() => go({ kind: 'worklist' })} title={library?.root}>
          {library?.title}
        </button>
        {children}
        <div className="library-search">
          <Search size={14} aria-hidden />
          <input
            ref={search}
            className="input"
            dir="auto"
            placeholder="Search titles, guests and words"
            aria-label="Search the library"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setQuery('');
              if (event.key === 'ArrowDown') list.current?.focus();
            }}
          />
          {query !== '' && (
            <button className="button quiet small" aria-label="Clear the search" onClick={() => setQuery('')}>
              <X size={14} aria-hidden />
            </button>
          )}
        </div>
        <div className="library-order">
          <select aria-label="Show" value={filter} onChange={(event) => setFilter(event.target.value as RowFilterId)}>
            {rowFilters.map(({ id, title }) => (
              <option key={id} value={id}>
                {title} ({counts[id]})
              </option>
            ))}
          </select>
          <select
            aria-label="Order"
            value={sort}
            onChange={(event) => useNavigation.setState({ listOrder: event.target.value as SortId })}
          >
            {sorts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
      </header>
      {items.length > 0 ? (
        <LibraryList items={items} listRef={list} />
      ) : (
        <EmptyList
          indexing={indexing}
          any={rows.length > 0}
          query={query}
          onReset={() => (setQuery(''), setFilter('all'))}
        />
      )}
      <ListSelection />
      <RenameFileDialog />
      <footer className="library-foot" aria-live="polite">
        {shown.length === rows.length
          ? countOf(rows.length, 'file')
          : `${formatCount(shown.length)} of ${countOf(rows.length, 'file')}`}
      </footer>
      {isShown && <PaneSeparator pane="library" edge="right" label="Width of the library" />}
    </aside>
  );
}

/** @param query what was searched for; the filter alone may leave nothing, too */
function EmptyList({
  indexing,
  any,
  query,
  onReset,
}: {
  readonly indexing: boolean;
  readonly any: boolean;
  readonly query: string;
  readonly onReset: () => void;
}) {
  if (indexing && !any) return <EmptyState title="Reading the folder…" />;
  if (!any) {
    return (
      <NoEpisodes small>
        Rostrum lists the markdown and text files of this folder (.md, .markdown, .mdown, .mdx, .txt).
      </NoEpisodes>
    );
  }
  return (
    <EmptyState
      title={indexing ? 'Nothing matches yet' : 'Nothing matches'}
      actions={
        <button className="button small" onClick={onReset}>
          Show all files
        </button>
      }
    >
      {query.trim() === ''
        ? 'No file is in the state that is chosen above.'
        : `No title, guest, file name or transcript has “${query.trim()}”. Transcripts are searched from two letters on.`}
      {indexing && ' The files of this folder are still being read.'}
    </EmptyState>
  );
}

const searchDelayMs = 90;
const noHits: FoundTurns = { hits: [], total: 0, hasMore: false };

function describeHits({ hits, total, hasMore }: FoundTurns): string {
  if (hasMore) return `In the transcripts: at least ${formatCount(total)} turns, ${formatCount(hits.length)} shown`;
  return total > hits.length
    ? `In the transcripts: ${formatCount(total)} turns, the best ${hits.length}`
    : `In the transcripts: ${formatCount(total)}`;
}

/** Full-text hits for what is typed, from two letters on, a moment after the last key. */
function useTranscriptHits(query: string) {
  const skip = query.trim().length < 2;
  const { answer } = useAnswer('library.search', { query, limit: 100 }, { delayMs: searchDelayMs, skip });
  return skip ? noHits : (answer ?? noHits);
}
