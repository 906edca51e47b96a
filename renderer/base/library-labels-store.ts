import { create } from 'zustand';
import type { Answer } from '../../shared/ipc/contract.ts';
import { request } from './client.ts';
import { useLibrary } from './library-store.ts';

/** Which labels stand for whom in the open library, and every name, as of the last look at the files. */
export const useLibraryLabels = create<Answer<'people.labels'>>(() => ({ uses: [], people: [] }));

let look: Promise<void> = Promise.resolve();

/** The labels of the library as it is now: once a look that is under way is over. */
export async function latestLabels(): Promise<Answer<'people.labels'>> {
  await look;
  return useLibraryLabels.getState();
}

/** Keeps the labels up with the library. Returns the function that stops it. */
export function followLabels(): () => void {
  const load = () => {
    if (useLibrary.getState().library === null) return;
    // What cannot be read now is only not offered.
    look = request('people.labels', null).then(
      (labels) => useLibraryLabels.setState(labels),
      () => {},
    );
  };
  load();
  return useLibrary.subscribe((state, before) => {
    if (state.rows !== before.rows) load();
  });
}
