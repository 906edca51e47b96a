import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Peaks } from '../../../shared/recordings/peaks.ts';
import { currentHash, replaceFile } from '../../files/write-file.ts';

const magic = 0x52_50_4b_31;
const headerBytes = 16;
const maxKept = 200;

/** Keeps the outlines of recordings, each under what identifies its recording. A cache: what is lost is computed again. */
export interface PeaksStore {
  read(identity: string): Promise<Peaks | null>;
  write(identity: string, peaks: Peaks): Promise<void>;
  /** Removes what was kept of a recording. */
  forget(identity: string): Promise<void>;
}

/** @param folder need not be there yet */
export function openPeaksStore(folder: string): PeaksStore {
  const pathOf = (identity: string) => join(folder, `${identity}.peaks`);
  return {
    async read(identity) {
      const path = pathOf(identity);
      const bytes = await readFile(path).catch(() => null); // Not computed yet.
      if (bytes === null || bytes.length < headerBytes || bytes.readUInt32LE(0) !== magic) return null;
      const now = new Date();
      // The ones used last are kept longest.
      await utimes(path, now, now).catch(() => {});
      return {
        perSecond: bytes.readFloatLE(4),
        seconds: bytes.readDoubleLE(8),
        values: new Uint8Array(bytes.subarray(headerBytes)),
      };
    },
    async write(identity, { perSecond, seconds, values }) {
      const header = Buffer.alloc(headerBytes);
      header.writeUInt32LE(magic, 0);
      header.writeFloatLE(perSecond, 4);
      header.writeDoubleLE(seconds, 8);
      await mkdir(folder, { recursive: true });
      const path = pathOf(identity);
      await replaceFile(path, { expectedHash: await currentHash(path), bytes: Buffer.concat([header, values]) });
      await prune(folder);
    },
    forget: (identity) => rm(pathOf(identity), { force: true }),
  };
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.peaks'));
  if (names.length <= maxKept) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), used: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { path } of aged.sort((a, b) => b.used - a.used).slice(maxKept)) await rm(path, { force: true });
}
