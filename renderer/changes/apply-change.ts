import { countOf } from '../../shared/text/count-of.ts';
import type { TextEdit } from '../../shared/text/text-edit.ts';
import { request } from '../base/client.ts';
import { reportErrors, notifyWithAction, notify } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { editEpisode } from '../episode/open/edit-episode.ts';

/** One file of a change, its edits worked out for the bytes with `hash`, or for the unsaved text of its editor. */
export interface ChangedFile {
  readonly path: string;
  readonly hash: string;
  readonly edits: readonly TextEdit[];
}

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
    notifyWithAction(`${title} in ${countOf(onDisk.length, 'episode')}.`, {
      title: 'Undo',
      run: () => void undoChange(applied.id),
    });
  }
  for (const { path, edits } of inEditors) editEpisode(path, edits);
  if (inEditors.length > 0)
    notify(`${title} in ${countOf(inEditors.length, 'episode')} with unsaved work; undo it there.`);
  return true;
}

/** Undoes a change of many episodes, and says which files were left. */
export async function undoChange(id: string): Promise<void> {
  const undone = await reportErrors(() => request('changes.undo', { id }));
  if (!undone) return;
  if (undone.left.length === 0) notify(`Undone in ${countOf(undone.restored.length, 'file')}.`);
  else
    notify(
      `Undone in ${countOf(undone.restored.length, 'file')}. ${undone.left.length} left as they are:`,
      'error',
      undone.left.map(({ path, reason }) => `${path}: ${reason}`).join(' '),
    );
}
