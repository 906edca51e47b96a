import { rm } from 'node:fs/promises';
import { RostrumError } from '../../shared/ipc/result.ts';
import { isCrlf, readableText, toCrlf } from './line-ends.ts';
import { readBytes } from './read-file.ts';
import { currentHash, replaceFile } from './write-file.ts';

/** Another editor's Rostrum may write at the same moment; more often than this it does not. */
const attempts = 5;

/** Changes under way, by path: between reading and renaming nobody else of this process writes. */
const underWay = new Map<string, Promise<void>>();

/**
 * Changes one of Rostrum's own text files to what `change` makes of its text, the empty one where there is no file. A
 * file that becomes empty is removed. `change` runs again where another program wrote meanwhile.
 * @throws RostrumError as `readBytes` and `replaceFile`
 */
export async function changeText(path: string, change: (text: string) => string): Promise<void> {
  const before = underWay.get(path) ?? Promise.resolve();
  const done = before.catch(() => {}).then(() => changeNow(path, change)); // Whoever asked for the one before is told.
  underWay.set(path, done);
  try {
    await done;
  } finally {
    if (underWay.get(path) === done) underWay.delete(path);
  }
}

async function changeNow(path: string, change: (text: string) => string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { text, hash, crlf } = await readText(path);
    const changed = change(text);
    if (changed === text) return;
    try {
      if (changed === '' && hash !== null) {
        if ((await currentHash(path)) === hash) return await rm(path);
      } else {
        await replaceFile(path, { expectedHash: hash, bytes: printText(changed, crlf) });
        return;
      }
    } catch (error) {
      const isRace = error instanceof RostrumError && error.failure.code === 'changed-on-disk';
      if (!isRace || attempt === attempts) throw error;
    }
  }
}

/** The bytes of one of Rostrum's own files, with the line ends that it has. @param text with LF line ends */
export function printText(text: string, crlf: boolean): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return crlf ? toCrlf(bytes) : bytes;
}

/**
 * The text of one of Rostrum's own files, with LF line ends, whether git checked it out with CRLF, and its hash; empty,
 * and null, where there is none.
 * @throws RostrumError when it is there and cannot be read
 */
export async function readText(path: string): Promise<{ readonly text: string; readonly crlf: boolean; readonly hash: string | null }> {
  try {
    const { bytes, hash } = await readBytes(path);
    return { text: readableText(bytes), crlf: isCrlf(bytes), hash };
  } catch (error) {
    if (error instanceof RostrumError && error.failure.code === 'not-found') return { text: '', crlf: false, hash: null };
    throw error;
  }
}
