import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, link, lstat, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import { exchangeFiles } from './exchange-files.ts';
import { describeFileError } from './file-error.ts';
import { hashBytes } from './hash.ts';
import { temporaryPrefix } from './leftovers.ts';
import { noteOwnWrite } from './own-writes.ts';
import { makeFolder } from './make-folder.ts';
import { assertOrdinaryPlace } from './place.ts';
import { readBytesIfExists } from './read-file.ts';

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
  // What follows goes by the hash alone: thousands of files are staged at a time, and their bytes lie on the disk by then.
  const newHash = bytes && hashBytes(bytes);
  const discard = async () => {
    if (temporary !== null) await rm(temporary, { force: true });
  };
  try {
    await assertOrdinaryPlace(resolve(path));
    const target = expectedHash === null ? path : await realpath(path);
    const folder = dirname(target);
    if (expectedHash === null) makeFolder(folder);
    const before = expectedHash === null ? null : await stat(target);
    await assertWritable(folder, path);
    if (before) await assertWritable(target, path);
    if (bytes !== null) {
      temporary = temporaryFor(target);
      await writeFlushed(temporary, bytes, before);
    }
    const verify = async () => {
      if (expectedHash === null ? await isThere(target) : (await currentHash(target)) !== expectedHash)
        throw changedOnDisk(path);
    };
    const put = async () => {
      try {
        await verify();
        noteOwnWrite(expectedHash === null ? join(await realpath(folder), basename(target)) : target, newHash);
        if (expectedHash === null) await putNew(temporary!, target, path);
        else if (newHash === null) await takeAway(target, (temporary = temporaryFor(target)), { path, expectedHash });
        else await putInPlace(temporary!, target, { path, expectedHash, newHash });
        if (temporary !== null) await rm(temporary, { force: true });
        temporary = null;
      } catch (error) {
        throw describeFileError(error, path, 'write');
      }
    };
    const discardOurs = async () => {
      const found = temporary === null ? null : await currentHash(temporary).catch(() => null); // Cannot be read: then it is not removed unseen.
      // Two programs that wrote at once may have left there what a third wrote.
      if (found === expectedHash || (newHash !== null && found === newHash)) await discard();
    };
    return { folder, verify, put, discard: discardOurs };
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

interface Place {
  /** What a failure names. */
  readonly path: string;
  readonly expectedHash: string;
}

/**
 * Puts a file where nothing stands. A second name is given in one step, and only where there is none.
 * @throws RostrumError `changed-on-disk` where something stands there after all
 */
async function putNew(temporary: string, target: string, path: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw changedOnDisk(path);
    if (code === undefined || !withoutLinks.has(code)) throw error;
    if (await isThere(target)) throw changedOnDisk(path);
    await rename(temporary, target);
  }
}

/** What disks answer that know no second names for a file, such as FAT. */
const withoutLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EACCES',
  'EINVAL',
  'UNKNOWN',
]);

/**
 * Exchanges a file with the one in its place, and looks at what stood there: where another program had written in the
 * very last moment, both go back. Leaves what was replaced at `temporary`, if anything.
 * @throws RostrumError `changed-on-disk`; what the other program wrote stands in its place
 */
async function putInPlace(
  temporary: string,
  target: string,
  { path, expectedHash, newHash }: Place & { readonly newHash: string },
): Promise<void> {
  if (!(await exchangeFiles(temporary, target))) {
    if ((await currentHash(target)) !== expectedHash) throw changedOnDisk(path);
    await rename(temporary, target);
    return;
  }
  let inHand = await currentHash(temporary);
  if (inHand === expectedHash) return;
  // Whoever wrote may write once more before theirs is back: what comes out instead is newer, and goes back over it.
  // Ours may be gone by then, and what was replaced last stays in hand.
  for (let standing: string | null = newHash; await exchangeFiles(temporary, target);) {
    const found = await currentHash(temporary);
    if (found === standing) break;
    standing = inHand;
    inHand = found;
  }
  throw changedOnDisk(path);
}

/** Removes a file by giving it a temporary name first, so that it is looked at when nobody finds it any more. */
async function takeAway(target: string, temporary: string, { path, expectedHash }: Place): Promise<void> {
  await rename(target, temporary);
  if ((await currentHash(temporary)) === expectedHash) return;
  await putNew(temporary, target, path);
  throw changedOnDisk(path);
}

function changedOnDisk(path: string): RostrumError {
  return new RostrumError({
    code: 'changed-on-disk',
    message: 'Another program changed the file in the meantime. Nothing was written.',
    next: 'Look at both versions and decide.',
    path,
  });
}

function temporaryFor(target: string): string {
  return join(dirname(target), `${temporaryPrefix(target)}${randomBytes(6).toString('hex')}.tmp`);
}

/** The hash of what stands at `path`; null where nothing does. */
export async function currentHash(path: string): Promise<string | null> {
  return (await readBytesIfExists(path))?.hash ?? null;
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
      throw new RostrumError({
        code: 'read-only',
        message,
        next: 'Take the mark away, or choose another place.',
        path: named,
      });
    }
    await access(path, constants.W_OK);
  } catch (error) {
    throw describeFileError(error, named, 'write');
  }
}

/** The new file belongs to whom the old one did, and the process's mask takes nothing from its permissions. */
async function keepOwner(
  file: FileHandle,
  { uid, gid, mode }: { readonly uid: number; readonly gid: number; readonly mode: number },
): Promise<void> {
  try {
    await file.chown(uid, gid);
  } catch {
    // Only the administrator may give a file away; anybody else becomes its owner by writing it.
  }
  await file.chmod(mode & 0o7777);
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
