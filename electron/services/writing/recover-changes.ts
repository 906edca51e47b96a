import { resolve } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import { removeEmptyFolders } from '../../files/new-folders.ts';
import { findLeftovers, readLeftover } from '../../files/leftovers.ts';
import { currentHash, replaceFile } from '../../files/write-file.ts';
import {
  endChange,
  readFolders,
  readOldBytes,
  readOpenFiles,
  readUnclosedChanges,
  type ChangedFile,
} from '../../history/changes.ts';
import type { Sql } from '../../sqlite/open-database.ts';
import { scrub } from '../../sqlite/scrub.ts';
import { append } from '../../../shared/lists.ts';
import { inBatches } from '../machine/batches.ts';
import { clearLeftovers } from './clear-leftovers.ts';
import { assertMayWrite, siteOfChange } from './may-write.ts';
import { isAtWork, isOwnWriter } from './writer.ts';

/** What is told where a removal was interrupted. */
export const removalFinished = 'Removing a passage for good was interrupted when Rostrum stopped, and is finished now.';

/** What a change needs of a library. */
export interface Place {
  /** Paths are relative to it; a page in the site has an absolute one. */
  readonly root: string;
  readonly history: Sql;
}

/** Files that are read or written at the same time. */
export const maxConcurrentFiles = 8;

/** Changes of this process whose files were all put in their places, and that the disk had no room to close. */
const unclosed = new Set<string>();

/** Leaves it to `recoverChanges` to close a change whose files are all in their places. */
export function deferClosing(id: string): void {
  unclosed.add(id);
}

/**
 * Ends the changes whose process stopped before it could: files that were written already get their bytes back.
 * @returns what became of each, in words
 */
export async function recoverChanges(place: Place): Promise<string[]> {
  const notices: string[] = [];
  for (const { id, kind, title, state, owner, undoes } of readUnclosedChanges(place.history)) {
    if (isAtWork(owner)) continue;
    // Whoever asked this process for it was answered.
    const notify = (notice: string) => void (isOwnWriter(owner) || notices.push(notice));
    const files = readOpenFiles(place.history, id);
    if (kind === 'forget' && state === 'writing') {
      notify(await finishPurge(place, id, files));
      continue;
    }
    const hashes = await readHashes(place, files);
    append(
      notices,
      await clearLeftovers(
        place,
        files.map((file, index) => ({ ...file, hash: hashes[index] })),
      ),
    );
    const [first] = files;
    if (state === 'open') {
      await discardChange(place, id);
      if (kind === 'save' && first !== undefined) notify(describeRecovery(title, first.oldHash, first));
      if (kind !== 'save')
        notify(`“${title}” was interrupted when Rostrum stopped. Nothing of it had been written yet.`);
      continue;
    }
    if (unclosed.has(id) || files.every(({ newHash }, index) => hashes[index] === newHash)) {
      endChange(place.history, id, 'applied');
      unclosed.delete(id);
      if (undoes !== null) await removeEmptyFolders(readFolders(place.history, undoes));
      notify(
        kind === 'save' && first !== undefined
          ? describeRecovery(title, first.newHash, first)
          : `“${title}” was finished just before Rostrum stopped.`,
      );
      continue;
    }
    const lost = await restoreChange(place, id);
    if (kind === 'save' && lost.length === 0 && first !== undefined)
      notify(describeRecovery(title, first.oldHash, first));
    else
      notify(
        `“${title}” was interrupted when Rostrum stopped. ${lost.length === 0 ? 'All its files are as they were before.' : `Files that another program changed since, or put a link in the place of, are left as they are: ${lost.join(', ')}.`}`,
      );
  }
  return notices;
}

/** What became of a write that was interrupted, in words. @param hash of what stands there now; undefined where it cannot be read */
export function describeRecovery(
  path: string,
  hash: string | null | undefined,
  { oldHash, newHash }: { readonly oldHash: string | null; readonly newHash: string | null },
): string {
  if (hash === newHash) return `“${path}” was saved just before Rostrum stopped.`;
  if (hash === oldHash) return `“${path}” was not saved when Rostrum stopped; the file is as it was.`;
  return `“${path}” was being saved when Rostrum stopped, and another program changed it since. ${path.includes('.rostrum') ? 'It is left as it is.' : 'Its earlier version is in the history.'}`;
}

async function readHashes({ root }: Place, files: readonly ChangedFile[]): Promise<(string | null | undefined)[]> {
  return Promise.all(files.map(({ path }) => currentHash(resolve(root, path)).catch(() => undefined))); // Cannot be read: neither of the two.
}

/**
 * What was removed for good must not come back: the records that were not in their places yet are put there, as they
 * were written beside them.
 */
async function finishPurge(place: Place, id: string, files: readonly ChangedFile[]): Promise<string> {
  const { root, history } = place;
  const hashes = await readHashes(place, files);
  const left: string[] = [];
  for (const [index, { path, oldHash, newHash }] of files.entries()) {
    if (hashes[index] === newHash) continue;
    const absolute = resolve(root, path);
    try {
      const sidecar = await Promise.all((await findLeftovers([absolute])).map(({ file }) => readLeftover(file)));
      const bytes = newHash === null ? null : sidecar.find((found) => found?.hash === newHash)?.bytes;
      if (bytes === undefined) left.push(path);
      else {
        await assertMayWrite(root, path);
        await replaceFile(absolute, { expectedHash: oldHash, bytes });
      }
    } catch (error) {
      // Named to the editor, who can ask for it once more.
      if (!(error instanceof RostrumError)) throw error;
      left.push(path);
    }
  }
  await clearLeftovers(
    place,
    files.map((file) => ({ ...file, hash: file.oldHash })),
  );
  endChange(history, id, 'applied');
  scrub(history);
  return left.length === 0
    ? removalFinished
    : `${removalFinished} Look into these files for it, and remove it once more: ${left.join(', ')}.`;
}

/** Gives the files of a change that is under way their old bytes, and closes it. @returns paths that could not get them */
export async function restoreChange({ root, history }: Place, id: string): Promise<string[]> {
  const lost: string[] = [];
  const files = readOpenFiles(history, id);
  const site = siteOfChange(files);
  await inBatches(files, 1, maxConcurrentFiles, async ([file]) => {
    const { path, oldHash, newHash } = file!;
    const absolute = resolve(root, path);
    try {
      if (oldHash === newHash || (await currentHash(absolute)) === oldHash) return;
      await assertMayWrite(root, path, site);
      await replaceFile(absolute, { expectedHash: newHash, bytes: readOldBytes(history, path) });
    } catch (error) {
      // Named to the editor; its old bytes stay in the history.
      if (!(error instanceof RostrumError)) throw error;
      lost.push(path);
    }
  });
  if (lost.length === 0) {
    await discardChange({ history }, id);
    return lost;
  }
  endChange(history, id, 'failed');
  return lost.sort();
}

/** Closes a change of which nothing stays, not even the folders that it made. */
export async function discardChange({ history }: Pick<Place, 'history'>, id: string): Promise<void> {
  const folders = readFolders(history, id);
  endChange(history, id, 'dropped');
  await removeEmptyFolders(folders);
}
