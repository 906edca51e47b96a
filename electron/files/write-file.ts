import { randomBytes } from 'node:crypto';
import { access, constants, lstat, mkdir, open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';
import { describeFileError } from './file-error.ts';
import { readBytes } from './read-file.ts';

/**
 * Puts `bytes` in place of what stands at `path`, whole or not at all: a temporary file beside it, flushed, renamed.
 * A link is written through to the file that it leads to; the file keeps its permissions.
 * @param expectedHash the hash that the file must still have; null where nothing may stand there yet.
 * @throws RostrumError `changed-on-disk` when something else stands there, or the reason why nothing was written.
 */
export async function replaceFile(path: string, { expectedHash, bytes }: { expectedHash: string | null; bytes: Uint8Array }): Promise<void> {
  let temporary: string | null = null;
  try {
    const target = expectedHash === null ? path : await realpath(path);
    const folder = dirname(target);
    if (expectedHash === null) await mkdir(folder, { recursive: true });
    const before = expectedHash === null ? null : await stat(target);
    await assertWritable(folder, path);
    if (before) await assertWritable(target, path);
    temporary = join(folder, `${temporaryPrefix(target)}${randomBytes(6).toString('hex')}.tmp`);
    const file = await open(temporary, 'wx', before ? before.mode & 0o7777 : 0o666);
    try {
      await file.writeFile(bytes);
      if (before) await keepOwner(file, before);
      await file.sync();
    } finally {
      await file.close();
    }
    if (expectedHash === null ? await isThere(target) : (await currentHash(target)) !== expectedHash) {
      throw new RostrumError({ code: 'changed-on-disk', message: 'Another program changed the file in the meantime. Nothing was written.', next: 'Look at both versions and decide.', path });
    }
    await rename(temporary, target);
    temporary = null;
    await syncFolder(folder);
  } catch (error) {
    throw describeFileError(error, path, 'write');
  } finally {
    if (temporary !== null) await rm(temporary, { force: true });
  }
}

/** Removes the temporary files that writes of `path` left behind when the program or the machine stopped. */
export async function removeLeftovers(path: string): Promise<void> {
  const prefix = temporaryPrefix(path);
  try {
    const names = await readdir(dirname(path));
    for (const name of names) if (name.startsWith(prefix) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length))) await rm(join(dirname(path), name), { force: true });
  } catch {
    // A folder that is gone or may not be written keeps its leftovers: they are hidden, and no episode.
  }
}

/** The hash of what stands at `path`; null where nothing does. */
export async function currentHash(path: string): Promise<string | null> {
  try {
    return (await readBytes(path)).hash;
  } catch (error) {
    if (error instanceof RostrumError && error.failure.code === 'not-found') return null;
    throw error;
  }
}

/** Makes a rename survive a power cut. Windows has no handles on folders, and needs none for this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * A rename would replace a file that may not be written, and the administrator may write everywhere. What is marked
 * read-only is meant to stay as it is, whoever asks.
 * @param named what the failure names
 * @throws RostrumError `read-only`, or why even that cannot be found out
 */
export async function assertWritable(path: string, named: string): Promise<void> {
  try {
    const stats = await stat(path);
    // On Windows the mark on a folder says nothing about what is in it.
    const counts = stats.isFile() || process.platform !== 'win32';
    if (counts && (stats.mode & 0o222) === 0) {
      const message = stats.isFile() ? 'The file is marked as read-only.' : 'The folder is marked as read-only.';
      throw new RostrumError({ code: 'read-only', message, next: 'Take the mark away, or choose another place.', path: named });
    }
    await access(path, constants.W_OK);
  } catch (error) {
    throw describeFileError(error, named, 'write');
  }
}

/** The new file belongs to whom the old one did, and the process's mask takes nothing from its permissions. */
async function keepOwner(file: FileHandle, { uid, gid, mode }: { readonly uid: number; readonly gid: number; readonly mode: number }): Promise<void> {
  try {
    await file.chown(uid, gid);
  } catch {
    // Only the administrator may give a file away; anybody else becomes its owner by writing it.
  }
  await file.chmod(mode & 0o7777);
}

function temporaryPrefix(path: string): string {
  // Names may have 255 bytes, and the temporary one is longer.
  return `.${basename(path).slice(0, 40)}.`;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
