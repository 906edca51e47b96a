import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';

/** By these names a file is known to be a database even when it is damaged. */
const databaseNames: ReadonlySet<string> = new Set(['.sqlite', '.sqlite3', '.db']);

/** How every SQLite 3 file begins. */
const signature = 'SQLite format 3\0';

/**
 * The absolute place of the catalogue that `--catalogue` names. A damaged catalogue is replaced by a new one, so
 * anything that is no database, such as an episode named by mistake, is refused.
 * @throws RostrumError with the reason
 */
export async function checkCataloguePlace(path: string): Promise<string> {
  const refuse = (message: string, cause?: unknown) =>
    new RostrumError(
      { code: 'bad-request', message, next: 'Name a new file, such as catalogue.sqlite.', path },
      { cause },
    );
  const stats = await stat(path).catch(() => null); // Where nothing stands, a new one is made.
  if (stats?.isDirectory()) throw refuse('This is a folder, not a catalogue.');
  if (stats && stats.size > 0 && !databaseNames.has(extname(path).toLowerCase()) && !(await isDatabase(path))) {
    throw refuse('This file is no catalogue, and would be replaced by one.');
  }
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
  } catch (error) {
    throw refuse('No catalogue can be kept here.', error);
  }
  return resolve(path);
}

async function isDatabase(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
    return buffer.toString('latin1') === signature;
  } finally {
    await file.close();
  }
}
