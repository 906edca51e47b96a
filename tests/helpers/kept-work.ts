import { globSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readUnsaved } from '../../electron/history/history.ts';

/** What a running app has put away of work that is not saved, for the case of a crash: the text; null where nothing is. */
export function readKeptWork(userData: string, path: string): string | null {
  const [file] = globSync('libraries/*/history.sqlite', { cwd: userData });
  if (file === undefined) return null;
  const db = new Database(join(userData, file), { readonly: true });
  try {
    return readUnsaved(db, path)?.text ?? null;
  } finally {
    db.close();
  }
}
