import { create } from 'zustand';
import { failureOf } from '../../shared/ipc/result.ts';
import type { EpisodeRow, LastPlace, LibraryInfo, Preferences, Progress } from '../../shared/ipc/views.ts';
import { request } from './client.ts';
import type { ViewKind } from './views.ts';

/** What the main area shows. */
export type Place = { readonly kind: ViewKind } | { readonly kind: 'episode'; readonly path: string; readonly line?: number; readonly resume?: LastPlace };

export interface AppState {
  readonly platform: string;
  readonly version: string;
  readonly preferences: Preferences;
  readonly recent: readonly string[];
  /** Null until one is open. */
  readonly library: LibraryInfo | null;
  readonly rows: readonly EpisodeRow[];
  readonly indexing: boolean;
  readonly progress: Progress | null;
  readonly place: Place;
  /** Paths with changes that are not saved. */
  readonly unsaved: ReadonlySet<string>;
  /** Told once, until it is put away. */
  readonly notices: readonly Notice[];
  readonly showLibrary: boolean;
  readonly showDetails: boolean;
  /** The player, even where no recording is chosen. */
  readonly showPlayer: boolean;
  readonly starting: boolean;
}

export interface Notice {
  readonly id: number;
  readonly kind: 'error' | 'info';
  readonly message: string;
  readonly next?: string | undefined;
  /** One thing that can be done about it. */
  readonly action?: NoticeAction;
}

export interface NoticeAction {
  readonly title: string;
  readonly run: () => void;
}

export const useApp = create<AppState>(() => ({
  platform: 'linux',
  version: '',
  preferences: { theme: 'system', keys: {}, textSize: 1, spelling: true, player: { rate: 1, skip: 5, backOnPause: 1 } },
  recent: [],
  library: null,
  rows: [],
  indexing: false,
  progress: null,
  place: { kind: 'summary' },
  unsaved: new Set(),
  notices: [],
  showLibrary: true,
  showDetails: true,
  showPlayer: false,
  starting: true,
}));

const set = useApp.setState;
const get = useApp.getState;

let noticeCount = 0;

/** Shows a notice in the corner. @param next what the reader can do now */
export function tell(message: string, kind: Notice['kind'] = 'info', next?: string): void {
  const id = noticeCount++;
  set({ notices: [...get().notices.filter((notice) => notice.message !== message), { id, kind, message, next }] });
  if (kind === 'info') setTimeout(() => dismiss(id), 6000);
}

/** Tells what was done, with a way to take it back. */
export function offer(message: string, action: NoticeAction): void {
  const id = noticeCount++;
  set({ notices: [...get().notices, { id, kind: 'info', message, action }] });
  setTimeout(() => dismiss(id), 30_000);
}

export function dismiss(id: number): void {
  set({ notices: get().notices.filter((notice) => notice.id !== id) });
}

/** Runs what an editor asked for; what goes wrong is told. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { message, next } = failureOf(error);
    tell(message, 'error', next);
    return undefined;
  }
}

export async function start(): Promise<void> {
  await attempt(async () => {
    const { library, ...rest } = await request('app.start', null);
    set(rest);
    if (library !== null) await openLibrary(library);
  });
  set({ starting: false });
}

const leaving = new Set<() => Promise<void>>();

/** Called before another library takes the place of the one that is open, or the window is closed: what is unsaved is put away, the rest forgotten. */
export function onLeaveLibrary(listener: () => Promise<void>): void {
  leaving.add(listener);
}

export async function leaveLibrary(): Promise<void> {
  if (get().library !== null) for (const leave of leaving) await leave();
}

export async function openLibrary(path: string): Promise<void> {
  const before = get().library;
  await leaveLibrary();
  const info = await attempt(() => request('library.open', { path }));
  if (!info) {
    if (before !== null) set({ place: { kind: 'summary' } });
    return;
  }
  set({ library: info, rows: [], indexing: true, progress: null, place: info.asked === null ? { kind: 'summary' } : { kind: 'episode', path: info.asked } });
  if (info.notice) tell(info.notice);
  await refreshRows();
}

export async function chooseLibrary(): Promise<void> {
  const path = await attempt(() => request('app.chooseFolder', { title: 'Open a Library' }));
  if (path) await openLibrary(path);
}

export async function openSample(): Promise<void> {
  const path = await attempt(() => request('app.copySample', null));
  if (path) await openLibrary(path);
}

export async function refreshRows(): Promise<void> {
  if (!get().library) return;
  const list = await attempt(() => request('library.list', null));
  if (list) set({ rows: list.rows, indexing: list.indexing });
}

export function go(place: Place): void {
  set({ place });
}

export async function changePreferences(part: Partial<Preferences>): Promise<void> {
  const preferences = { ...get().preferences, ...part };
  set({ preferences });
  await attempt(() => request('app.setPreferences', preferences));
}

export function setUnsaved(path: string, unsaved: boolean): void {
  const before = get().unsaved;
  if (before.has(path) === unsaved) return;
  const paths = new Set(before);
  if (unsaved) paths.add(path);
  else paths.delete(path);
  set({ unsaved: paths });
  void attempt(() => request('app.setUnsaved', { paths: [...paths] }));
}
