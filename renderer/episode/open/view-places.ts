import type { StateEffect, Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { bodyStart } from '../editor/front-matter-guard.ts';

/** Where somebody was in an episode when they left it. */
interface ViewPlace {
  readonly doc: Text;
  readonly anchor: number;
  readonly head: number;
  readonly scroll: StateEffect<unknown>;
}

/** The last ones; a place holds on to the text that it is in. */
const maxPlaces = 40;

/** By path, the latest last. */
const places = new Map<string, ViewPlace>();

/** Remembers cursor and scroll position of an episode, for when it is shown again, in its tab or in a new one. */
export function rememberViewPlace(path: string, view: EditorView): void {
  const { doc, selection } = view.state;
  places.delete(path);
  places.set(path, { doc, anchor: selection.main.anchor, head: selection.main.head, scroll: view.scrollSnapshot() });
  const [oldest] = places.keys();
  if (places.size > maxPlaces) places.delete(oldest!);
}

/** Goes where `rememberViewPlace` was called; in a text that was changed since, to the cursor or as near as there is text. */
export function placeViewAt(path: string, view: EditorView): void {
  const place = places.get(path);
  if (!place) return;
  const { state } = view;
  const within = (offset: number) => Math.max(bodyStart(state), Math.min(offset, state.doc.length));
  const isSame = state.doc.eq(place.doc);
  view.dispatch({
    selection: isSame ? { anchor: place.anchor, head: place.head } : { anchor: within(place.head) },
    effects: isSame ? place.scroll : EditorView.scrollIntoView(within(place.head), { y: 'center' }),
  });
}

/** Places are in the episodes of one library. */
export function forgetViewPlaces(): void {
  places.clear();
}
