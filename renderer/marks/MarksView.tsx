import './marks.css';
import { useMemo, useRef } from 'react';
import type { LibraryMark } from '../../shared/marks/library-mark.ts';
import { markKinds, markKindWords, type MarkKind } from '../../shared/marks/mark-kind.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { directionOf } from '../../shared/text/direction.ts';
import { useAnswer } from '../base/use-answer.ts';
import { isWithoutEpisodes, useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { runCommand } from '../base/commands.ts';
import { EmptyState, NoEpisodes } from '../base/ui/EmptyState.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { KeyHint } from '../base/ui/KeyHint.tsx';
import { useVirtualRows } from '../base/ui/use-virtual-rows.ts';
import { VirtualRows } from '../base/ui/VirtualRows.tsx';
import { showKinds, useMarks } from './marks-store.ts';

type Row =
  | { readonly kind: 'episode'; readonly path: string; readonly title: string; readonly count: number }
  | { readonly kind: 'mark'; readonly mark: LibraryMark };

const noMarks: readonly LibraryMark[] = [];

const heights = { episode: 38, mark: 34 };

/** Every passage of the library that is still unresolved, episode by episode. */
export function MarksView() {
  const kinds = useMarks((state) => state.kinds);
  const { answer, failure } = useAnswer('marks.list', null, { followLibrary: true });
  const marks = answer?.marks ?? noMarks;
  const shown = useMemo(() => marks.filter(({ kind }) => kinds.has(kind)), [marks, kinds]);
  const list = useMemo(() => groupByEpisode(shown), [shown]);
  if (answer === undefined && failure === null) return null;
  const toggle = (kind: MarkKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    showKinds(next);
  };
  return (
    <div className="view">
      <PageHeader
        title="Unresolved passages"
        note={`${countOf(shown.length, 'mark')} in ${countOf(list.filter(({ kind }) => kind === 'episode').length, 'episode')}.`}
      >
        <button className="button" disabled={shown.length === 0} onClick={() => runCommand('mark.next')}>
          Next mark <KeyHint command="mark.next" />
        </button>
      </PageHeader>
      <div className="view-body marks">
        <div className="marks-kinds" role="group" aria-label="Kinds">
          {markKinds.map((kind) => (
            <button key={kind} className="button small" aria-pressed={kinds.has(kind)} onClick={() => toggle(kind)}>
              {capital(markKindWords[kind][1])}{' '}
              <span className="key">{formatCount(marks.filter((mark) => mark.kind === kind).length)}</span>
            </button>
          ))}
        </div>
        {shown.length > 0 ? <MarksList list={list} /> : <NothingLeft isFiltered={marks.length > 0} />}
      </div>
    </div>
  );
}

function NothingLeft({ isFiltered }: { readonly isFiltered: boolean }) {
  const isEmpty = useLibrary(isWithoutEpisodes);
  const words =
    'Marks are notes in the text, such as [inaudible 00:12:33], [CHECK: name] or ??. All of them stand here.';
  if (isFiltered)
    return (
      <EmptyState
        title="None of these kinds"
        actions={
          <button className="button" onClick={() => showKinds(new Set(markKinds))}>
            Show all kinds
          </button>
        }
      >
        There are marks, but none of the kinds that are chosen above.
      </EmptyState>
    );
  if (isEmpty) return <NoEpisodes>{words}</NoEpisodes>;
  return (
    <EmptyState
      title="Nothing is left to resolve"
      actions={
        <button className="button" onClick={() => runCommand('work.next')}>
          Next episode with work <KeyHint command="work.next" />
        </button>
      }
    >
      {words}
    </EmptyState>
  );
}

function MarksList({ list }: { list: readonly Row[] }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(list, { scroll, heightOf: ({ kind }) => heights[kind] });
  return (
    <div ref={scroll} className="marks-list" onKeyDown={(event) => void virtual.moveFocus(event)}>
      <VirtualRows of={virtual}>
        {({ row, index, style }) => {
          if (row.kind === 'episode') {
            return (
              <button
                data-index={index}
                className="marks-episode"
                style={style}
                title={row.path}
                onClick={() => go({ kind: 'episode', path: row.path })}
              >
                <span className="truncate" dir="auto">
                  {row.title}
                </span>
                <span className="badge">{row.count}</span>
              </button>
            );
          }
          const { path, line, speaker, lead, mark, trail } = row.mark;
          return (
            <button
              data-index={index}
              className="marks-mark"
              style={style}
              onClick={() => go({ kind: 'episode', path, line })}
            >
              <span className="key">{line}</span>
              <span className="truncate marks-speaker" dir="auto">
                {speaker ?? 'Narration'}
              </span>
              {/* The mark itself is always in sight; what stands before it is cut at its beginning. */}
              <span className="marks-words" dir={directionOf(lead + trail) ?? undefined}>
                <span className="marks-lead">
                  <bdi>{lead}</bdi>
                </span>
                <mark>{mark}</mark>
                <span className="marks-trail truncate">{trail}</span>
              </span>
            </button>
          );
        }}
      </VirtualRows>
    </div>
  );
}

function groupByEpisode(marks: readonly LibraryMark[]): Row[] {
  const groups = new Map<string, LibraryMark[]>();
  for (const mark of marks) {
    const group = groups.get(mark.path);
    if (group === undefined) groups.set(mark.path, [mark]);
    else group.push(mark);
  }
  return [...groups.values()].flatMap((group): Row[] => [
    { kind: 'episode', path: group[0]!.path, title: group[0]!.title, count: group.length },
    ...group.map((mark): Row => ({ kind: 'mark', mark })),
  ]);
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
