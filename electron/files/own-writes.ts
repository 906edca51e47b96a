import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Real path to the hash of what this process put there last; null where it removed the file. */
const written = new Map<string, string | null>();

/** Notes what is about to be put at a path, before anybody can see it there. @param path real, of the file itself */
export function noteOwnWrite(path: string, hash: string | null): void {
  written.set(path, hash);
}

/** Whether what stands at a path was put there by this process, and not by another program. @param hash null where nothing stands there */
export async function isOwnWrite(path: string, hash: string | null): Promise<boolean> {
  // Of a file that is gone, only its folder can be asked.
  const real = await realpath(path).catch(async () => join(await realpath(dirname(path)), basename(path)));
  return written.has(real) && written.get(real) === hash;
}
