import { useEffect, useRef } from 'react';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import type { ProblemPlace } from '../../shared/lint/model/problems-by-rule.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { focusUnlessUsed } from '../base/ui/focus.ts';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
import { goToProblemIn } from '../episode/problems/problem-steps.ts';
import { RowItem } from '../library/LibraryItem.tsx';

/** A row of a group: an episode, or a file with the places of its problems below it. */
export type WorkRow =
  | { readonly kind: 'episode'; readonly row: EpisodeRow }
  | { readonly kind: 'file'; readonly path: string; readonly title: string; readonly count: number }
  | { readonly kind: 'place'; readonly path: string; readonly rule: string; readonly place: ProblemPlace }
  | { readonly kind: 'more'; readonly path: string; readonly count: number; readonly isAll: boolean };

const heights = { episode: 58, file: 38, place: 34, more: 34 };

/** Rows, each of which leads to its place. The arrow keys go from row to row. @param showsRule where they are of several rules */
export function WorkRows({ rows, showsRule = false }: { rows: readonly WorkRow[]; showsRule?: boolean }) {
  const scroll = useRef<HTMLDivElement>(null);
  const unsaved = useUnsaved((state) => state.unsaved);
  const timeZone = useLibrary((state) => state.library!.config.timeZone);
  const virtual = useVirtualRows(rows, { scroll, heightOf: ({ kind }) => heights[kind] });
  useEffect(() => {
    // Rows are there once the height that they have to fill is known.
    const frame = requestAnimationFrame(() => scroll.current && focusUnlessUsed(scroll.current));
    return () => cancelAnimationFrame(frame);
  }, []);
  const content = (row: WorkRow) => {
    switch (row.kind) {
      case 'episode':
        return <RowItem row={row.row} unsaved={unsaved.has(row.row.path)} timeZone={timeZone} />;
      case 'file':
        return (
          <>
            <span className="truncate" dir="auto">
              {row.title}
            </span>
            <span className="badge">{formatCount(row.count)}</span>
          </>
        );
      case 'place':
        return (
          <>
            <span className="key">{row.place.line}</span>
            <span className="truncate work-message">{row.place.message}</span>
            {showsRule && <span className="key truncate work-rule">{row.rule}</span>}
            <span className="truncate work-words" dir="auto">
              {row.place.words}
            </span>
          </>
        );
      case 'more':
        return (
          <span className="quiet-text">
            {row.isAll ? countOf(row.count, 'problem') : `and ${countOf(row.count, 'more problem')}`}
          </span>
        );
    }
  };
  return (
    <div ref={scroll} className="work-rows" onKeyDown={(event) => void virtual.moveFocus(event)}>
      <VirtualRows of={virtual}>
        {({ row, index, style }) => (
          <button
            data-index={index}
            className="work-row"
            data-kind={row.kind}
            style={style}
            title={row.kind === 'place' ? row.place.message : row.kind === 'episode' ? row.row.path : row.path}
            onClick={() => open(row)}
          >
            {content(row)}
          </button>
        )}
      </VirtualRows>
    </div>
  );
}

function open(row: WorkRow): void {
  switch (row.kind) {
    case 'episode':
      return go({ kind: 'episode', path: row.row.path });
    case 'file':
    case 'more':
      return go({ kind: 'episode', path: row.path });
    case 'place':
      return goToProblemIn(row.path, { rule: row.rule, line: row.place.line, message: row.place.message });
  }
}
