import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { RostrumError } from '../../shared/failure.ts';
import { makeDataFolder } from '../files/make-folder.ts';

export type Sql = Database.Database;

/** A numbered step; `run` works inside a transaction. */
export interface Migration {
  readonly version: number;
  run(db: Sql): void;
}

export interface DatabaseKind {
  /** SQLite's `application_id`: by which a database is known to be of this kind, and no other program's. */
  readonly id: number;
  readonly migrations: readonly Migration[];
  /** What can be made again is: one of an older version is refused, and not brought up to date. */
  readonly isCache?: boolean;
  /** `FULL` where a commit must outlive a power cut. */
  readonly synchronous: 'NORMAL' | 'FULL';
  /** From so many pages of the log on, a commit brings them into the database; SQLite's own 1,000 where it is not said. */
  readonly checkpointPages?: number;
}

/** How long one process waits for the other, in milliseconds: the window and the command line may work at once. */
const timeoutMs = 10_000;

/**
 * Opens a database in WAL mode and brings it to the newest version, each migration in a transaction of its own.
 * @throws RostrumError `catalogue-newer` for a database of a newer Rostrum, `catalogue-older` for a cache of an older
 * one, `bad-request` for one that is something else, and as `describeSqlError`; SQLite's own error for a damaged one.
 */
export function openDatabase(
  path: string,
  { id, migrations, isCache = false, synchronous, checkpointPages = 1000 }: DatabaseKind,
): Sql {
  makeDataFolder(dirname(path));
  const db = new Database(path, { timeout: timeoutMs });
  try {
    const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (!isEmpty && db.pragma('application_id', { simple: true }) !== id) {
      throw new RostrumError({
        code: 'bad-request',
        message: 'This file is another program’s database.',
        next: 'Name another file.',
        path,
      });
    }
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -32768');
    const newest = migrations.at(-1)!.version;
    if (versionOf(db) > newest) {
      throw new RostrumError({
        code: 'catalogue-newer',
        message: 'This library was opened by a newer Rostrum.',
        next: 'Update Rostrum on this machine.',
        path,
      });
    }
    if (isCache && !isEmpty && versionOf(db) < newest) {
      throw new RostrumError({
        code: 'catalogue-older',
        message: 'This catalogue was made by an older Rostrum, and is made anew when the library is opened.',
        path,
      });
    }
    for (const migration of migrations) {
      // Asked inside the transaction: another process may have taken the same step in the meantime.
      db.transaction(() => {
        if (versionOf(db) >= migration.version) return;
        migration.run(db);
        db.pragma(`application_id = ${id}`);
        db.pragma(`user_version = ${migration.version}`);
      }).immediate();
    }
    return db;
  } catch (error) {
    db.close();
    throw describeSqlError(error);
  }
}

function versionOf(db: Sql): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Whether SQLite says that a file is not, or no longer, the database it should be. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' &&
    (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ')
  );
}

/** SQLite's errors in an editor's words; any other error as it is. */
export function describeSqlError(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  // The second where the index of the log, which is mapped into memory, cannot grow.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') {
    return new RostrumError(
      {
        code: 'disk-full',
        message: 'The disk with Rostrum’s own data is full.',
        next: 'Free some space and try again.',
      },
      { cause: error },
    );
  }
  if (typeof code !== 'string' || isDamage(error)) return error;
  if (code.startsWith('SQLITE_IOERR')) {
    return new RostrumError(
      {
        code: 'unreadable',
        message: 'The disk with Rostrum’s own data reports an error.',
        next: 'Check that disk and the space on it, then try again.',
      },
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new RostrumError(
      {
        code: 'read-only',
        message: 'Rostrum’s own data cannot be written here.',
        next: 'Set ROSTRUM_USER_DATA to a folder that can be written.',
      },
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new RostrumError(
      {
        code: 'busy',
        message: 'Another Rostrum is at work on this library.',
        next: 'Wait until it is done and try again.',
      },
      { cause: error },
    );
  }
  return error;
}

/**
 * Runs what brings a database up to date with something that is done already, and that is made up for later where its
 * disk takes no more at the moment.
 * @returns what `work` does; undefined where there was no room
 */
export async function unlessDiskFull<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return undefined;
  }
}

/** Whether SQLite could not write for want of room. Where its log’s index cannot grow, that is an error of the disk. */
function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_FULL' || (typeof code === 'string' && code.startsWith('SQLITE_IOERR') && !isDamage(error));
}

/** Reads the whole file, so that damage shows wherever it is. */
export function isSound(db: Sql): boolean {
  return findProblem(db) === null;
}

export function listTables(db: Sql): string[] {
  return db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    )
    .pluck()
    .all() as string[];
}

/** As `isSound`, for one table and its indexes. */
export function isTableSound(db: Sql, table: string): boolean {
  try {
    return db.pragma(`quick_check("${table}")`, { simple: true }) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** What SQLite finds wrong with a database when it reads the whole file; null where it is sound. */
export function findProblem(db: Sql): string | null {
  try {
    const found = db.pragma('quick_check(1)', { simple: true }) as string;
    return found === 'ok' ? null : found;
  } catch (error) {
    if (isDamage(error)) return (error as Error).message;
    throw error;
  }
}
