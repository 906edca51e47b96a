import { tourSteps, type TourFolders, type TourProgress, type TourStepId } from '../../shared/tour.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';

/** What was seen of a step: null where nothing can be seen now, and what was seen last still holds. */
export type TourFacts = Readonly<Record<TourStepId, boolean | null>>;

const current = () => usePreferences.getState().preferences.tour;

/** For components: the tour that was begun last; null where none was. */
export function useTour(): TourProgress | null {
  return usePreferences((state) => state.preferences.tour);
}

/** The steps of a tour: where git is missing, nothing can be committed. */
export function stepsOf({ withoutGit }: Pick<TourProgress, 'withoutGit'>): readonly TourStepId[] {
  return withoutGit === null ? tourSteps : tourSteps.filter((step) => step !== 'commit');
}

/** The step that is next; null where the tour is over. */
export function currentStep(tour: TourProgress): TourStepId | null {
  return stepsOf(tour).find((step) => !tour.done.includes(step) && !tour.skipped.includes(step)) ?? null;
}

export async function beginTour(folders: TourFolders): Promise<void> {
  await changePreferences({ tour: { ...folders, done: [], skipped: [], isShown: true } });
}

export async function setTourShown(isShown: boolean): Promise<void> {
  const tour = current();
  if (tour) await changePreferences({ tour: { ...tour, isShown } });
}

export async function skipStep(step: TourStepId): Promise<void> {
  const tour = current();
  if (tour) await changePreferences({ tour: { ...tour, skipped: [...tour.skipped, step] } });
}

/** Keeps which steps are done, as they were seen: also that one is no longer. */
export async function keepFacts(facts: TourFacts): Promise<void> {
  const tour = current();
  if (!tour) return;
  const done = tourSteps.filter((step) => facts[step] ?? tour.done.includes(step));
  if (done.join() !== tour.done.join()) await changePreferences({ tour: { ...tour, done } });
}
