import { request } from '../../base/client.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { useUnsaved } from '../../base/unsaved-store.ts';
import { mergeChange } from './changes-on-disk.ts';
import { setOtherSplit } from '../editor/problems-field.ts';
import { isUnsaved, setBase, unsavedEdits } from '../editor/unsaved-edits.ts';
import { scheduleJournal, stopJournal } from './journal.ts';
import { changeEpisode, shownEpisode, dispatchTo, findEpisode, markUnsaved } from './open-episodes-store.ts';

/**
 * Writes the changes of an episode to its file. Where another program wrote it meanwhile, its changes are merged in first.
 * @returns false where it could not be written, or where the editor has to decide about the merge
 */
export async function saveEpisode(path: string): Promise<boolean> {
  const openEpisode = findEpisode(path);
  if (!openEpisode || !isUnsaved(openEpisode.state)) return true;
  const { doc } = openEpisode.state;
  const result = await reportErrors(() =>
    request('episode.save', { path, baseHash: openEpisode.hash, edits: unsavedEdits(openEpisode.state) }),
  );
  if (!result) return false;
  if (result.kind === 'changed-on-disk') {
    if (mergeChange(path, result)) return saveEpisode(path);
    const { conflict } = findEpisode(path)!;
    if (conflict) changeEpisode(path, { conflict: { ...conflict, asked: (openEpisode.conflict?.asked ?? 0) + 1 } });
    return false;
  }
  stopJournal(path);
  const typedSince = findEpisode(path)?.state.doc !== doc;
  dispatchTo(path, {
    effects: [setBase.of(doc), ...(typedSince ? [] : [setOtherSplit.of(result.otherSplit)])],
  });
  changeEpisode(path, { hash: result.hash, savedLines: result.changedLines, conflict: null, ready: false });
  markUnsaved(path);
  // Typed while it was saved.
  if (useUnsaved.getState().unsaved.has(path)) scheduleJournal(path);
  return true;
}

export async function saveAll(): Promise<void> {
  for (const path of useUnsaved.getState().unsaved) await saveEpisode(path);
}

/** Ticks the shown episode as ready, which saves it first, or takes the tick away. */
export async function setReady(ready: boolean): Promise<void> {
  const openEpisode = shownEpisode();
  if (openEpisode) await tickReady(openEpisode.path, ready);
}

/**
 * Ticks an episode as ready, open or not; its unsaved work is saved first.
 * @returns whether that was done
 */
export async function tickReady(path: string, ready: boolean): Promise<boolean> {
  if (ready && !(await saveEpisode(path))) return false;
  const done = await reportErrors(() => request('episode.setReady', { path, ready }));
  if (done === undefined) return false;
  if (findEpisode(path)) changeEpisode(path, { ready });
  return true;
}
