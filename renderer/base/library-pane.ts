import { flushSync } from 'react-dom';
import type { Place } from './navigation-store.ts';
import { useNavigation } from './navigation-store.ts';
import { changePreferences, usePreferences } from './preferences-store.ts';

/** On the first page and in an episode one chooses episodes; the other views show the whole library themselves. */
function isViewOfAll(place: Place): boolean {
  return place.kind === 'worklist' ? place.group !== undefined : place.kind !== 'episode';
}

const paneAt = (place: Place) => (isViewOfAll(place) ? 'inViews' : 'withEpisodes');

/** Whether the pane with the list of episodes is shown where the editor is. */
export function useLibraryPaneShown(): boolean {
  const pane = useNavigation(({ place }) => paneAt(place));
  return usePreferences(({ preferences }) => preferences.libraryPane[pane]);
}

/** Remembered for the views of the whole library, and for the other places. It is there, or gone, on return. */
export function showLibraryPane(isShown: boolean): void {
  const pane = paneAt(useNavigation.getState().place);
  const { libraryPane } = usePreferences.getState().preferences;
  if (libraryPane[pane] === isShown) return;
  flushSync(() => void changePreferences({ libraryPane: { ...libraryPane, [pane]: isShown } }));
}
