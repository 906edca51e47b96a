import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { RostrumError } from '../../shared/ipc/result.ts';

export type Sql = Database.Database;

/** A numbered step; `run` works inside a transaction. */
export interface Migration {
  readonly version: number;
  run(db: Sql): void;
}

/**
 * Opens a database in WAL mode and brings it to the newest version, each migration in a transaction of its own.
 * @throws RostrumError `catalogue-newer` for a database of a newer Rostrum; SQLite's own error for a damaged one.
 */
export function openDatabase(path: string, migrations: readonly Migration[], synchronous: 'NORMAL' | 'FULL'): Sql {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('busy_timeout = 5000');
    db.pragma(`synchronous = ${synchronous}`);
    const version = db.pragma('user_version', { simple: true }) as number;
    const newest = migrations.at(-1)!.version;
    if (version > newest) {
      throw new RostrumError({ code: 'catalogue-newer', message: 'This library was opened by a newer Rostrum.', next: 'Update Rostrum on this machine.', path });
    }
    for (const migration of migrations.filter((step) => step.version > version)) {
      db.transaction(() => {
        migration.run(db);
        db.pragma(`user_version = ${migration.version}`);
      })();
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens a database that can be made again from the files: a damaged one is left where it is, since an open file must
 * not be renamed, and a new one is begun beside it under the next generation's name.
 */
export function openRebuildable(path: string, migrations: readonly Migration[]): { readonly db: Sql; readonly rebuilt: boolean } {
  for (let generation = 0; ; generation++) {
    const name = generation === 0 ? path : path.replace(/(\.\w+)?$/, `.${generation}$1`);
    const last = !existsSync(path.replace(/(\.\w+)?$/, `.${generation + 1}$1`));
    try {
      const db = openDatabase(name, migrations, 'NORMAL');
      if (last) {
        // A page that is damaged deep inside shows only when it is read.
        const check = db.pragma('quick_check(1)', { simple: true });
        if (check === 'ok') return { db, rebuilt: false };
        db.close();
      } else {
        db.close();
        continue;
      }
    } catch (error) {
      if (error instanceof RostrumError || !isDamage(error)) throw error;
      if (!last) continue;
    }
    return { db: openDatabase(path.replace(/(\.\w+)?$/, `.${generation + 1}$1`), migrations, 'NORMAL'), rebuilt: true };
  }
}

function isDamage(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR');
}
