import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { beginTour, currentStep, setTourShown } from '../tour/tour-store.ts';
import { openLibrary } from './open-library.ts';

/** Goes on with the tour that was left, or begins one where there is none to go on with. */
export async function takeTour(): Promise<void> {
  const { tour } = usePreferences.getState().preferences;
  if (!tour || currentStep(tour) === null) return startTour();
  const isOpen = () => useLibrary.getState().library?.root === tour.library;
  if (!isOpen()) await openLibrary(tour.library);
  // Its folder may be gone.
  return isOpen() ? setTourShown(true) : startTour();
}

/** Begins a tour afresh, in a folder of its own. */
export async function startTour(): Promise<void> {
  const folders = await reportErrors(() => request('app.startTour', null));
  if (!folders) return;
  await beginTour(folders);
  await openLibrary(folders.library);
}
