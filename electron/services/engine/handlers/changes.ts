import type { changesRequests } from '../../../../shared/ipc/requests/changes.ts';
import { changeEpisodes, listChanges, undoChange } from '../../writing/change-set.ts';
import { findSiteOfChange, rollbackPublish } from '../../publish/rollback.ts';
import { pathInLibrary } from '../../library/library.ts';
import { notifyChangedFiles } from './changed-files.ts';
import type { EngineContext, HandlersOf, OpenLibrary } from './context.ts';

export function changesHandlers({
  current,
  emit,
  reindex,
  userData,
}: EngineContext): HandlersOf<typeof changesRequests> {
  const onProgress = (done: number, total: number) =>
    emit('progress', { task: 'change', done, total, finished: done === total });
  /** Open episodes show what was written before the answer says that it was. */
  const notifyChanged = async (target: OpenLibrary, paths: readonly string[]) => {
    await notifyChangedFiles(target, emit);
    // The settings may be among them.
    if (await target.library.reloadConfig()) emit('library.settings', {});
    emit('library.changed', { paths });
    void reindex(target);
  };
  return {
    'changes.apply': async ({ title, files }) => {
      const target = current();
      for (const { path } of files) pathInLibrary(target.library, path);
      const applied = await changeEpisodes(target.library, title, files, onProgress);
      await notifyChanged(target, applied.paths);
      return applied;
    },
    'changes.undo': async ({ id }) => {
      const target = current();
      const site = findSiteOfChange(target.library, id);
      const {
        id: undo,
        restored,
        left,
      } = site === null
        ? await undoChange(target.library, id, onProgress)
        : { ...(await rollbackPublish(target.library, site, id, userData)), id: null };
      await notifyChanged(target, restored);
      return { id: undo, restored, left };
    },
    'changes.list': () => ({ changes: listChanges(current().library) }),
  };
}
