import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  has(name: string): boolean;
  /** @throws Error where there is no such file, or its bytes are damaged or more than the archive says */
  read(name: string): Promise<Uint8Array>;
  /** The same, a piece at a time. */
  stream(name: string): Promise<Readable>;
  close(): void;
}

export interface ArchiveEntry {
  readonly name: string;
  /** Unpacked, as the directory states it. */
  readonly bytes: number;
}

/** An archive that would take more room than is allowed. */
export class TooLargeError extends Error {}

/**
 * A ZIP archive, of which nothing is unpacked yet. The sizes that its directory states are added up first, and no file
 * gives more bytes than were stated for it.
 * @param source its bytes, or the path of its file
 * @param isNeeded whether a file, by its name and its size, will be read: others may be of any size, and cannot be read
 * @param most bytes that all of these may have, unpacked
 * @throws TooLargeError; Error where it is no archive
 */
export async function openArchive(
  source: Uint8Array | string,
  isNeeded: (name: string, bytes: number) => boolean,
  most: number,
): Promise<Archive> {
  const zip =
    typeof source === 'string'
      ? await openPromise(source, { autoClose: false })
      : await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.length));
  try {
    return await readDirectory(zip, isNeeded, most);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readDirectory(
  zip: ZipFile,
  isNeeded: (name: string, bytes: number) => boolean,
  most: number,
): Promise<Archive> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (!isNeeded(entry.fileName, entry.uncompressedSize)) continue;
    total += entry.uncompressedSize;
    if (total > most) throw new TooLargeError(`More than ${most} bytes, unpacked.`);
    entries.set(entry.fileName, entry);
  }
  const stream = (name: string) => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`The archive holds no “${name}”.`);
    return zip.openReadStreamPromise(entry);
  };
  return {
    entries: [...entries.values()].map(({ fileName, uncompressedSize }) => ({
      name: fileName,
      bytes: uncompressedSize,
    })),
    has: (name) => entries.has(name),
    read: async (name) => buffer(await stream(name)),
    stream: async (name) => stream(name),
    close: () => zip.close(),
  };
}
