import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { anchorTurn } from '../../../shared/beside/turn-anchor.ts';
import { countReviewed } from '../../../shared/beside/reviewed.ts';
import { request } from '../../app/client.ts';
import { attempt } from '../../app/store.ts';
import { besideField, setBeside } from '../editor/beside-field.ts';
import { episodeField } from '../editor/episode-field.ts';
import { useEpisode } from '../session.ts';
import { usePass } from './pass-store.ts';

/** How many turns are reviewed, as the record beside the episode has it; null where no pass was begun. */
export function readReviewed(state: EditorState): number | null {
  return countReviewed(state.field(episodeField), state.field(besideField));
}

/**
 * The turns from `first` to before `end` were looked at. `extend`: the mark moves only where that leaves none out, and
 * only forwards. `set`: it is put behind them.
 */
export function reviewStretch(view: EditorView, first: number, end: number, how: 'extend' | 'set'): void {
  const { reviewed } = usePass.getState();
  const before = reviewed ?? 0;
  if (how === 'extend' && (first > before || end <= before)) return;
  usePass.setState({ reviewed: end });
  clearTimeout(waiting?.timer);
  const path = useEpisode.getState().session?.path;
  if (path === undefined) return;
  const write = () => void writeMark(view, path, end);
  waiting = { timer: setTimeout(flushReviewed, writeAfter), write };
}

/** Writes the mark now, if it is waiting to be written: the pass is left. */
export function flushReviewed(): void {
  if (waiting === null) return;
  clearTimeout(waiting.timer);
  const { write } = waiting;
  waiting = null;
  write();
}

/** A walk moves the mark with every key; it is written when the walk rests. */
const writeAfter = 800;
let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void } | null = null;

async function writeMark(view: EditorView, path: string, count: number): Promise<void> {
  if (useEpisode.getState().session?.path !== path) return;
  const episode = view.state.field(episodeField);
  const turn = count > 0 && count <= episode.turns.length ? anchorTurn(episode, count - 1) : null;
  view.dispatch({ effects: setBeside.of({ ...view.state.field(besideField), reviewed: turn === null ? [] : [turn] }) });
  await attempt(() => request('beside.setReviewed', { path, turn }));
}
