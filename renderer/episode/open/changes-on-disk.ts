import { Transaction } from '@codemirror/state';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import { trimEdit } from '../../../shared/text/text-edit.ts';
import { request } from '../../base/client.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors, notify } from '../../base/notices-store.ts';
import { editEpisode } from './edit-episode.ts';
import { changesWholeFile } from '../editor/front-matter-guard.ts';
import { baseText, isUnsaved, setBase } from '../editor/unsaved-edits.ts';
import {
  changeEpisode,
  dispatchTo,
  findEpisode,
  markUnsaved,
  shownEpisode,
  type DiskVersion,
} from './open-episodes-store.ts';

/**
 * Somebody else wrote the file: shown at once where nothing is lost, asked about where something might be.
 * @param own whether the editor asked for it, with a change of many files, an undo or a pull, and is told there
 */
export async function onChangedOnDisk(path: string, hash: string, own: boolean): Promise<void> {
  const openEpisode = findEpisode(path);
  if (!openEpisode || openEpisode.hash === hash) return;
  const opened = await reportErrors(() => request('episode.open', { path }));
  if (!opened || opened.hash === findEpisode(path)?.hash) return;
  if (isUnsaved(openEpisode.state)) mergeChange(path, { ...opened, own });
  else {
    takeText(path, opened.text, opened.hash);
    if (!own && path === shownEpisode()?.path)
      notify('Another program changed this episode. You see what is in the file now.');
  }
}

/**
 * Merges what was written into the file with the work that is not saved, by turn and by field. Where both changed the same,
 * nothing happens until the editor has decided.
 * @returns whether it could be merged without asking
 */
export function mergeChange(path: string, disk: DiskVersion): boolean {
  const { state } = findEpisode(path)!;
  const { config } = useLibrary.getState().library!;
  const merge = mergeTexts(baseText(state), state.doc.toString(), disk.text, { config });
  if (merge.conflicts.length > 0) {
    changeEpisode(path, { conflict: { hash: disk.hash, text: disk.text, own: disk.own, asked: 0 } });
    return false;
  }
  // Where it is the work itself that was saved, there is nothing to tell.
  const isNews = merge.text !== state.doc.toString() || !disk.own;
  finishMerge(path, disk, merge.text);
  if (isNews)
    notify(
      disk.own
        ? 'What you did changed the file of this episode too, and was merged with your unsaved work. Undo shows yours alone.'
        : 'Another program changed this episode, and its changes were merged with yours. Undo shows yours alone.',
    );
  return true;
}

/** Shows the merged text as one change that can be undone; a save then replaces what was written meanwhile. */
export function finishMerge(path: string, disk: DiskVersion, merged: string): void {
  const openEpisode = findEpisode(path);
  if (!openEpisode) return;
  editEpisode(path, editsBetween(openEpisode.state.doc.toString(), merged));
  dispatchTo(path, { effects: setBase.of(openEpisode.state.toText(disk.text)) });
  changeEpisode(path, { hash: disk.hash, conflict: null, ready: false });
  markUnsaved(path);
}

/** Puts another text in place of all that is shown, as the saved one. */
function takeText(path: string, text: string, hash: string): void {
  const openEpisode = findEpisode(path);
  if (!openEpisode) return;
  const edit = trimEdit(openEpisode.state.doc.toString(), text, 0);
  dispatchTo(path, {
    ...(edit ? { changes: edit } : {}),
    effects: setBase.of(openEpisode.state.toText(text)),
    annotations: [changesWholeFile.of(true), Transaction.addToHistory.of(false)],
  });
  changeEpisode(path, { hash, conflict: null, recovered: null });
  markUnsaved(path);
}
