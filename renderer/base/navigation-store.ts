import { create } from 'zustand';
import type { SortId } from './filter-rows.ts';
import type { WorkGroup } from './work-group.ts';
import type { LastPlace } from '../../shared/library/last-place.ts';

/** The views of the library as a whole. */
export type ViewKind = 'worklist' | 'table' | 'people' | 'marks' | 'figures' | 'replace' | 'publish' | 'settings';

/** What the main area shows. */
export type Place =
  | { readonly kind: Exclude<ViewKind, 'worklist' | 'publish'> }
  /** `group`: the part of the work whose rows are shown; without one its figures are. */
  | { readonly kind: 'worklist'; readonly group?: WorkGroup | undefined }
  /** `episodes`: the plan is made for these alone, by their paths. */
  | { readonly kind: 'publish'; readonly episodes?: readonly string[] }
  | {
      readonly kind: 'episode';
      readonly path: string;
      readonly line?: number;
      readonly resume?: LastPlace;
      readonly focus?: TextFocus;
    };

/** The text takes the focus when the episode is shown: for whoever asked by a command, not for whoever walks through a list. Another object each time that it is asked for. */
export interface TextFocus {
  /** `first-turn`: before its first word, or where it will be. */
  readonly at: 'cursor' | 'first-turn';
}

interface Navigation {
  readonly place: Place;
  /** Where the editor was before, the latest last, and where they came back from, the next first. */
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Of the library list, and of the walk through its episodes. */
  readonly listOrder: SortId;
  readonly showDetails: boolean;
  /** The page beside the text. */
  readonly showPreview: boolean;
  /** The player, even where no recording is chosen. */
  readonly showPlayer: boolean;
}

/** Where the editor is, and which panes are shown there. */
export const useNavigation = create<Navigation>(() => ({
  place: { kind: 'worklist' },
  past: [],
  future: [],
  listOrder: 'newest',
  showDetails: true,
  showPreview: false,
  showPlayer: false,
}));

/** In a narrower window text, page and details have no room side by side: details and page take each other’s place. */
const hasRoomForAll = () => innerWidth > 1200;

export function setDetailsShown(showDetails: boolean): void {
  useNavigation.setState(showDetails && !hasRoomForAll() ? { showDetails, showPreview: false } : { showDetails });
}

export function setPreviewShown(showPreview: boolean): void {
  useNavigation.setState(showPreview && !hasRoomForAll() ? { showPreview, showDetails: false } : { showPreview });
}

const maxPast = 100;

export function go(place: Place): void {
  useNavigation.setState(({ place: before, past }) => ({
    place,
    ...(isSamePlace(before, place) ? {} : { past: [...past, withoutErrand(before)].slice(-maxPast), future: [] }),
  }));
}

/** Goes to the first place of a library: there is no way back out of it. */
export function startAt(place: Place): void {
  useNavigation.setState({ place, past: [], future: [] });
}

export function goBack(): void {
  useNavigation.setState(({ place, past, future }) =>
    past.length === 0
      ? {}
      : { place: withFocus(past.at(-1)!), past: past.slice(0, -1), future: [withoutErrand(place), ...future] },
  );
}

export function goForward(): void {
  useNavigation.setState(({ place, past, future }) =>
    future.length === 0
      ? {}
      : { place: withFocus(future[0]!), past: [...past, withoutErrand(place)], future: future.slice(1) },
  );
}

/** The episode has another path now: here, on the way back and on the way forward. */
export function followRename(from: string, to: string): void {
  const follow = (place: Place): Place => {
    if (place.kind === 'episode') return place.path === from ? { ...place, path: to } : place;
    if (place.kind === 'publish' && place.episodes !== undefined)
      return { ...place, episodes: place.episodes.map((path) => (path === from ? to : path)) };
    return place;
  };
  useNavigation.setState(({ place, past, future }) => ({
    place: follow(place),
    past: past.map(follow),
    future: future.map(follow),
  }));
}

function isSamePlace(a: Place, b: Place): boolean {
  if (a.kind === 'episode' || b.kind === 'episode')
    return a.kind === 'episode' && b.kind === 'episode' && a.path === b.path;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Going back to an episode goes where the editor was in it, not again to what it was once opened for. */
function withoutErrand(place: Place): Place {
  return place.kind === 'episode' ? { kind: 'episode', path: place.path } : place;
}

/** Who goes back to an episode goes on in its text. */
function withFocus(place: Place): Place {
  return place.kind === 'episode' ? { ...place, focus: { at: 'cursor' } } : place;
}
