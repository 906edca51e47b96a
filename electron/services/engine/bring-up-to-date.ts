import { append } from '../../../shared/lists.ts';
import type { EventPayload } from '../../../shared/ipc/contract.ts';
import { notifyChangedFiles } from './handlers/changed-files.ts';
import type { Emit, OpenLibrary } from './handlers/context.ts';
import { fillCleanHashes, fillSearch, indexLibrary } from '../catalogue/indexer.ts';
import { recoverOpenWrites } from '../writing/open-writes.ts';
import { findOrphanedRecords } from '../catalogue/orphaned-records.ts';

/** Of so many files that are listed at first sight the window is told at a time; of the rest when all are. */
const portion = 200;

/** Looks at the folder, fills in what hangs on it, and tells the window of each step. */
export async function bringUpToDate(target: OpenLibrary, emit: Emit): Promise<void> {
  const { library } = target;
  const onProgress = (progress: EventPayload<'progress'>) => emit('progress', progress);
  for (const message of await recoverOpenWrites(library)) emit('notice', { message });
  if (await library.reloadConfig()) {
    emit('library.settings', {});
    emit('notice', { message: 'The settings in rostrum.yaml were changed, and are in force now.' });
  }
  const isFirst = !target.listed;
  const onListed = () => {
    target.listed = true;
    target.unread.clear();
    emit('library.changed', { paths: [] });
  };
  let read: string[] = [];
  const { touched, added, removed } = await indexLibrary(library, {
    onProgress,
    isCancelled: () => target.closed,
    onListed,
    onFound: (unread) => {
      target.unread = new Map(unread.map(({ path, size }) => [path, size]));
      emit('library.changed', { paths: [] });
    },
    onRead: (paths) => {
      for (const path of paths) target.unread.delete(path);
      append(read, paths);
      for (; read.length >= portion; read = read.slice(portion))
        emit('library.read', { paths: read.slice(0, portion) });
    },
  }).finally(() => target.unread.clear());
  target.filesCameOrWent ||= added > 0 || removed > 0;
  if (target.closed) return;
  target.listed = true;
  if (isFirst || touched.length > 0) emit('library.changed', { paths: touched });
  endWaitForCheck(target);
  await notifyChangedFiles(target, emit);
  const isCancelled = () => target.closed || target.waiting > 0;
  const cleaned = await fillCleanHashes(library, { isCancelled });
  if (cleaned.length > 0) emit('library.changed', { paths: cleaned });
  await fillSearch(library, { onProgress, isCancelled });
  if (isCancelled() || !target.filesCameOrWent) return;
  target.filesCameOrWent = false;
  emit('library.orphanedRecords', { orphanedRecords: await findOrphanedRecords(library) });
}

/** All files were looked through for problems, or could not be: nobody waits for it any longer. */
export function endWaitForCheck(target: OpenLibrary): void {
  const waiting = target.awaitingCheck ?? [];
  target.awaitingCheck = null;
  for (const goOn of waiting) goOn();
}
