import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, lstat, mkdir, open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';
import { describeFileError } from './file-error.ts';
import { readBytesIfThere } from './read-file.ts';

export interface Replacement {
  /** The hash that the file must still have; null where nothing may stand there yet. */
  readonly expectedHash: string | null;
  /** Null removes the file. */
  readonly bytes: Uint8Array | null;
}

/** A file that is written and flushed beside its place, not yet in it. */
export interface StagedFile {
  /** The folder whose entry `put` changes: to be flushed afterwards with `syncFolder`. */
  readonly folder: string;
  /** @throws RostrumError `changed-on-disk` when something else stands there than was expected */
  verify(): Promise<void>;
  /** Verifies, and puts it in its place, whole or not at all. */
  put(): Promise<void>;
  /** Leaves nothing behind; does nothing after `put`. */
  discard(): Promise<void>;
}

/**
 * Puts `bytes` in place of what stands at `path`, whole or not at all: a temporary file beside it, flushed, renamed.
 * A link is written through to the file that it leads to; the file keeps its permissions.
 * @throws RostrumError `changed-on-disk` when something else stands there, or the reason why nothing was written.
 */
export async function replaceFile(path: string, replacement: Replacement): Promise<void> {
  const staged = await stageFile(path, replacement);
  try {
    await staged.put();
    await syncFolder(staged.folder);
  } catch (error) {
    throw describeFileError(error, path, 'write');
  } finally {
    await staged.discard();
  }
}

/** The first half of `replaceFile`, for many files that are to change as one. @throws RostrumError as it does */
export async function stageFile(path: string, { expectedHash, bytes }: Replacement): Promise<StagedFile> {
  let temporary: string | null = null;
  const discard = async () => {
    if (temporary !== null) await rm(temporary, { force: true });
  };
  try {
    const target = expectedHash === null ? path : await realpath(path);
    const folder = dirname(target);
    if (expectedHash === null) await mkdir(folder, { recursive: true });
    const before = expectedHash === null ? null : await stat(target);
    await assertWritable(folder, path);
    if (before) await assertWritable(target, path);
    if (bytes !== null) {
      temporary = join(folder, `${temporaryPrefix(target)}${randomBytes(6).toString('hex')}.tmp`);
      await writeFlushed(temporary, bytes, before);
    }
    const verify = async () => {
      if (expectedHash === null ? await isThere(target) : (await currentHash(target)) !== expectedHash) {
        throw new RostrumError({ code: 'changed-on-disk', message: 'Another program changed the file in the meantime. Nothing was written.', next: 'Look at both versions and decide.', path });
      }
    };
    const put = async () => {
      try {
        await verify();
        if (temporary === null) await rm(target);
        else await rename(temporary, target);
        temporary = null;
      } catch (error) {
        throw describeFileError(error, path, 'write');
      }
    };
    return { folder, verify, put, discard };
  } catch (error) {
    await discard();
    throw describeFileError(error, path, 'write');
  }
}

async function writeFlushed(path: string, bytes: Uint8Array, before: Stats | null): Promise<void> {
  const file = await open(path, 'wx', before ? before.mode & 0o7777 : 0o666);
  try {
    await file.writeFile(bytes);
    if (before) await keepOwner(file, before);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes the temporary files that writes of these paths left behind when the program or the machine stopped. */
export async function removeLeftovers(paths: readonly string[]): Promise<void> {
  const prefixes = new Map<string, Set<string>>();
  for (const path of paths) prefixes.set(dirname(path), (prefixes.get(dirname(path)) ?? new Set()).add(temporaryPrefix(path)));
  for (const [folder, ours] of prefixes) {
    try {
      for (const name of await readdir(folder)) {
        const [prefix] = name.split(/[0-9a-f]{12}\.tmp$/);
        if (prefix !== name && ours.has(prefix!)) await rm(join(folder, name), { force: true });
      }
    } catch {
      // A folder that is gone or may not be written keeps its leftovers: they are hidden, and no episode.
    }
  }
}

/** The hash of what stands at `path`; null where nothing does. */
export async function currentHash(path: string): Promise<string | null> {
  return (await readBytesIfThere(path))?.hash ?? null;
}

/** Makes a rename survive a power cut. Windows has no handles on folders, and needs none for this. */
export async function syncFolder(folder: string): Promise<void> {
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
