import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  sidecarFolder,
  sidecarPath,
  emptySidecar,
  parseSidecar,
  type SidecarRecord,
} from '../../../shared/sidecar/sidecar-record.ts';
import { hashBytes } from '../../files/hash.ts';
import { readText } from '../../files/own-text.ts';
import { isOwnFolder } from '../../files/place.ts';
import { sidecarChange } from './records.ts';
import { save } from './save.ts';
import type { Place } from './recover-changes.ts';

/**
 * What is known of an episode beside its file; nothing where nothing was recorded.
 * @param root of the library
 * @param path of the episode, relative to the library, with `/`
 * @throws RostrumError when the record is there and cannot be read
 */
export async function readSidecar(root: string, path: string): Promise<SidecarRecord> {
  const { text } = await readText(join(root, sidecarPath(path)));
  return text === '' ? emptySidecar : parseSidecar(text);
}

/** What is recorded beside those of these episodes that `stampSidecar` names. @throws RostrumError as `readSidecar` */
export async function readSidecars(
  root: string,
  stamps: ReadonlyMap<string, string>,
  paths: readonly string[],
): Promise<Map<string, SidecarRecord>> {
  return new Map(
    await Promise.all(
      paths.filter((path) => stamps.has(path)).map(async (path) => [path, await readSidecar(root, path)] as const),
    ),
  );
}

/**
 * Records something about an episode, or takes it back; with the last record the file goes too. `change` may run more
 * than once: another program may have written meanwhile.
 * @throws RostrumError as `replaceFile`: then nothing is recorded
 */
export async function changeSidecar(
  place: Place,
  path: string,
  change: (sidecar: SidecarRecord) => SidecarRecord,
): Promise<void> {
  await save(place, { records: [sidecarChange(path, change)] });
}

/** Whether an editor ticked an episode as ready, and its text is still the one that was ticked. */
export function isTicked({ ready }: SidecarRecord, text: string): boolean {
  return ready.length > 0 && ready.includes(digestText(text));
}

/** SHA-256 of the text, not of the bytes: a checkout with other line ends holds the same text. */
export function digestText(text: string): string {
  return hashBytes(new TextEncoder().encode(text));
}

/** What is known of an episode, for whoever looks at it only. A record that cannot be read excuses nothing. */
export async function readKnown(root: string, path: string): Promise<SidecarRecord> {
  return readSidecar(root, path).catch(() => emptySidecar);
}

/** What is known of an episode, and the stamp of the file that it was read from; empty where there is none. */
export interface StampedSidecar {
  readonly stamp: string;
  readonly sidecar: SidecarRecord;
}

/** Where nothing is known. */
export const unstamped: StampedSidecar = { stamp: '', sidecar: emptySidecar };

/**
 * What is known of those of these episodes that something is known of, for their rows in the catalogue. An episode is
 * listed even where that cannot be read.
 * @param stamps as `stampSidecar` gave them
 */
export async function readStamped(
  root: string,
  stamps: ReadonlyMap<string, string>,
  paths: readonly string[],
): Promise<Map<string, StampedSidecar>> {
  const known = paths.flatMap((path) => (stamps.has(path) ? [{ path, stamp: stamps.get(path)! }] : []));
  return new Map(
    await Promise.all(
      known.map(async ({ path, stamp }) => [path, { stamp, sidecar: await readKnown(root, path) }] as const),
    ),
  );
}

/** Paths of the episodes that something is known of, each with a stamp that is another one after a change. */
export async function stampSidecar(root: string): Promise<Map<string, string>> {
  const folder = join(root, sidecarFolder);
  if (!(await isOwnFolder(folder))) return new Map();
  // A library without the folder is the usual one.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const stamps = new Map<string, string>();
  await Promise.all(
    entries.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file)
        .split(sep)
        .join('/')
        .replace(/\.tsv$/, '');
      if (sidecarPath(path) !== `${sidecarFolder}/${relative(folder, file).split(sep).join('/')}`) return;
      const stats = await stat(file).catch(() => null); // Gone in between: nothing is known any more.
      if (stats?.isFile()) stamps.set(path, `${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}`);
    }),
  );
  return stamps;
}
