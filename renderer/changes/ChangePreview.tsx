import './changes.css';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ChangeHit, FilePreview } from '../../shared/changes/change-hit.ts';
import { directionOf } from '../../shared/text/direction.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { TickAll } from '../base/ui/TickAll.tsx';
import type { TickedHits } from './ticked-hits.ts';

type Row =
  | { readonly kind: 'file'; readonly file: FilePreview }
  | { readonly kind: 'hit'; readonly file: FilePreview; readonly hit: ChangeHit };

/** What a change of many episodes would do, hit by hit, each with its tick. The arrow keys go from tick to tick. */
export function ChangePreview({
  files,
  hits,
  label,
}: {
  files: readonly FilePreview[];
  hits: TickedHits;
  label: string;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const unsaved = useUnsaved((state) => state.unsaved);
  const rows = useMemo(
    () =>
      files.flatMap((file): Row[] => [
        { kind: 'file', file },
        ...file.hits.map((hit): Row => ({ kind: 'hit', file, hit })),
      ]),
    [files],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]!.kind === 'file' ? 36 : 30),
    overscan: 12,
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index']);
    if (step === undefined || Number.isNaN(at)) return;
    event.preventDefault();
    const to = Math.min(rows.length - 1, Math.max(0, at + step));
    virtual.scrollToIndex(to, { align: 'auto' });
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-index="${to}"] input`)?.focus());
  };

  return (
    <div ref={scroll} className="change-preview" role="group" aria-label={label} onKeyDown={onKeyDown}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const position = {
            position: 'absolute',
            top: 0,
            left: 0,
            right: 0,
            height: size,
            transform: `translateY(${start}px)`,
          } as const;
          return row.kind === 'file' ? (
            <FileRow
              key={index}
              index={index}
              style={position}
              file={row.file}
              hits={hits}
              isUnsaved={unsaved.has(row.file.path)}
            />
          ) : (
            <HitRow
              key={index}
              index={index}
              style={position}
              hit={row.hit}
              hits={hits}
              onOpen={() => go({ kind: 'episode', path: row.file.path, line: row.hit.line })}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly style: React.CSSProperties;
  readonly hits: TickedHits;
}

function FileRow({
  file,
  hits,
  isUnsaved,
  index,
  style,
}: RowProps & { readonly file: FilePreview; readonly isUnsaved: boolean }) {
  const on = file.hits.filter((hit) => hits.ticked.has(hit)).length;
  return (
    <div className="change-file" data-index={index} style={style}>
      <label>
        <TickAll ticked={on} of={file.hits.length} onTick={(ticked) => hits.tick(file.hits, ticked)} />
        <span className="truncate" dir="auto">
          {file.title}
        </span>
      </label>
      <span className="truncate quiet-text">{file.path}</span>
      {isUnsaved && <span className="badge warning">In its editor, not saved</span>}
      <span className="key">
        {on} of {file.hits.length}
      </span>
    </div>
  );
}

function HitRow({
  hit,
  hits,
  onOpen,
  index,
  style,
}: RowProps & { readonly hit: ChangeHit; readonly onOpen: () => void }) {
  return (
    <div className="change-hit" data-index={index} style={style}>
      <label>
        <input
          type="checkbox"
          checked={hits.ticked.has(hit)}
          onChange={(event) => hits.tick([hit], event.target.checked)}
        />
        <span className="key">{hit.line}</span>
        <span className="change-place truncate" dir="auto" title={hit.place}>
          {hit.place}
        </span>
        <span
          className="change-words"
          dir={directionOf(hit.lead + hit.removed + hit.inserted + hit.trail) ?? undefined}
        >
          <span className="change-lead">
            <span>{visible(hit.lead)}</span>
          </span>
          {hit.removed !== '' && <del>{visible(hit.removed)}</del>}
          {hit.inserted !== '' && <ins>{visible(hit.inserted)}</ins>}
          <span className="truncate">{visible(hit.trail)}</span>
        </span>
      </label>
      <button className="button quiet small" onClick={onOpen} aria-label={`Go to line ${hit.line}`}>
        Go there
      </button>
    </div>
  );
}

function visible(text: string): string {
  return text.replaceAll('\n', '⏎');
}
