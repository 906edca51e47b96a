import { create } from 'zustand';
import type { LibraryMark } from '../../shared/marks/library-mark.ts';
import { isUnresolvedKind, markKindOf, markKinds, type MarkKind } from '../../shared/marks/mark-kind.ts';
import { request } from '../base/client.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { episodeField } from '../episode/editor/episode-field.ts';
import { goToOffset } from '../episode/open/go-to.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';

interface MarksStore {
  /** Which kinds are looked for, in the view and by the keys. */
  readonly kinds: ReadonlySet<MarkKind>;
  /** Where to stop once the episode is open: the first or the last mark in it, or the one in that line. */
  readonly landing: { readonly path: string; readonly at: 'first' | 'last' } | null;
}

const unresolved: ReadonlySet<MarkKind> = new Set(markKinds.filter(isUnresolvedKind));

export const useMarks = create<MarksStore>(() => ({ kinds: unresolved, landing: null }));

export function showKinds(kinds: ReadonlySet<MarkKind>): void {
  useMarks.setState({ kinds });
}

/** Shows the marks that the library’s figures count: all behind which something is still to be done. */
export function openUnresolvedMarks(): void {
  showKinds(unresolved);
  go({ kind: 'marks' });
}

/** The marks of the whole library, of every kind; none where they cannot be read, which becomes a notice. */
export async function readMarks(): Promise<readonly LibraryMark[]> {
  return (await reportErrors(() => request('marks.list', null)))?.marks ?? [];
}

/** The next mark (or the one before) behind the cursor in the open episode, else in the next episode that has one, going round. */
export async function goToMark(direction: 1 | -1): Promise<void> {
  if (stopAtMark(direction)) return;
  const { place } = useNavigation.getState();
  const { kinds } = useMarks.getState();
  const paths = [...new Set((await readMarks()).filter(({ kind }) => kinds.has(kind)).map(({ path }) => path))];
  const here = place.kind === 'episode' ? place.path : '';
  const next =
    direction === 1
      ? (paths.find((path) => path > here) ?? paths[0])
      : (paths.findLast((path) => path < here) ?? paths.at(-1));
  if (next === undefined) {
    notify('No mark is open in this library.');
    return;
  }
  if (next === here) {
    stopAt(direction === 1 ? 'first' : 'last');
    return;
  }
  useMarks.setState({ landing: { path: next, at: direction === 1 ? 'first' : 'last' } });
  go({ kind: 'episode', path: next });
}

/** Goes to the first mark of an episode. */
export function goToFirstMarkIn(path: string): void {
  useMarks.setState({ landing: { path, at: 'first' } });
  go({ kind: 'episode', path });
}

/** Goes to where `goToMark` was on its way, once that episode is shown. */
export function landOnMark(path: string): void {
  const { landing } = useMarks.getState();
  if (landing?.path !== path) return;
  useMarks.setState({ landing: null });
  stopAt(landing.at);
}

function openMarks() {
  const { view } = useOpenEpisodes.getState();
  const { kinds } = useMarks.getState();
  if (!view || useNavigation.getState().place.kind !== 'episode') return null;
  return {
    head: view.state.selection.main.from,
    marks: view.state.field(episodeField).marks.filter((mark) => kinds.has(markKindOf(mark))),
  };
}

function stopAtMark(direction: 1 | -1): boolean {
  const open = openMarks();
  const mark =
    direction === 1
      ? open?.marks.find(({ range }) => range.from > open.head)
      : open?.marks.findLast(({ range }) => range.from < open.head);
  if (mark) goToOffset(mark.range.from, mark.range.to);
  return mark !== undefined;
}

function stopAt(at: 'first' | 'last'): void {
  const mark = openMarks()?.marks.at(at === 'first' ? 0 : -1);
  if (mark) goToOffset(mark.range.from, mark.range.to);
}
