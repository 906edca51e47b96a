import { stat } from 'node:fs/promises';
import { RostrumError } from '../../shared/ipc/result.ts';
import { openLibrary, retryWhenMended, type Library } from '../services/library.ts';
import { userDataFolder } from '../services/user-data-folder.ts';
import { checkCataloguePlace } from './catalogue-place.ts';
import type { Io } from './command.ts';
import { reportConfigProblems } from './report.ts';

/**
 * Runs `use` over the library at `folder`, with the same catalogue and history as the window's, and closes it afterwards.
 * What the editor should know about it goes to `stderr`.
 * @param catalogue another place for the catalogue
 * @throws RostrumError when the folder is not there or is a file; whatever `use` throws
 */
export async function withLibrary<T>(io: Io, folder: string, catalogue: string | undefined, use: (library: Library) => Promise<T>): Promise<T> {
  await assertFolder(folder);
  const library = await openLibrary(folder, { userData: userDataFolder(), catalogueFile: catalogue === undefined ? undefined : await checkCataloguePlace(catalogue) });
  try {
    reportConfigProblems(io, library.info.configProblems);
    if (library.info.notice !== null) io.stderr.write(`rostrum: ${library.info.notice}\n`);
    return await retryWhenMended(library, () => use(library), (notice) => io.stderr.write(`rostrum: ${notice}\n`));
  } finally {
    library.close();
  }
}

async function assertFolder(path: string): Promise<void> {
  const stats = await stat(path).catch(() => null); // Whatever is wrong with it, it cannot be opened.
  if (stats?.isDirectory()) return;
  const message = stats ? 'This is a file; a library is a folder.' : 'There is no such folder.';
  throw new RostrumError({ code: 'not-a-library', message, next: 'Name a folder of episode files.', path });
}
