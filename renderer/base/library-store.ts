import { append } from '../../shared/lists.ts';
import { create } from 'zustand';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import type { LibraryInfo } from '../../shared/library/library-info.ts';
import type { Progress } from '../../shared/progress.ts';
import { request } from './client.ts';
import { collectGarbageSoon } from './collect-garbage.ts';
import { nextTask } from './next-task.ts';
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

/** Whether there is nothing in the library to work on, as far as its folder was looked through. */
export function isWithoutEpisodes({ rows, indexing }: Pick<LibraryStore, 'rows' | 'indexing'>): boolean {
  return !indexing && rows.every(({ kind }) => kind === 'other');
}

/** Numbers of what was asked, by which a late answer is recognised: it does not take the place of a later one. */
let asked = 0;
let shownList = 0;
let shownChange = 0;

/** From so many rows on, what the answer took is worth giving back. */
const manyRows = 500;

/** Asks for the whole list. */
export async function refreshRows(): Promise<void> {
  if (useLibrary.getState().library === null) return;
  const own = ++asked;
  const list = await reportErrors(() => request('library.list', null));
  // Reading thousands of rows takes as long as showing them: the page is not kept busy with both at once.
  await nextTask();
  if (!list || own < shownList) return;
  shownList = own;
  if (list.rows.length >= manyRows) collectGarbageSoon();
  useLibrary.setState(({ version }) => ({ rows: list.rows, indexing: list.indexing, version: version + 1 }));
  // Rows that were asked for later and came earlier are not in this list.
  if (own < shownChange) await refreshRows();
}

/** Beyond this many rows the whole list is as cheap. */
const maxApplied = 200;

/** Asks for the rows of files that changed, came or went, and puts them into the list. @param paths all files where it is empty */
export async function refreshChangedRows(paths: readonly string[]): Promise<void> {
  if (paths.length === 0 || paths.length > maxApplied) return refreshRows();
  if (useLibrary.getState().library === null) return;
  const own = ++asked;
  const change = await reportErrors(() => request('library.rows', { paths }));
  if (!change || own < shownList) return;
  shownChange = own;
  useLibrary.setState(({ rows, version }) => ({
    rows: withChangedRows(rows, paths, change.rows),
    indexing: change.indexing,
    version: version + 1,
  }));
}

/** So many rows are asked for at a time while files are read for the first time, and milliseconds pass in between. */
const maxPortion = 1000;
const portionPause = 250;
let listed: string[] = [];
let isPutting = false;

const rootOf = () => useLibrary.getState().library?.root;

/** Puts the rows of files into the list that were read for the first time, in portions: nothing waits for one of them. */
export async function putListedRows(paths: readonly string[]): Promise<void> {
  append(listed, paths);
  if (isPutting) return;
  isPutting = true;
  while (listed.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, portionPause));
    const portion = listed.slice(0, maxPortion);
    listed = listed.slice(maxPortion);
    const own = ++asked;
    const root = rootOf();
    // Not told: while another library is opened there is none, and the whole list, once all are read, tells of the rest.
    const change = await request('library.rows', { paths: portion }).catch(() => null);
    await nextTask();
    // A whole list that was asked for later has them.
    if (change === null || own < shownList || rootOf() !== root) continue;
    if (own < shownChange) {
      // Some of these rows may have changed since.
      append(listed, portion);
      continue;
    }
    shownChange = own;
    useLibrary.setState(({ rows }) => ({ rows: withChangedRows(rows, portion, change.rows) }));
  }
  isPutting = false;
}

/** Has whatever is shown of the library asked for again, though not all of it is listed yet. */
export function tellOfChanges(): void {
  useLibrary.setState(({ version }) => ({ version: version + 1 }));
}

/** @param rows by path, as the result is */
function withChangedRows(
  rows: readonly EpisodeRow[],
  paths: readonly string[],
  changed: readonly EpisodeRow[],
): EpisodeRow[] {
  const gone = new Set(paths);
  const kept = rows.filter(({ path }) => !gone.has(path));
  return [...kept, ...changed].sort((a, b) => (a.path < b.path ? -1 : 1));
}
