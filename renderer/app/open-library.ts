import { create } from 'zustand';
import { request } from '../base/client.ts';
import { refreshRows, useLibrary } from '../base/library-store.ts';
import { go, startAt } from '../base/navigation-store.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { changeConfig } from '../episode/editor/episode-field.ts';
import { dispatchTo, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { leaveLibrary } from './leave-library.ts';

interface Start {
  /** Until it is known which library the window begins with. */
  readonly starting: boolean;
  /** Folders of libraries that were open before, the latest first. */
  readonly recent: readonly string[];
}

export const useStart = create<Start>(() => ({ starting: true, recent: [] }));

/** Asks the main process what the window begins with, and opens that. */
export async function start(): Promise<void> {
  await reportErrors(async () => {
    const { library, preferences, platform, recent } = await request('app.start', null);
    usePreferences.setState({ preferences, platform });
    useStart.setState({ recent });
    if (library !== null) await openLibrary(library);
  });
  useStart.setState({ starting: false });
}

/** @param path the library's folder, or an episode in it */
export async function openLibrary(path: string): Promise<void> {
  const before = useLibrary.getState().library;
  await leaveLibrary();
  const library = await reportErrors(() => request('library.open', { path }));
  if (!library) {
    if (before !== null) go({ kind: 'worklist' });
    return;
  }
  useLibrary.setState(({ version }) => ({ library, rows: [], indexing: true, version: version + 1, progress: null }));
  startAt(library.asked === null ? { kind: 'worklist' } : { kind: 'episode', path: library.asked });
  if (library.notice) notify(library.notice);
  await refreshRows();
}

/** The library's settings say something else: whatever is open goes by them from now on. */
export async function refreshSettings(): Promise<void> {
  if (useLibrary.getState().library === null) return;
  const library = await reportErrors(() => request('library.info', null));
  if (!library) return;
  useLibrary.setState(({ version }) => ({ library, version: version + 1 }));
  for (const path of useOpenEpisodes.getState().episodes.keys())
    dispatchTo(path, { effects: changeConfig(library.config) });
}

export async function chooseLibrary(): Promise<void> {
  const path = await reportErrors(() => request('app.chooseFolder', { title: 'Open a Library' }));
  if (path) await openLibrary(path);
}

export async function openSample(): Promise<void> {
  const path = await reportErrors(() => request('app.copySample', null));
  if (path) await openLibrary(path);
}
