import { isolateHistory } from '@codemirror/commands';
import { EditorState, Transaction, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { create } from 'zustand';
import { failureOf, type Failure } from '../../shared/ipc/result.ts';
import { countOf } from '../../shared/text/count-of.ts';
import type { Episode } from '../../shared/episode/model.ts';
import type { OpenedEpisode } from '../../shared/ipc/views.ts';
import { mergeTexts } from '../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../shared/merge/render-merge.ts';
import { editsBetween } from '../../shared/text/edits-between.ts';
import { trimEdit, type TextEdit } from '../../shared/text/text-edit.ts';
import { request } from '../app/client.ts';
import { attempt, setUnsaved, tell, useApp, onLeaveLibrary } from '../app/store.ts';
import { besideField, setBeside } from './editor/beside-field.ts';
import { createEpisodeState } from './editor/episode-editor.ts';
import { episodeField } from './editor/episode-field.ts';
import { bodyStart, changesWholeFile } from './editor/front-matter-guard.ts';
import { libraryPeers } from './editor/problems.ts';
import { baseText, isUnsaved, setBase, unsavedEdits } from './editor/unsaved-edits.ts';
import { mayChange } from './read-only.ts';
import { rememberEdit } from './remember-place.ts';

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
interface DiskVersion {
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

export const useEpisode = create<EpisodeStore>(() => ({ session: null, rested: null, failure: null, view: null, touchedField: null, panel: 'details' }));

/** Sessions with unsaved changes outlive a look at another episode. */
const kept = new Map<string, Session>();

let opens = 0;

/** The episode that was asked for last: a slow answer for another one comes too late. */
let wanted: string | null = null;

const current = () => useEpisode.getState().session;

/** Opens an episode, or goes back to one that has unsaved changes. */
export async function openSession(path: string): Promise<void> {
  wanted = path;
  const known = kept.get(path);
  if (known) {
    useEpisode.setState({ session: known, rested: known, failure: null });
    return;
  }
  try {
    const [opened, beside] = await Promise.all([request('episode.open', { path }), attempt(() => request('beside.read', { path }))]);
    // Another episode was asked for meanwhile, or the one that was still shown was edited.
    if (wanted !== path || kept.has(path)) return;
    const { config } = useApp.getState().library!;
    const extras = [EditorState.readOnly.of(opened.readOnly !== null), libraryPeers.of(opened.peers), beside ? besideField.init(() => beside) : []];
    const session: Session = {
      id: opens++,
      path,
      state: createEpisodeState(opened.text, config, extras),
      hash: opened.hash,
      readOnly: opened.readOnly,
      ready: opened.state === 'ready',
      savedLines: null,
      offered: opened.unsaved,
      conflict: null,
    };
    useEpisode.setState({ session, rested: session, failure: null, touchedField: null });
  } catch (error) {
    if (wanted === path) useEpisode.setState({ session: null, rested: null, failure: failureOf(error) });
  }
}

/** Everything that is open belongs to one library. What is unsaved is kept on this machine, and offered there again. */
async function leaveLibrary(): Promise<void> {
  const unsaved = [...kept.values()];
  // What was still to be put away would land in the next library.
  for (const path of journals.keys()) stopJournal(path);
  for (const { path, hash, state } of unsaved) {
    await attempt(() => request('episode.journal', { path, baseHash: hash, text: state.doc.toString() }));
  }
  kept.clear();
  for (const { path } of unsaved) setUnsaved(path, false);
  useEpisode.setState({ session: null, rested: null, failure: null, touchedField: null });
  if (unsaved.length > 0) tell(`${countOf(unsaved.length, 'episode')} had changes that are not saved. They are kept, and offered when you open ${unsaved.length === 1 ? 'it' : 'them'} again.`);
}

onLeaveLibrary(leaveLibrary);

/** Takes over what the view did. */
export function onTransactions(transactions: readonly Transaction[], state: EditorState): void {
  const before = current();
  if (!before) return;
  const changed = transactions.some((tr) => tr.docChanged);
  change(before.path, { state, ...(changed ? { savedLines: null } : {}) }, transactions.every(isTyping) ? 'in-a-pause' : 'now');
  if (!changed) return;
  // Other work takes its place in the journal; what was offered goes on among the earlier versions.
  if (before.offered && !isUnsaved(before.state)) void attempt(() => request('episode.setAside', { path: before.path }));
  markUnsaved(before.path);
  scheduleJournal(before.path);
  if (!transactions.some((tr) => tr.isUserEvent('input.pass'))) rememberEdit({ path: before.path, state });
  const undone = transactions.find((tr) => tr.isUserEvent('undo') || tr.isUserEvent('redo'));
  if (undone) showUndoneField(undone);
}

/** Applies edits as one step of undo, wherever in the file they are. */
export function applyToEpisode(edits: readonly TextEdit[], spec: TransactionSpec = {}): void {
  const { view } = useEpisode.getState();
  if (!view || edits.length === 0 || !mayChange(view.state)) return;
  view.dispatch({ userEvent: 'input.operation', ...spec, changes: [...edits], annotations: [changesWholeFile.of(true), isolateHistory.of('full')] });
}

/** Applies edits to an episode with unsaved work, shown or not, as one step of undo. */
export function applyToSession(path: string, edits: readonly TextEdit[]): void {
  const isShown = current()?.path === path;
  dispatchTo(path, { changes: [...edits], annotations: [changesWholeFile.of(true), isolateHistory.of('full')], userEvent: 'input.operation' });
  // The view tells of what it did itself.
  if (isShown) return;
  markUnsaved(path);
  scheduleJournal(path);
}

/** The texts that are not saved: a preview over the library is made for these, not for what the files hold. */
export function unsavedTexts(): { path: string; text: string }[] {
  return [...kept.values()].map(({ path, state }) => ({ path, text: state.doc.toString() }));
}

export async function saveSession(path: string): Promise<boolean> {
  const session = find(path);
  if (!session || !isUnsaved(session.state)) return true;
  const { doc } = session.state;
  const result = await attempt(() => request('episode.save', { path, baseHash: session.hash, edits: unsavedEdits(session.state) }));
  if (!result) return false;
  if (result.kind === 'changed-on-disk') {
    if (takeInChange(path, result)) return saveSession(path);
    const { conflict } = find(path)!;
    if (conflict) change(path, { conflict: { ...conflict, asked: (session.conflict?.asked ?? 0) + 1 } });
    return false;
  }
  stopJournal(path);
  dispatchTo(path, { effects: setBase.of(doc) });
  change(path, { hash: result.hash, savedLines: result.changedLines, conflict: null, ready: false });
  markUnsaved(path);
  // Typed while it was saved.
  if (kept.has(path)) scheduleJournal(path);
  return true;
}

export async function saveAll(): Promise<void> {
  for (const path of useApp.getState().unsaved) await saveSession(path);
}

/** Another program wrote the file: shown at once where nothing is lost, asked about where something might be. */
export async function onChangedOnDisk(path: string, hash: string): Promise<void> {
  const session = find(path);
  if (!session || session.hash === hash) return;
  const opened = await attempt(() => request('episode.open', { path }));
  if (!opened || opened.hash === find(path)?.hash) return;
  if (isUnsaved(session.state)) takeInChange(path, opened);
  else {
    takeText(path, opened.text, opened.hash);
    tell('Another program changed this episode. You see what is in the file now.');
  }
}

/** Puts another text in place of all that is shown, as the saved one. */
export function takeText(path: string, text: string, hash: string): void {
  const session = find(path);
  if (!session) return;
  const edit = trimEdit(session.state.doc.toString(), text, 0);
  dispatchTo(path, {
    ...(edit ? { changes: edit } : {}),
    effects: setBase.of(session.state.toText(text)),
    annotations: [changesWholeFile.of(true), Transaction.addToHistory.of(false)],
  });
  change(path, { hash, conflict: null, offered: null });
  markUnsaved(path);
}

/**
 * Merges what another program wrote with the work that is not saved, by turn and by field. Where both changed the same,
 * nothing happens until the editor has decided.
 * @returns whether it could be merged without asking
 */
function takeInChange(path: string, disk: DiskVersion): boolean {
  const { state } = find(path)!;
  const { config } = useApp.getState().library!;
  const merge = mergeTexts(baseText(state), state.doc.toString(), disk.text, { config });
  if (merge.conflicts.length > 0) {
    change(path, { conflict: { hash: disk.hash, text: disk.text, asked: 0 } });
    return false;
  }
  finishMerge(path, disk, merge.text);
  tell('Another program changed this episode, and its changes were merged with yours. Undo shows yours alone.');
  return true;
}

/** Shows the merged text as one change that can be undone; a save then replaces what the other program wrote. */
export function finishMerge(path: string, disk: DiskVersion, merged: string): void {
  const session = find(path);
  if (!session) return;
  applyToSession(path, editsBetween(session.state.doc.toString(), merged));
  dispatchTo(path, { effects: setBase.of(session.state.toText(disk.text)) });
  change(path, { hash: disk.hash, conflict: null, ready: false });
  markUnsaved(path);
}

/**
 * The work that is offered, merged with what the file has become since; as it was, where nobody knows what it began with.
 * @returns `isDecided`: false where both changed the same, and our work stands for both
 */
export function mergeOffered({ offered, state }: Session): { readonly text: string; readonly isDecided: boolean } {
  const { text, base } = offered!;
  if (base === null) return { text, isDecided: true };
  const merge = mergeTexts(base, text, state.doc.toString(), { config: useApp.getState().library!.config });
  return { text: renderMerge(merge, merge.conflicts.map(() => 'ours')), isDecided: merge.conflicts.length === 0 };
}

/** Shows work that was offered, as it was or merged, and offers it no more. */
export function takeOffered(text: string): void {
  const session = current();
  if (!session) return;
  change(session.path, { offered: null });
  showAsEdit(text);
}

/** Puts another text in place of the one shown, as one change that can be undone. */
export function showAsEdit(text: string): void {
  const session = current();
  if (session) applyToEpisode(editsBetween(session.state.doc.toString(), text));
}

export async function discardOffered(): Promise<void> {
  const session = current();
  if (!session?.offered) return;
  change(session.path, { offered: null });
  await attempt(() => request('episode.journal', { path: session.path, baseHash: session.hash, text: null }));
}

export async function setReady(ready: boolean): Promise<void> {
  const session = current();
  if (!session) return;
  if (ready && !(await saveSession(session.path))) return;
  const done = await attempt(() => request('episode.setReady', { path: session.path, ready }));
  if (done !== undefined) change(session.path, { ready });
}

/** Somebody else's record of the episode came by git, or ours is written. */
export async function refreshBeside(path: string): Promise<void> {
  if (!find(path)) return;
  const beside = await attempt(() => request('beside.read', { path }));
  if (beside && find(path)) dispatchTo(path, { effects: setBeside.of(beside) });
}

export function showPanel(panel: PanelId): void {
  useApp.setState({ showDetails: true });
  useEpisode.setState({ panel });
}

/** Leads to a turn by its index, or to the last one where there are fewer by now. */
export function goToTurn({ turns }: Episode, index: number): void {
  const turn = turns[Math.min(index, turns.length - 1)];
  if (turn) goToOffset(turn.paragraphs[0]?.from ?? turn.range.from);
}

/** Leads to an offset: into the text, or to the field that stands there. */
export function goToOffset(from: number, to = from): void {
  const { view } = useEpisode.getState();
  if (!view) return;
  if (from < bodyStart(view.state)) {
    const field = view.state.field(episodeField).frontMatter.fields.find(({ range }) => from >= range.from && from < range.to);
    useEpisode.setState({ touchedField: field ? { key: field.key } : null });
    showPanel('details');
    return;
  }
  view.dispatch({ selection: { anchor: from, head: Math.min(to, view.state.doc.lineAt(from).to) }, effects: EditorView.scrollIntoView(from, { y: 'center' }), userEvent: 'select' });
  view.focus();
}

function find(path: string): Session | null {
  const session = current();
  return session?.path === path ? session : (kept.get(path) ?? null);
}

function change(path: string, part: Partial<Session>, shown: 'now' | 'in-a-pause' = 'now'): void {
  const session = find(path);
  if (!session) return;
  const next = { ...session, ...part };
  if (kept.has(path)) kept.set(path, next);
  if (current()?.path !== path) return;
  clearTimeout(pause);
  if (shown === 'now') useEpisode.setState({ session: next, rested: next });
  else {
    useEpisode.setState({ session: next });
    pause = setTimeout(() => useEpisode.setState(({ session: latest }) => ({ rested: latest })), restAfter);
  }
}

let pause: ReturnType<typeof setTimeout> | undefined;
const restAfter = 120;

/** What comes key by key: the panels and the strip need not follow each. */
function isTyping(tr: Transaction): boolean {
  return ['input.type', 'input.pass', 'delete', 'select', 'move', 'undo', 'redo'].some((event) => tr.isUserEvent(event)) || (!tr.docChanged && tr.effects.length === 0);
}

function dispatchTo(path: string, spec: TransactionSpec): void {
  const { view, session } = useEpisode.getState();
  if (view && session?.path === path) view.dispatch(spec);
  else change(path, { state: find(path)!.state.update(spec).state });
}

function markUnsaved(path: string): void {
  const session = find(path)!;
  const unsaved = isUnsaved(session.state);
  if (unsaved) kept.set(path, session);
  else kept.delete(path);
  setUnsaved(path, unsaved);
}

const journals = new Map<string, ReturnType<typeof setTimeout>>();
const journalDelay = 700;

/** Work that is not saved survives a crash: it is kept so long after a change, however much is typed meanwhile. */
function scheduleJournal(path: string): void {
  if (journals.has(path)) return;
  journals.set(
    path,
    setTimeout(() => {
      journals.delete(path);
      const session = find(path);
      const text = session && isUnsaved(session.state) ? session.state.doc.toString() : null;
      void attempt(() => request('episode.journal', { path, baseHash: session?.hash ?? '', text }));
    }, journalDelay),
  );
}

function stopJournal(path: string): void {
  clearTimeout(journals.get(path));
  journals.delete(path);
}

/** An undo in the hidden front matter would be unseen: the form goes to the field that it changed. */
function showUndoneField(tr: Transaction): void {
  const { frontMatter } = tr.state.field(episodeField);
  tr.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    const field = frontMatter.fields.find(({ range }) => fromB < range.to && toB >= range.from);
    if (!field || fromB >= bodyStart(tr.state)) return;
    useEpisode.setState({ touchedField: { key: field.key } });
    showPanel('details');
  });
}
