import './changes.css';
import { useMemo, useRef } from 'react';
import type { ChangeHit, FilePreview } from '../../shared/changes/change-hit.ts';
import { directionOf } from '../../shared/text/direction.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { TickAll } from '../base/ui/TickAll.tsx';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
import { countPlaces, tickedTogether, type TickedHits } from './ticked-hits.ts';

type Row =
  | { readonly kind: 'file'; readonly file: FilePreview }
  | { readonly kind: 'hit'; readonly file: FilePreview; readonly hit: ChangeHit };

const heights = { file: 36, hit: 30 };

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
  const unsaved = useUnsaved((state) => state.unsaved);
  const rows = useMemo(
    () =>
      files.flatMap((file): Row[] => [
        { kind: 'file', file },
        ...file.hits.map((hit): Row => ({ kind: 'hit', file, hit })),
      ]),
    [files],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows, { scroll, heightOf: ({ kind }) => heights[kind] });

  return (
    <div
      ref={scroll}
      className="change-preview"
      role="group"
      aria-label={label}
      onKeyDown={(event) => void virtual.moveFocus(event, 'input')}
    >
      <VirtualRows of={virtual}>
        {({ row, index, style }) =>
          row.kind === 'file' ? (
            <FileRow index={index} style={style} file={row.file} hits={hits} isUnsaved={unsaved.has(row.file.path)} />
          ) : (
            <HitRow
              index={index}
              style={style}
              hit={row.hit}
              hits={hits}
              onOpen={() => go({ kind: 'episode', path: row.file.path, line: row.hit.line })}
            />
          )
        }
      </VirtualRows>
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
  const together = tickedTogether(file.hits);
  return (
    <div className="change-file" data-index={index} style={style}>
      <label>
        <TickAll
          ticked={together.filter((hit) => hits.ticked.has(hit)).length}
          of={together.length}
          disabled={together.length === 0}
          onTick={(ticked) => hits.tick(together, ticked)}
        />
        <span className="truncate" dir="auto">
          {file.title}
        </span>
      </label>
      <span className="truncate quiet-text">{file.path}</span>
      {isUnsaved && <span className="badge warning">In its editor, not saved</span>}
      <span className="key">
        {on} of {countPlaces(file.hits)}
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
      <label title={hit.why}>
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
