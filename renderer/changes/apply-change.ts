import { countOf } from '../../shared/text/count-of.ts';
import type { TextEdit } from '../../shared/text/text-edit.ts';
import { request } from '../base/client.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { editEpisode } from '../episode/open/edit-episode.ts';
import { clearLastChange, offerUndo, useLastChange, type LastChange } from './last-change-store.ts';

/** One file of a change, its edits worked out for the bytes with `hash`, or for the unsaved text of its editor. */
export interface ChangedFile {
  readonly path: string;
  readonly hash: string;
  readonly edits: readonly TextEdit[];
}

/** What says which change is to be taken back. */
type ChangeToUndo = Pick<LastChange, 'id' | 'title'> & Partial<LastChange>;

/**
 * Changes many episodes as one, and offers to undo that. An episode with unsaved work is changed in its editor,
 * as one step of undo there; all others are written, all of them or none.
 * @param title what was done, in the past tense: “Renamed Brigid Daniel”
 * @returns whether it was done
 */
export async function applyChange(title: string, files: readonly ChangedFile[]): Promise<boolean> {
  const { unsaved } = useUnsaved.getState();
  const onDisk = files.filter(({ path }) => !unsaved.has(path));
  const inEditors = files.filter(({ path }) => unsaved.has(path));
  if (onDisk.length > 0) {
    const applied = await reportErrors(() =>
      request('changes.apply', {
        title,
        files: onDisk.map(({ path, hash, edits }) => ({ path, baseHash: hash, edits })),
      }),
    );
    if (!applied) return false;
    const change = { id: applied.id, title, paths: applied.paths, files: applied.paths.length, isUndo: false };
    offerUndo(`${title} in ${countOf(onDisk.length, 'episode')}.`, change, () => void undoChange(change));
  }
  for (const { path, edits } of inEditors) editEpisode(path, edits);
  if (inEditors.length > 0)
    notify(`${title} in ${countOf(inEditors.length, 'episode')} with unsaved work; undo it there.`);
  return true;
}

/** Takes a change of many files back, offers to do it again, and says which files were left. */
export async function undoChange({ id, title, isUndo = false }: ChangeToUndo): Promise<void> {
  const undone = await reportErrors(() => request('changes.undo', { id }));
  if (!undone) return;
  const { restored, left } = undone;
  if (useLastChange.getState().last?.id === id) clearLastChange();
  const message = `${isUndo ? 'Did again' : 'Undid'}: ${title} (${countOf(restored.length, 'file')}).`;
  if (undone.id === null) notify(message);
  else {
    const change = { id: undone.id, title, paths: restored, files: restored.length, isUndo: !isUndo };
    offerUndo(message, change, () => void undoChange(change));
  }
  if (left.length > 0)
    notify(
      `${countOf(left.length, 'file was', 'files were')} left as they are:`,
      'error',
      left.map(({ path, reason }) => `${path}: ${reason}`).join(' '),
    );
}
