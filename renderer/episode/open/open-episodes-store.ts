import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { create } from 'zustand';
import type { Failure } from '../../../shared/failure.ts';
import type { OpenedEpisode } from '../../../shared/library/opened-episode.ts';
import { setUnsaved } from '../../base/unsaved-store.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';
import { placeViewAt, rememberViewPlace } from './view-places.ts';

/** An episode that is open, in a tab. */
export interface OpenEpisode {
  /** Another one each time that a file is read into a new state. */
  readonly id: number;
  readonly path: string;
  readonly state: EditorState;
  /** Of the bytes that the saved text was read from or written to. */
  readonly hash: string;
  /** Why the file cannot be written; null where it can. */
  readonly readOnly: string | null;
  readonly ready: boolean;
  /** Lines changed by the last save, while nothing was changed since. */
  readonly savedLines: number | null;
  /** Work that an earlier run of the app never saved, and that can be restored. */
  readonly recovered: OpenedEpisode['unsaved'];
  /** What was written into the file meanwhile, where that and the work that is not saved changed the same; `asked` counts the saves that met it. */
  readonly conflict: (DiskVersion & { readonly asked: number }) | null;
}

/** What stands in the file, and the hash of its bytes. */
export interface DiskVersion {
  readonly hash: string;
  readonly text: string;
  /** Whether the editor asked Rostrum for it, as for a change of many files, its undo or a pull, and no other program wrote it. */
  readonly own: boolean;
}

interface OpenEpisodes {
  /**
   * By path, in the order of their tabs. Of the one that is shown, the state is what everything around the text shows: the editor view has the
   * latest one, and while somebody types this one follows in the first pause.
   */
  readonly episodes: ReadonlyMap<string, OpenEpisode>;
  /** Path of the episode that is shown. */
  readonly shown: string | null;
  /** Path of the episode whose tab the next one takes, unless it is changed or kept open before. */
  readonly preview: string | null;
  /** Why the episode that was asked for is not. */
  readonly failure: Failure | null;
  /** While there is one, it holds the state of the episode that is shown. */
  readonly view: EditorView | null;
  /** The field that an undo or a problem leads to, with the key null where it is none; the form shows it once. */
  readonly touchedField: { readonly key: string | null } | null;
  readonly panel: PanelId;
  /** The panel takes the focus once it is shown. */
  readonly panelWantsFocus: boolean;
}

export type PanelId = 'details' | 'speakers' | 'problems' | 'history';

export const useOpenEpisodes = create<OpenEpisodes>(() => ({
  episodes: new Map(),
  shown: null,
  preview: null,
  failure: null,
  view: null,
  touchedField: null,
  panel: 'details',
  panelWantsFocus: false,
}));

const { getState: get, setState: set } = useOpenEpisodes;

/** For components: the episode that is shown, as everything around the text shows it. */
export function selectShown({ episodes, shown }: Pick<OpenEpisodes, 'episodes' | 'shown'>): OpenEpisode | null {
  return shown === null ? null : (episodes.get(shown) ?? null);
}

/** The episode that is shown, as it is now. */
export function shownEpisode(): OpenEpisode | null {
  const { shown } = get();
  return shown === null ? null : findEpisode(shown);
}

/** An open episode, as it is now. */
export function findEpisode(path: string): OpenEpisode | null {
  const { episodes, shown, view } = get();
  const episode = episodes.get(path);
  if (!episode) return null;
  return path === shown ? { ...episode, ...waiting?.part, state: view?.state ?? episode.state } : episode;
}

/** The episodes with changes that are not saved, as they are now. */
export function unsavedEpisodes(): OpenEpisode[] {
  return [...get().episodes.keys()].map((path) => findEpisode(path)!).filter(({ state }) => isUnsaved(state));
}

/** The texts that are not saved: a preview over the library is made for these, not for what the files hold. */
export function unsavedTexts(): { path: string; text: string }[] {
  return unsavedEpisodes().map(({ path, state }) => ({ path, text: state.doc.toString() }));
}

/** In milliseconds: longer than between two keys of somebody who types on. */
const pauseMs = 250;
/** What changed of the shown episode, besides its state, since everything around the text followed. */
let waiting: { readonly part: Partial<OpenEpisode>; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** Whether somebody types, so that everything around the text follows in the first pause. */
export function isPauseAwaited(): boolean {
  return waiting !== null;
}

function takeWaiting(): Partial<OpenEpisode> {
  clearTimeout(waiting?.timer);
  const part = waiting?.part ?? {};
  waiting = null;
  return part;
}

/** @param follow whether everything around the text follows at once, or in the first pause of the typing */
export function changeEpisode(path: string, part: Partial<OpenEpisode>, follow: 'now' | 'in-a-pause' = 'now'): void {
  if (path === get().shown && follow === 'in-a-pause') {
    waiting = { part: { ...takeWaiting(), ...part }, timer: setTimeout(() => changeEpisode(path, {}), pauseMs) };
    return;
  }
  const episode = findEpisode(path);
  if (!episode) return;
  if (path === get().shown) takeWaiting();
  set({ episodes: new Map(get().episodes).set(path, { ...episode, ...part }) });
}

/** Changes the state of an open episode, through the view where it is shown. */
export function dispatchTo(path: string, spec: TransactionSpec): void {
  const { view, shown } = get();
  if (view && shown === path) view.dispatch(spec);
  else changeEpisode(path, { state: findEpisode(path)!.state.update(spec).state });
}

/** Shows an episode. One that is not open yet takes the tab of the one that is only looked at, or a new one behind the shown. */
export function show(episode: OpenEpisode): void {
  leaveView();
  const { view, shown, preview, episodes } = get();
  const tabs = [...episodes];
  const isNew = !episodes.has(episode.path);
  if (isNew) {
    const at = tabs.findIndex(([path]) => path === (preview ?? shown));
    if (preview !== null) tabs.splice(at, 1, [episode.path, episode]);
    else tabs.splice(at < 0 ? tabs.length : at + 1, 0, [episode.path, episode]);
  }
  const isOther = view !== null && shownEpisode()?.id !== episode.id;
  if (isOther) fill(view, episode);
  takeWaiting();
  set({
    episodes: new Map(tabs).set(episode.path, episode),
    shown: episode.path,
    failure: null,
    ...(isNew ? { preview: episode.path } : {}),
  });
  if (isOther) placeViewAt(episode.path, view);
  if (isUnsaved(episode.state) || kept === episode.path) keepOpen(episode.path);
}

/** An episode that is to be kept open once it is. */
let kept: string | null = null;

/** An episode that was only looked at keeps its tab. One that is not open yet does once it is. */
export function keepOpen(path: string): void {
  kept = get().episodes.has(path) ? null : path;
  if (get().preview === path) set({ preview: null });
}

/** Closes the tab of an episode. What is not saved of it is lost here: it is kept before. */
export function close(path: string): void {
  if (path === get().shown) leaveView();
  const episodes = new Map(get().episodes);
  episodes.delete(path);
  if (path === get().shown) takeWaiting();
  set(({ shown, preview }) => ({
    episodes,
    shown: shown === path ? null : shown,
    preview: preview === path ? null : preview,
  }));
}

/** Shows why an episode cannot be opened. */
export function showFailure(failure: Failure): void {
  leaveView();
  takeWaiting();
  set({ shown: null, failure });
}

/** Takes over the state of the shown episode from the view, and remembers where in it the editor is. */
export function leaveView(): void {
  const { view } = get();
  const episode = shownEpisode();
  if (!episode) return;
  if (view) rememberViewPlace(episode.path, view);
  changeEpisode(episode.path, {});
}

export function closeAll(): void {
  takeWaiting();
  set({ episodes: new Map(), shown: null, preview: null, failure: null, touchedField: null });
}

/** From now on the view holds the state of the episode that is shown. */
export function attachView(view: EditorView): void {
  const episode = selectShown(get());
  if (episode) fill(view, episode);
  set({ view });
  if (episode) placeViewAt(episode.path, view);
}

export function detachView(): void {
  const { shown } = get();
  if (shown !== null) changeEpisode(shown, {});
  set({ view: null });
}

function fill(view: EditorView, { state }: OpenEpisode): void {
  view.setState(state);
  view.scrollDOM.scrollTo(0, 0);
}

/** Tells the window whether an episode has changes that are not saved. One that has keeps its tab. */
export function markUnsaved(path: string): void {
  const unsaved = isUnsaved(findEpisode(path)!.state);
  if (unsaved) keepOpen(path);
  setUnsaved(path, unsaved);
}
