import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { anchorTurn } from '../../../shared/sidecar/turn-anchor.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { countReviewed } from '../../../shared/sidecar/reviewed.ts';
import { request } from '../../base/client.ts';
import { debouncedWriter } from '../../base/debounced-writer.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { sidecarField, setSidecar } from '../editor/sidecar-field.ts';
import { episodeField } from '../editor/episode-field.ts';
import { dispatchTo, findEpisode, useOpenEpisodes } from '../open/open-episodes-store.ts';
import { placeReviewed, reviewedTurns } from './pass-decorations.ts';

/** How many turns are reviewed, as the record beside the episode has it; null where no pass was begun. */
export function readReviewed(state: EditorState): number | null {
  return countReviewed(state.field(episodeField), state.field(sidecarField));
}

/** Where the mark stands in the text once `count` turns are reviewed; nowhere with none. */
export function offsetBehind({ turns }: Episode, count: number | null): number | null {
  return turns[(count ?? 0) - 1]?.range.to ?? null;
}

/**
 * The turns from `first` to before `end` were looked at. `extend`: the mark moves only where that leaves none out, and
 * only forwards. `set`: it is put behind them.
 */
export function reviewStretch(view: EditorView, first: number, end: number, how: 'extend' | 'set'): void {
  const before = reviewedTurns(view.state) ?? 0;
  if (how === 'extend' && (first > before || end <= before)) return;
  view.dispatch({
    effects: placeReviewed.of(offsetBehind(view.state.field(episodeField), end)),
    userEvent: 'select.pass',
  });
  const path = useOpenEpisodes.getState().shown;
  if (path === null) return;
  const { state } = view;
  writer.schedule(() => writeMark(path, state, end));
}

/** Writes the mark now, if it is waiting to be written: the pass is left. */
export const flushReviewed = () => writer.flush();

/** A walk moves the mark with every key; it is written when the walk rests. */
const writer = debouncedWriter(800);

/** @param state as it was when the mark was put there: another episode may be shown by now */
async function writeMark(path: string, state: EditorState, count: number): Promise<void> {
  const episode = state.field(episodeField);
  const turn = count > 0 && count <= episode.turns.length ? anchorTurn(episode, count - 1) : null;
  const known = findEpisode(path)?.state.field(sidecarField);
  if (known) dispatchTo(path, { effects: setSidecar.of({ ...known, reviewed: turn === null ? [] : [turn] }) });
  await reportErrors(() => request('sidecar.setReviewed', { path, turn }));
}
