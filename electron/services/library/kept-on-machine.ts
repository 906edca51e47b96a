import { join } from 'node:path';
import type { KeptOfLibrary, KeptOnMachine } from '../../../shared/machine/kept-on-machine.ts';
import { readKeptPaths, readUnsaved, readUnsavedPaths } from '../../history/history.ts';
import { measure, measureKept, namesIn } from '../machine/kept-files.ts';
import { readAgreed } from '../site/trust.ts';
import { libraryKey, type Library } from './library.ts';

/** What Rostrum keeps on this machine; changes nothing. @param library the open one */
export async function readKeptOnMachine(userData: string, library: Library | null): Promise<KeptOnMachine> {
  const libraries = join(userData, 'libraries');
  const [files, count, all, agreed] = await Promise.all([
    measureKept(userData),
    namesIn(libraries).then((names) => names.length),
    measure(libraries),
    readAgreed(userData),
  ]);
  return {
    folder: userData,
    files,
    library: library && (await readKeptOfLibrary(library)),
    libraries: { count, bytes: all.bytes },
    repositories: agreed.repositories,
    sites: agreed.sites,
  };
}

async function readKeptOfLibrary({ root, userData, history }: Library): Promise<KeptOfLibrary> {
  const folder = join(userData, 'libraries', libraryKey(root));
  const bytesOf = async (kind: string) => {
    const sizes = await Promise.all(
      (await namesIn(folder))
        .filter((name) => name.startsWith(kind))
        .map(async (name) => (await measure(join(folder, name))).bytes),
    );
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  };
  return {
    catalogueBytes: await bytesOf('catalogue'),
    historyBytes: await bytesOf('history'),
    versions: readKeptPaths(history).reduce((sum, { versions }) => sum + versions, 0),
    unsaved: [...readUnsavedPaths(history)]
      .sort()
      .map((path) => ({ path, savedAt: readUnsaved(history, path)!.savedAt })),
  };
}
