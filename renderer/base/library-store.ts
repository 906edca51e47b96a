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
  /** Counts the changes of the library: what was asked of it before may be another answer now. */
  readonly version: number;
  /** Of work on the whole library; null while there is none. */
  readonly progress: Progress | null;
}

/** The open library and its rows. */
export const useLibrary = create<LibraryStore>(() => ({
  library: null,
  rows: [],
  indexing: false,
  version: 0,
  progress: null,
}));

/** Counts what was asked, and which of it is shown: a late answer does not take the place of a later one. */
let asked = 0;
let shown = 0;

export async function refreshRows(): Promise<void> {
  if (useLibrary.getState().library === null) return;
  const own = ++asked;
  const list = await reportErrors(() => request('library.list', null));
  if (!list || own < shown) return;
  shown = own;
  useLibrary.setState(({ version }) => ({ rows: list.rows, indexing: list.indexing, version: version + 1 }));
}
