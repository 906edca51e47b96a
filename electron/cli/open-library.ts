import { constants } from 'node:fs';
import { access, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import { makeDataFolder } from '../files/make-folder.ts';
import { openLibrary, retryAfterRepair, type Library } from '../services/library/library.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import { checkCataloguePlace } from './catalogue-place.ts';
import type { Io } from './command.ts';
import { reportConfigProblems } from './report.ts';

/**
 * Runs `use` over the library at `folder`, with the same catalogue and history as the window's, and closes it afterwards.
 * What the editor should know about it goes to `stderr`.
 * @param catalogue another place for the catalogue
 * @param onlyReads nothing is written that could be taken back: then a machine on which Rostrum may keep nothing, as in
 * continuous integration, will do
 * @throws RostrumError when the folder is not there or is a file; whatever `use` throws
 */
export async function withLibrary<T>(
  io: Io,
  folder: string,
  catalogue: string | undefined,
  use: (library: Library) => Promise<T>,
  { onlyReads = false } = {},
): Promise<T> {
  await assertFolder(folder);
  const userData = await prepareUserData(onlyReads);
  try {
    return await useLibrary(io, folder, { userData: userData.folder, catalogue, use });
  } finally {
    await userData.remove();
  }
}

async function useLibrary<T>(
  io: Io,
  folder: string,
  {
    userData,
    catalogue,
    use,
  }: { userData: string; catalogue: string | undefined; use: (library: Library) => Promise<T> },
): Promise<T> {
  const library = await openLibrary(folder, {
    userData,
    catalogueFile: catalogue === undefined ? undefined : await checkCataloguePlace(catalogue),
  });
  try {
    reportConfigProblems(io, library.info.configProblems);
    if (library.info.notice !== null) io.stderr.write(`rostrum: ${library.info.notice}\n`);
    return await retryAfterRepair(
      library,
      () => use(library),
      (notice) => io.stderr.write(`rostrum: ${notice}\n`),
    );
  } finally {
    library.close();
  }
}

/** The folder for Rostrum's own data, or where that cannot be written a temporary one for what only reads. */
async function prepareUserData(onlyReads: boolean): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = userDataFolder();
  try {
    makeDataFolder(resolve(folder));
    await access(folder, constants.W_OK);
    return { folder, remove: async () => {} };
  } catch (error) {
    if (!onlyReads) {
      const next = 'Earlier versions are kept there. Set ROSTRUM_USER_DATA to a folder that can be written.';
      throw new RostrumError(
        {
          code: 'read-only',
          message: 'Rostrum’s own data cannot be kept here, so nothing was changed.',
          next,
          path: folder,
        },
        { cause: error },
      );
    }
    const temporary = await mkdtemp(join(tmpdir(), 'rostrum-')).catch((cause: unknown) => {
      const next = 'Set ROSTRUM_USER_DATA, or TMPDIR, to a folder that can be written.';
      throw new RostrumError(
        {
          code: 'read-only',
          message: 'Rostrum’s own data cannot be kept here, nor in the folder for temporary files.',
          next,
          path: folder,
        },
        { cause },
      );
    });
    return { folder: temporary, remove: () => rm(temporary, { recursive: true, force: true }) };
  }
}

async function assertFolder(path: string): Promise<void> {
  const stats = await stat(path).catch(() => null); // Whatever is wrong with it, it cannot be opened.
  if (stats?.isDirectory()) return;
  const message = stats ? 'This is a file; a library is a folder.' : 'There is no such folder.';
  throw new RostrumError({ code: 'not-a-library', message, next: 'Name a folder of episode files.', path });
}
