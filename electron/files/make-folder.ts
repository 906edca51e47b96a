import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';

/**
 * Makes a folder of Rostrum's own data, and those above it that are missing.
 * @throws RostrumError `read-only`
 */
export function makeDataFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw new RostrumError(
      {
        code: 'read-only',
        message: 'Rostrum’s own data cannot be kept here, so nothing was changed.',
        next: 'Set ROSTRUM_USER_DATA to a folder that can be written.',
        path,
      },
      { cause: error },
    );
  }
}

/**
 * Makes a folder and those above it that are missing. Node's own way never comes back where a system answers that a
 * folder is missing in one that is there, as Linux does below `/proc`, and does not say that a disk can only be read.
 * @throws the system’s error
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
