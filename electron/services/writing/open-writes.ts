import { resolve } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import { append } from '../../../shared/lists.ts';
import { runInQueue } from '../../files/run-in-queue.ts';
import { currentHash } from '../../files/write-file.ts';
import { beginWrite, endWrite, readOpenWrites, readOwner, type OpenWrite } from '../../history/history.ts';
import { unlessDiskFull } from '../../sqlite/open-database.ts';
import { clearLeftovers } from './clear-leftovers.ts';
import { describeRecovery, recoverChanges, type Place } from './recover-changes.ts';
import { beginWriting, endWriting, isAtWork, isOwnWriter, processOf } from './writer.ts';

/**
 * Runs a write between its two records in the history, so that whatever happens in between can be told at the next start.
 * @param write its path is relative to the library, or absolute for a page in the site
 * @throws RostrumError `busy` when another write to the path is under way; whatever `writeFile` throws
 */
export async function recordWrite(place: Place, write: OpenWrite, writeFile: () => Promise<void>): Promise<void> {
  const { history } = place;
  const owner = beginWriting();
  try {
    if (!beginWrite(history, write, owner)) {
      // Whoever began it may have been stopped since the library was opened.
      await recoverOpenWrites(place);
      if (!beginWrite(history, write, owner)) throw busyFailure(place, write.path);
    }
    let done = false;
    try {
      await writeFile();
      done = true;
    } finally {
      // What stands on the disk says later, too, how far it came.
      await unlessDiskFull(() => endWrite(history, write.path, done));
    }
  } finally {
    endWriting(owner);
  }
}

/** Why a path cannot be written at the moment, with the process that is writing it. */
export function busyFailure({ history }: Pick<Place, 'history'>, path: string): RostrumError {
  const owner = readOwner(history, path);
  const by = owner === null ? '' : ` by process ${processOf(owner)}`;
  return new RostrumError({
    code: 'busy',
    message: `This file is being written${by} at the moment.`,
    next: 'Try again.',
    path,
  });
}

/**
 * Closes the writes whose process stopped before it could, and those of this process that the disk had no room to close:
 * what stands on it says how far they came.
 * @returns what became of each whose process stopped, in words
 */
export function recoverOpenWrites(place: Place): Promise<string[]> {
  return runInQueue(`recover ${place.history.name}`, () => recoverNow(place));
}

async function recoverNow(place: Place): Promise<string[]> {
  const { root, history } = place;
  const notices = await recoverChanges(place);
  for (const write of readOpenWrites(history)) {
    if (isAtWork(write.owner)) continue;
    const path = resolve(root, write.path);
    const hash = await currentHash(path).catch(() => undefined); // Something stands there that cannot be read: neither of the two.
    const kept = await clearLeftovers(place, [{ ...write, hash }]);
    endWrite(history, write.path, hash !== write.oldHash);
    // Whoever asked this process for it was answered.
    if (!isOwnWriter(write.owner)) notices.push(describeRecovery(write.path, hash, write));
    append(notices, kept);
  }
  return notices;
}
