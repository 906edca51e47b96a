import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { VoiceComparison } from '../../../shared/voice/join-doubts.ts';
import { currentHash, replaceFile } from '../../files/write-file.ts';

const maxKept = 200;

/**
 * Keeps what voices told: of each recording one report, with the text that it is about. Scores only: no sound, and no
 * model of a voice.
 */
export interface VoiceReports {
  read(identity: string, digest: string): Promise<VoiceComparison | null>;
  /** Takes the place of what was kept of the recording. */
  write(identity: string, digest: string, report: VoiceComparison): Promise<void>;
  /** Removes what was kept of a recording. */
  forget(identity: string): Promise<void>;
  /** Removes all. */
  clear(): Promise<void>;
}

/** @param userData the folder for what the app keeps on this machine */
export function openVoiceReports(userData: string): VoiceReports {
  const folder = join(userData, 'voices');
  const pathOf = (identity: string, digest: string) => join(folder, `${identity}-${digest}.json`);
  const list = () => readdir(folder).catch(() => []); // Nothing was kept yet.
  return {
    async read(identity, digest) {
      const text = await readFile(pathOf(identity, digest), 'utf8').catch(() => null); // Not worked out yet.
      try {
        return text === null ? null : (JSON.parse(text) as VoiceComparison);
      } catch {
        // A damaged file costs working it out again.
        return null;
      }
    },
    async write(identity, digest, report) {
      await mkdir(folder, { recursive: true });
      const path = pathOf(identity, digest);
      const bytes = new TextEncoder().encode(JSON.stringify(report));
      await replaceFile(path, { expectedHash: await currentHash(path), bytes });
      const name = basename(path);
      const names = await list();
      for (const other of names)
        if (other !== name && other.startsWith(`${identity}-`)) await rm(join(folder, other), { force: true });
      if (names.length <= maxKept) return;
      const aged = await Promise.all(
        names.map(async (name) => ({ name, made: (await stat(join(folder, name))).mtimeMs })),
      );
      for (const { name } of aged.sort((a, b) => b.made - a.made).slice(maxKept))
        await rm(join(folder, name), { force: true });
    },
    async forget(identity) {
      for (const name of await list())
        if (name.startsWith(`${identity}-`)) await rm(join(folder, name), { force: true });
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
