import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isTableSound, listTables } from '../../sqlite/open-database.ts';
import type { Library } from './library.ts';

/** After opening, when whoever opened it has something else to do; and again after so many days, in milliseconds. */
const firstCheckDelayMs = 5 * 60_000;
const checkIntervalMs = 7 * 24 * 3_600_000;

/**
 * Looks now and then whether a library's two databases are sound, a table at a time so that queries get in between.
 * @param onDamage a table is damaged
 * @returns what stops it
 */
export function scheduleDatabaseChecks(library: Library, onDamage: () => void): () => void {
  let stopped = false;
  const timer = setTimeout(async () => {
    const mark = join(dirname(library.history.name), 'checked');
    const last = await stat(mark).catch(() => null); // Never looked at.
    if (stopped || (last !== null && Date.now() - last.mtimeMs < checkIntervalMs)) return;
    if (!(await areDatabasesSound(library, () => stopped))) onDamage();
    else if (!stopped) await writeFile(mark, '').catch(() => {}); // Then it is looked at once more the next time.
  }, firstCheckDelayMs);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Whether every table of both databases is sound. @param isStopped then whatever was found so far */
export async function areDatabasesSound(library: Library, isStopped: () => boolean): Promise<boolean> {
  for (const kind of ['history', 'catalogue'] as const) {
    for (const table of listTables(library[kind])) {
      await new Promise((done) => setImmediate(done));
      if (isStopped()) return true;
      if (!isTableSound(library[kind], table)) return false;
    }
  }
  return true;
}
