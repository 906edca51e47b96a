import { resolve } from 'node:path';
import { findLeftovers, readLeftover, removeLeftover } from '../../files/leftovers.ts';
import { keepVersion } from '../../history/history.ts';
import type { Sql } from '../../sqlite/open-database.ts';

/** A write that was interrupted, and the hash of what stands in its place now; undefined where that cannot be read. */
export interface InterruptedWrite {
  readonly path: string;
  readonly oldHash: string | null;
  readonly newHash: string | null;
  readonly hash: string | null | undefined;
}

/**
 * Removes the temporary files that interrupted writes left behind. One of them may hold what another program wrote in
 * the very moment in which its file was replaced: that is kept as a version.
 * @returns what was kept, in words
 */
export async function clearLeftovers(
  { root, history }: { readonly root: string; readonly history: Sql },
  writes: readonly InterruptedWrite[],
): Promise<string[]> {
  const byPath = new Map(writes.map((write) => [resolve(root, write.path), write]));
  const notices: string[] = [];
  for (const { file, path } of await findLeftovers([...byPath.keys()])) {
    const write = byPath.get(path)!;
    // Until the new bytes stand in their place, it is those, whole or half written; from then on, what they replaced.
    const found = write.hash === write.newHash ? await readLeftover(file) : null;
    if (found !== null && found.hash !== write.oldHash && found.hash !== write.newHash) {
      keepVersion(history, write.path, found);
      notices.push(
        `What another program wrote into “${write.path}” in the moment in which it was saved is kept as an earlier version.`,
      );
    }
    await removeLeftover(file);
  }
  return notices;
}
