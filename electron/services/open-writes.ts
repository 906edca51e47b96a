import { resolve } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';
import { currentHash, removeLeftovers } from '../files/write-file.ts';
import { beginWrite, endWrite, readOpenWrites, type OpenWrite } from '../history/history.ts';
import type { Sql } from '../sqlite/open-database.ts';
import { settleChanges } from './settle-changes.ts';
import { isAtWork, writer } from './writer.ts';

/**
 * Runs a write between its two records in the history, so that whatever happens in between can be told at the next start.
 * @param write its path is relative to the library, or absolute for a page in the site
 * @throws RostrumError `busy` when another write to the path is under way; whatever `writeFile` throws
 */
export async function recordWrite(history: Sql, write: OpenWrite, writeFile: () => Promise<void>): Promise<void> {
  if (!beginWrite(history, write, writer)) {
    throw new RostrumError({ code: 'busy', message: 'This file is being written at the moment.', next: 'Try again.', path: write.path });
  }
  let done = false;
  try {
    await writeFile();
    done = true;
  } finally {
    endWrite(history, write.path, done);
  }
}

/**
 * Closes the writes whose process stopped before it could: what stands on the disk says how far they came.
 * @returns what became of each, in words
 */
export async function settleOpenWrites(root: string, history: Sql): Promise<string[]> {
  const notices = await settleChanges({ root, history });
  for (const write of readOpenWrites(history)) {
    if (isAtWork(write.owner)) continue;
    const path = resolve(root, write.path);
    const hash = await currentHash(path).catch(() => undefined); // Something stands there that cannot be read: neither of the two.
    await removeLeftovers([path]);
    endWrite(history, write.path, hash !== write.oldHash);
    notices.push(describe(write.path, hash, write));
  }
  return notices;
}

function describe(path: string, hash: string | null | undefined, { oldHash, newHash }: { readonly oldHash: string | null; readonly newHash: string | null }): string {
  if (hash === newHash) return `“${path}” was saved just before Rostrum stopped.`;
  if (hash === oldHash) return `“${path}” was not saved when Rostrum stopped; the file is as it was.`;
  return `“${path}” was being saved when Rostrum stopped, and another program changed it since. Its earlier version is in the history.`;
}
