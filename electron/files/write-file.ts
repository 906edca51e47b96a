import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';
import { describeFileError } from './file-error.ts';
import { readBytes } from './read-file.ts';

/**
 * Puts `bytes` in place of what stands at `path`, whole or not at all: a temporary file beside it, flushed, renamed.
 * A link is written through to the file that it leads to; the file keeps its permissions.
 * @param expectedHash the hash that the file must still have; null where no file may stand there yet.
 * @throws RostrumError `changed-on-disk` when something else stands there, or the reason why nothing was written.
 */
export async function replaceFile(path: string, { expectedHash, bytes }: { expectedHash: string | null; bytes: Uint8Array }): Promise<void> {
  let temporary: string | null = null;
  try {
    const target = expectedHash === null ? path : await realpath(path);
    const folder = dirname(target);
    if (expectedHash === null) await mkdir(folder, { recursive: true });
    temporary = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const mode = expectedHash === null ? 0o666 : (await stat(target)).mode & 0o7777;
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      if (expectedHash !== null) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await currentHash(target)) !== expectedHash) {
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
