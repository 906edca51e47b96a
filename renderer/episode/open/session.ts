import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { create } from 'zustand';
import type { Failure } from '../../../shared/failure.ts';
import type { OpenedEpisode } from '../../../shared/library/opened-episode.ts';
import { setUnsaved } from '../../base/unsaved-store.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';

/** An episode that is open, or was and has changes that are not saved. */
export interface Session {
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
  /** Work of an earlier session, offered. */
  readonly offered: OpenedEpisode['unsaved'];
  /** What another program wrote meanwhile, where it and the work that is not saved changed the same; `asked` counts the saves that met it. */
  readonly conflict: (DiskVersion & { readonly asked: number }) | null;
}

/** What stands in the file, and the hash of its bytes. */
export interface DiskVersion {
  readonly hash: string;
  readonly text: string;
}

interface EpisodeStore {
  readonly session: Session | null;
  /** The session as everything around the text shows it: while somebody types it rests, and follows in the first pause. */
  readonly rested: Session | null;
  readonly failure: Failure | null;
  readonly view: EditorView | null;
  /** The field that an undo or a problem leads to; the form shows it. */
  readonly touchedField: { readonly key: string } | null;
  readonly panel: PanelId;
}

export type PanelId = 'details' | 'speakers' | 'problems' | 'history';

export const useEpisode = create<EpisodeStore>(() => ({
  session: null,
  rested: null,
  failure: null,
  view: null,
  touchedField: null,
  panel: 'details',
}));

/** Sessions with unsaved changes outlive a look at another episode. */
export const kept = new Map<string, Session>();

/** The session of the episode that is shown. */
export const currentSession = () => useEpisode.getState().session;

/** The session of an episode that is shown, or that has unsaved changes. */
export function findSession(path: string): Session | null {
  const session = currentSession();
  return session?.path === path ? session : (kept.get(path) ?? null);
}

/** The texts that are not saved: a preview over the library is made for these, not for what the files hold. */
export function unsavedTexts(): { path: string; text: string }[] {
  return [...kept.values()].map(({ path, state }) => ({ path, text: state.doc.toString() }));
}

let pause: ReturnType<typeof setTimeout> | undefined;
/** In milliseconds: longer than between two keys of somebody who types on. */
const restAfter = 250;

/** @param shown whether everything around the text follows at once, or in the first pause of the typing */
export function changeSession(path: string, part: Partial<Session>, shown: 'now' | 'in-a-pause' = 'now'): void {
  const session = findSession(path);
  if (!session) return;
  const next = { ...session, ...part };
  if (kept.has(path)) kept.set(path, next);
  if (currentSession()?.path !== path) return;
  clearTimeout(pause);
  if (shown === 'now') useEpisode.setState({ session: next, rested: next });
  else {
    useEpisode.setState({ session: next });
    pause = setTimeout(() => useEpisode.setState(({ session: latest }) => ({ rested: latest })), restAfter);
  }
}

/** Changes the state of an episode, through the view where it is shown. */
export function dispatchTo(path: string, spec: TransactionSpec): void {
  const { view, session } = useEpisode.getState();
  if (view && session?.path === path) view.dispatch(spec);
  else changeSession(path, { state: findSession(path)!.state.update(spec).state });
}

/** Keeps the session while its text is not the saved one, and tells the window. */
export function markUnsaved(path: string): void {
  const session = findSession(path)!;
  const unsaved = isUnsaved(session.state);
  if (unsaved) kept.set(path, session);
  else kept.delete(path);
  setUnsaved(path, unsaved);
}
