import { readdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readBytesIfExists, type FileBytes } from './read-file.ts';

/** A temporary file that a write left beside its place when the program or the machine stopped. */
export interface Leftover {
  readonly file: string;
  /** Of the path that was written. */
  readonly path: string;
}

/** How the temporary files of a place begin; twelve hexadecimal digits and `.tmp` follow. */
export function temporaryPrefix(path: string): string {
  // Names may have 255 bytes, and the temporary one is longer.
  return `.${basename(path).slice(0, 40)}.`;
}

/** Finds what writes of these paths left behind. A link's temporary file stands beside the file that it leads to. */
export async function findLeftovers(paths: readonly string[]): Promise<Leftover[]> {
  const folders = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const target = await realpath(path).catch(() => path); // Nothing stands there: then there is no link to follow.
    for (const place of new Set([path, target])) {
      const folder = folders.get(dirname(place)) ?? new Map<string, string>();
      folders.set(dirname(place), folder.set(temporaryPrefix(place), path));
    }
  }
  const found: Leftover[] = [];
  for (const [folder, ours] of folders) {
    const names = await readdir(folder).catch(() => []); // A folder that is gone has none.
    for (const name of names) {
      const [prefix] = name.split(/[0-9a-f]{12}\.tmp$/);
      const path = prefix === name ? undefined : ours.get(prefix!);
      if (path !== undefined) found.push({ file: join(folder, name), path });
    }
  }
  return found;
}

/** Removes the temporary files that writes of these paths left behind. */
export async function removeLeftovers(paths: readonly string[]): Promise<void> {
  for (const { file } of await findLeftovers(paths)) await removeLeftover(file);
}

export async function removeLeftover(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => {}); // In a folder that may not be written it stays: it is hidden, and no episode.
}

/** What a leftover holds; null where it cannot be read, or is gone. */
export async function readLeftover(file: string): Promise<FileBytes | null> {
  return readBytesIfExists(file).catch(() => null);
}
