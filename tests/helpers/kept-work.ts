import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readUnsaved } from '../../electron/history/history.ts';
import { libraryKey } from '../../electron/services/library/library.ts';

/**
 * What a running app has put away of work that is not saved, for the case of a crash: the text; null where nothing is.
 * @param path in the library
 */
export function readKeptWork(userData: string, library: string, path: string): string | null {
  const file = join(userData, 'libraries', libraryKey(realpathSync(library)), 'history.sqlite');
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true });
  try {
    return readUnsaved(db, path)?.text ?? null;
  } finally {
    db.close();
  }
}
