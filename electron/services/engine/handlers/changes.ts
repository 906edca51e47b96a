import type { changesRequests } from '../../../../shared/ipc/requests/changes.ts';
import { changeEpisodes, listChanges, undoChange } from '../../writing/change-set.ts';
import { findSiteOfChange, rollbackPublish } from '../../publish/rollback.ts';
import { pathInLibrary } from '../../library/library.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function changesHandlers({
  current,
  emit,
  reindex,
  userData,
}: EngineContext): HandlersOf<typeof changesRequests> {
  const onProgress = (done: number, total: number) =>
    emit('progress', { task: 'change', done, total, finished: done === total });
  return {
    'changes.apply': async ({ title, files }) => {
      const target = current();
      for (const { path } of files) pathInLibrary(target.library, path);
      const applied = await changeEpisodes(target.library, title, files, onProgress);
      emit('library.changed', { paths: applied.paths });
      void reindex(target);
      return applied;
    },
    'changes.undo': async ({ id }) => {
      const target = current();
      const site = findSiteOfChange(target.library, id);
      const { restored, left } =
        site === null
          ? await undoChange(target.library, id, onProgress)
          : await rollbackPublish(target.library, site, id, userData);
      emit('library.changed', { paths: restored });
      void reindex(target);
      return { restored, left };
    },
    'changes.list': () => ({ changes: listChanges(current().library) }),
  };
}
