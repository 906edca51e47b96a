import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exists } from './exists.ts';

/** The folder and those above it that are not there yet. */
export async function findMissingFolders(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const isThere = await exists(at); // Why it is not is told when something is written into it.
    if (isThere || at === dirname(at)) return missing;
    missing.push(at);
  }
}

/** Removes folders that hold nothing; one that somebody put something into stays. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  // What lies within another is longer.
  for (const folder of folders.toSorted((a, b) => b.length - a.length)) {
    await rmdir(folder).catch(() => {}); // Not empty, gone, or not to be written: then it is left.
  }
}
