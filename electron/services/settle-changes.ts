import { resolve } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';
import { removeEmptyFolders } from '../files/new-folders.ts';
import { currentHash, removeLeftovers, replaceFile } from '../files/write-file.ts';
import { endChange, readFolders, readOldBytes, readOpenFiles, readUnsettled } from '../history/changes.ts';
import type { Sql } from '../sqlite/open-database.ts';
import { inBatches } from './batches.ts';
import { isAtWork } from './writer.ts';

/** What a change needs of a library. */
export interface Place {
  /** Paths are relative to it; a page in the site has an absolute one. */
  readonly root: string;
  readonly history: Sql;
}

/** Files that are read or written at the same time. */
export const filesAtOnce = 8;

/**
 * Ends the changes whose process stopped before it could: files that were written already get their bytes back.
 * @returns what became of each, in words
 */
export async function settleChanges(place: Place): Promise<string[]> {
  const notices: string[] = [];
  for (const { id, kind, title, state, owner, undoes } of readUnsettled(place.history)) {
    if (isAtWork(owner)) continue;
    const files = readOpenFiles(place.history, id);
    await removeLeftovers(files.map(({ path }) => resolve(place.root, path)));
    if (state === 'open') {
      await dropChange(place, id);
      if (kind === 'publish') notices.push(`“${title}” was interrupted when Rostrum stopped. Nothing of it had been written yet.`);
      continue;
    }
    const hashes = await Promise.all(files.map(({ path }) => currentHash(resolve(place.root, path)).catch(() => undefined))); // Cannot be read: neither of the two.
    if (files.every(({ newHash }, index) => hashes[index] === newHash)) {
      endChange(place.history, id, 'applied');
      if (undoes !== null) await removeEmptyFolders(readFolders(place.history, undoes));
      notices.push(`“${title}” was finished just before Rostrum stopped.`);
      continue;
    }
    const lost = await putBack(place, id);
    notices.push(`“${title}” was interrupted when Rostrum stopped. ${lost.length === 0 ? 'All its files are as they were before.' : `Files changed by another program since are left as they are: ${lost.join(', ')}.`}`);
  }
  return notices;
}

/** Gives the files of a change that is under way their old bytes, and closes it. @returns paths that could not get them */
export async function putBack({ root, history }: Place, id: string): Promise<string[]> {
  const lost: string[] = [];
  await inBatches(readOpenFiles(history, id), 1, filesAtOnce, async ([file]) => {
    const { path, oldHash, newHash } = file!;
    const absolute = resolve(root, path);
    try {
      if (oldHash === newHash || (await currentHash(absolute)) === oldHash) return;
      await replaceFile(absolute, { expectedHash: newHash, bytes: readOldBytes(history, path) });
    } catch (error) {
      // Named to the editor; its old bytes stay in the history.
      if (!(error instanceof RostrumError)) throw error;
      lost.push(path);
    }
  });
  if (lost.length === 0) {
    await dropChange({ history }, id);
    return lost;
  }
  endChange(history, id, 'failed');
  return lost.sort();
}

/** Closes a change of which nothing stays, not even the folders that it made. */
export async function dropChange({ history }: Pick<Place, 'history'>, id: string): Promise<void> {
  const folders = readFolders(history, id);
  endChange(history, id, 'dropped');
  await removeEmptyFolders(folders);
}

