import { create } from 'zustand';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import type { LibraryInfo } from '../../shared/library/library-info.ts';
import type { Progress } from '../../shared/progress.ts';
import { request } from './client.ts';
import { reportErrors } from './notices-store.ts';

interface LibraryStore {
  /** Null until one is open. */
  readonly library: LibraryInfo | null;
  readonly rows: readonly EpisodeRow[];
  readonly indexing: boolean;
  /** Of work on the whole library; null while there is none. */
  readonly progress: Progress | null;
}

/** The open library and its rows. */
export const useLibrary = create<LibraryStore>(() => ({ library: null, rows: [], indexing: false, progress: null }));

export async function refreshRows(): Promise<void> {
  if (useLibrary.getState().library === null) return;
  const list = await reportErrors(() => request('library.list', null));
  if (list) useLibrary.setState({ rows: list.rows, indexing: list.indexing });
}
