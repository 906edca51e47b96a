import { isOwnWrite } from '../../../files/own-writes.ts';
import { currentHash } from '../../../files/write-file.ts';
import { pathInLibrary } from '../../library/library.ts';
import type { Emit, OpenLibrary } from './context.ts';

/** Notifies the window of each open episode whose bytes are no longer those that it knows, and of each that is gone. */
export async function notifyChangedFiles(target: OpenLibrary, emit: Emit): Promise<void> {
  const { library, open } = target;
  for (const [path, known] of open) {
    const file = pathInLibrary(library, path);
    const hash = await currentHash(file).catch(() => known); // What cannot be read now is in the list, with the reason.
    if (hash === known) continue;
    const own = target.pulling || (await isOwnWrite(file, hash));
    // A save may have come in between.
    if (open.get(path) !== known) continue;
    open.set(path, hash);
    if (hash !== null) emit('episode.changedOnDisk', { path, hash, own });
    else
      emit('notice', {
        message: `“${path}” was ${own ? 'removed by what you did' : 'deleted or moved by another program'}. What you have of it is still here; copy it before you close it.`,
      });
  }
}
