import { request } from '../../base/client.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { useUnsaved } from '../../base/unsaved-store.ts';
import { takeInChange } from './changes-on-disk.ts';
import { isUnsaved, setBase, unsavedEdits } from '../editor/unsaved-edits.ts';
import { scheduleJournal, stopJournal } from './session-journal.ts';
import { changeSession, currentSession, dispatchTo, findSession, kept, markUnsaved } from './session.ts';

/**
 * Writes the changes of an episode to its file. Where another program wrote it meanwhile, its changes are merged in first.
 * @returns false where it could not be written, or where the editor has to decide about the merge
 */
export async function saveSession(path: string): Promise<boolean> {
  const session = findSession(path);
  if (!session || !isUnsaved(session.state)) return true;
  const { doc } = session.state;
  const result = await reportErrors(() =>
    request('episode.save', { path, baseHash: session.hash, edits: unsavedEdits(session.state) }),
  );
  if (!result) return false;
  if (result.kind === 'changed-on-disk') {
    if (takeInChange(path, result)) return saveSession(path);
    const { conflict } = findSession(path)!;
    if (conflict) changeSession(path, { conflict: { ...conflict, asked: (session.conflict?.asked ?? 0) + 1 } });
    return false;
  }
  stopJournal(path);
  dispatchTo(path, { effects: setBase.of(doc) });
  changeSession(path, { hash: result.hash, savedLines: result.changedLines, conflict: null, ready: false });
  markUnsaved(path);
  // Typed while it was saved.
  if (kept.has(path)) scheduleJournal(path);
  return true;
}

export async function saveAll(): Promise<void> {
  for (const path of useUnsaved.getState().unsaved) await saveSession(path);
}

/** Ticks the shown episode as ready, which saves it first, or takes the tick away. */
export async function setReady(ready: boolean): Promise<void> {
  const session = currentSession();
  if (!session) return;
  if (ready && !(await saveSession(session.path))) return;
  const done = await reportErrors(() => request('episode.setReady', { path: session.path, ready }));
  if (done !== undefined) changeSession(session.path, { ready });
}
