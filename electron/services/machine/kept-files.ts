import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deletableKinds, type DeletableKind, type KeptFiles } from '../../../shared/machine/kept-on-machine.ts';

/** Where each kind lies in the user data folder. */
const places: Readonly<Record<DeletableKind, string>> = {
  outlines: 'peaks',
  voices: 'voices',
  transcripts: 'drafts',
  updates: 'updates',
  log: 'log.txt',
};

/** Names there that are of the kind; drafts that Rostrum makes itself are put away where they are shown. */
const isOfKind = (kind: DeletableKind, name: string) => kind !== 'transcripts' || name.startsWith('draft-');

/** Files that are being made, by their paths; what is under way is not deleted. */
const inUse = new Set<string>();

/** Keeps a file or folder from `deleteKept` until the function that is given back is called. */
export function keepWhileInUse(path: string): () => void {
  inUse.add(path);
  return () => inUse.delete(path);
}

/** How much there is of what may be deleted. */
export function measureKept(userData: string): Promise<KeptFiles[]> {
  return Promise.all(
    deletableKinds.map(async (kind) => ({
      kind,
      ...(await measure(join(userData, places[kind]), (name) => isOfKind(kind, name))),
    })),
  );
}

/** Deletes all files of a kind that are not in use. */
export async function deleteKept(userData: string, kind: DeletableKind): Promise<void> {
  const place = join(userData, places[kind]);
  if (kind === 'log') return rm(place, { force: true });
  for (const name of await namesIn(place)) {
    const path = join(place, name);
    // An update that is being downloaded is renamed once it is whole.
    if (isOfKind(kind, name) && !inUse.has(path) && !name.endsWith('.part'))
      await rm(path, { recursive: true, force: true });
  }
}

/** Files and bytes of a file, or in a folder; none where nothing is there. @param counts whether what has a name in the folder counts */
export async function measure(
  path: string,
  counts: (name: string) => boolean = () => true,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const stats = await stat(path).catch(() => null); // Nothing was kept yet.
  if (stats === null) return { files: 0, bytes: 0 };
  if (!stats.isDirectory()) return { files: 1, bytes: stats.size };
  const names = (await namesIn(path)).filter(counts);
  const parts = await Promise.all(names.map((name) => measure(join(path, name))));
  return {
    files: parts.reduce((sum, { files }) => sum + files, 0),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Names in a folder; none where it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
