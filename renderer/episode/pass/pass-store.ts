import type { EditorView } from '@codemirror/view';
import { create } from 'zustand';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { stopsOf, type Stop } from '../../../shared/operations/stops.ts';
import type { Declaration } from '../../../shared/operations/legend-entries.ts';
import { episodeField } from '../editor/episode-field.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';

/** What a digit means next: `give` the turn away, or complete what was begun. */
export type Asking =
  | { readonly kind: 'give' }
  | { readonly kind: 'split'; readonly offset: number }
  | { readonly kind: TwoSpeakers; readonly first: string | null };
export type TwoSpeakers = 'swap' | 'swap-everywhere' | 'alternate';

export interface Pass {
  /** `edit`: the words are typed in as usual until Escape. */
  readonly mode: 'off' | 'walk' | 'edit';
  /** Position among the stops: turns and narration. */
  readonly at: number;
  /** The other end of the selection; the same as `at` where one stop is meant. */
  readonly anchor: number;
  readonly asking: Asking;
  /** The next digit is the second one of a number from 10 to 19. */
  readonly higher: boolean;
  /** Only turns that look wrong are stopped at. */
  readonly doubtfulOnly: boolean;
  /** Those who were there and were no speakers when the pass began: a digit declares them and gives them the turn. */
  readonly offered: readonly Declaration[];
  /** Where each step came from, how much there was to undo before it, and how many turns were reviewed: what going back undoes. */
  readonly trail: readonly { readonly at: number; readonly depth: number; readonly reviewed: number | null }[];
}

export const passOff: Pass = {
  mode: 'off',
  at: 0,
  anchor: 0,
  asking: { kind: 'give' },
  higher: false,
  doubtfulOnly: false,
  offered: [],
  trail: [],
};
export const usePass = create<Pass>(() => passOff);

export interface PassContext {
  readonly view: EditorView;
  readonly episode: Episode;
  readonly stops: readonly Stop[];
}

/** What the pass works on; null while no episode is shown. */
export function passContext(): PassContext | null {
  const { view } = useOpenEpisodes.getState();
  const episode = view?.state.field(episodeField, false);
  return view && episode ? { view, episode, stops: stopsOf(episode) } : null;
}
