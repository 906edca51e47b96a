import { create } from 'zustand';
import type { SortId } from './filter-rows.ts';
import type { LastPlace } from '../../shared/library/last-place.ts';

/** The views of the library as a whole. */
export type ViewKind = 'overview' | 'table' | 'people' | 'marks' | 'figures' | 'replace' | 'publish';

/** What the main area shows. */
export type Place =
  | { readonly kind: ViewKind }
  | { readonly kind: 'episode'; readonly path: string; readonly line?: number; readonly resume?: LastPlace };

interface Navigation {
  readonly place: Place;
  readonly showLibrary: boolean;
  /** Of the library list, and of the walk through its episodes. */
  readonly listOrder: SortId;
  readonly showDetails: boolean;
  /** The player, even where no recording is chosen. */
  readonly showPlayer: boolean;
}

/** Where the editor is, and which panes are shown there. */
export const useNavigation = create<Navigation>(() => ({
  place: { kind: 'overview' },
  showLibrary: true,
  listOrder: 'newest',
  showDetails: true,
  showPlayer: false,
}));

export function go(place: Place): void {
  useNavigation.setState({ place });
}
