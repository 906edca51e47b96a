import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry } from 'yauzl';

export interface Archive {
  has(name: string): boolean;
  /** @throws Error where there is no such file, or its bytes are damaged or more than the archive says */
  read(name: string): Promise<Uint8Array>;
}

/** An archive that would take more room than is allowed. */
export class TooLargeError extends Error {}

/**
 * A ZIP archive, of which nothing is unpacked yet. The sizes that its directory states are added up first, and no file
 * gives more bytes than were stated for it.
 * @param isNeeded whether a file, by its name, will be read: others may be of any size, and cannot be read
 * @param most bytes that all of these may have, unpacked
 * @throws TooLargeError; Error where the bytes are no archive
 */
export async function openArchive(
  bytes: Uint8Array,
  isNeeded: (name: string) => boolean,
  most: number,
): Promise<Archive> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (!isNeeded(entry.fileName)) continue;
    total += entry.uncompressedSize;
    if (total > most) throw new TooLargeError(`More than ${most} bytes, unpacked.`);
    entries.set(entry.fileName, entry);
  }
  return {
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`The archive holds no “${name}”.`);
      return buffer(await zip.openReadStreamPromise(entry));
    },
  };
}
