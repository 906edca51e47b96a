import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failureOf, RostrumError } from '../../../shared/failure.ts';
import type { ExportedFile } from '../../../shared/ipc/requests/export.ts';
import { exists } from '../../files/exists.ts';
import { isWithin } from '../../files/place.ts';
import { currentHash, replaceFile } from '../../files/write-file.ts';

/** What the editor chose: one file, or a folder that files go into by their names. */
export interface ChosenPlace {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Where a file of that name goes. @throws RostrumError `bad-request` for a name that leads out of the folder */
function placeOf({ path, isFolder }: ChosenPlace, name: string): string {
  const file = isFolder ? resolve(path, name) : path;
  if (isFolder && (file === path || !isWithin(path, file)))
    throw new RostrumError({ code: 'bad-request', message: 'This name leads out of the folder.', path: name });
  return file;
}

/** Those of the names that are there already. */
export async function findExisting(place: ChosenPlace, names: readonly string[]): Promise<string[]> {
  const there = await Promise.all(names.map((name) => exists(placeOf(place, name))));
  return names.filter((_, index) => there[index]);
}

/**
 * Writes files to the place that was chosen, each whole or not at all; one that cannot be written holds up no other.
 * @param replace whether files that are there already are replaced; else they are left
 */
export async function writeExported(
  place: ChosenPlace,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  replace: boolean,
): Promise<ExportedFile[]> {
  const written: ExportedFile[] = [];
  for (const { name, bytes } of files) {
    try {
      const path = placeOf(place, name);
      await mkdir(dirname(path), { recursive: true });
      await replaceFile(path, { expectedHash: replace ? await currentHash(path) : null, bytes });
      written.push({ name, reason: null });
    } catch (error) {
      const { code, message } = failureOf(error);
      const isThere = !replace && code === 'changed-on-disk';
      written.push({ name, reason: isThere ? 'A file of this name is there already, and was left.' : message });
    }
  }
  return written;
}
