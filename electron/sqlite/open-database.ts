import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import { RostrumError } from '../../shared/failure.ts';
import { makeDataFolder } from '../files/make-folder.ts';
import { largest } from '../../shared/lists.ts';

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
  /** `FULL` where a commit must outlive a power cut. */
  readonly synchronous: 'NORMAL' | 'FULL';
  /** From so many pages of the log on, a commit brings them into the database; SQLite's own 1,000 where it is not said. */
  readonly checkpointPages?: number;
}

/** How long one process waits for the other, in milliseconds: the window and the command line may work at once. */
const timeoutMs = 10_000;

/**
 * Opens a database in WAL mode and brings it to the newest version, each migration in a transaction of its own.
 * @throws RostrumError `catalogue-newer` for a database of a newer Rostrum, `bad-request` for one that is something
 * else, and as `describeSqlError`; SQLite's own error for a damaged one.
 */
export function openDatabase(path: string, { id, migrations, synchronous, checkpointPages = 1000 }: DatabaseKind): Sql {
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

/** Why a file cannot serve as the database that it should be. */
export type Unfit = 'damaged' | 'emptied' | 'newer' | 'foreign' | 'folder' | 'read-only';

export interface OpenedGeneration {
  readonly db: Sql;
  /** Where it lies. */
  readonly file: string;
  /** What stands in its way and was left there, and why; null where nothing does. */
  readonly aside: { readonly file: string; readonly why: Unfit } | null;
}

/**
 * Opens the newest generation of a database. One that is unfit is left where it is, since an open file must not be
 * renamed (the new one then fails to read), and a new one is begun beside it: `name.generation-1.sqlite`.
 * @param aside why else than for damage a new one may be begun
 * @param found a file that showed its damage after it was opened, or is known to be emptied
 * @throws RostrumError as `openDatabase` for what is not to be set aside, and where the new one cannot be begun either
 */
export function openGeneration(
  path: string,
  kind: DatabaseKind,
  aside: readonly Unfit[] = [],
  found: OpenedGeneration['aside'] = null,
): OpenedGeneration {
  const newest = Math.max(0, largest(generationsOf(path)));
  const file = nameOf(path, newest);
  let unfit = found;
  if (file !== found?.file) {
    try {
      return { db: openDatabase(file, kind), file, aside: unfit };
    } catch (error) {
      const why = isDamage(error) ? 'damaged' : whyUnfit(file, error);
      if (why === null || (why !== 'damaged' && !aside.includes(why))) throw error;
      unfit = { file, why };
    }
  }
  const next = nameOf(path, newest + 1);
  return { db: openDatabase(next, kind), file: next, aside: unfit };
}

/** @param error as `openDatabase` throws it */
function whyUnfit(file: string, error: unknown): Unfit | null {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'folder';
  const code = error instanceof RostrumError ? error.failure.code : null;
  if (code === 'catalogue-newer') return 'newer';
  if (code === 'bad-request') return 'foreign';
  return code === 'read-only' ? 'read-only' : null;
}

/** The newest generation of a database where it holds nothing at all, since somebody emptied or removed it; null where it does. */
export function findEmptied(path: string): string | null {
  const file = nameOf(path, Math.max(0, largest(generationsOf(path))));
  const holdsSomething = ['', '-wal'].some(
    (suffix) => (statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
  return holdsSomething ? null : file;
}

/** Removes the generations before the one at `current`: only for what can be made again. Another program's file stays. */
export function removeOldGenerations(path: string, current: string): void {
  for (const generation of generationsOf(path)) {
    const old = nameOf(path, generation);
    if (old === current || isForeign(old)) continue;
    try {
      for (const suffix of ['', '-wal', '-shm']) rmSync(old + suffix, { force: true });
    } catch {
      // Another process may hold it open on Windows; the next start tries again.
    }
  }
}

/** Whether a file is another program's database. Ours begin with `R` in their `application_id`. */
function isForeign(file: string): boolean {
  try {
    const db = new Database(file, { readonly: true });
    try {
      return (
        (db.pragma('application_id', { simple: true }) as number) >>> 24 !== 0x52 &&
        db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0
      );
    } finally {
      db.close();
    }
  } catch {
    // No database, or a damaged one: then it was ours.
    return false;
  }
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

/** Every generation of the database that `file` is one of, by path. */
export function listGenerations(file: string): string[] {
  const first = file.replace(/\.generation-\d+(?=\.[^.]*$)/, '');
  return generationsOf(first).map((generation) => nameOf(first, generation));
}

function nameOf(path: string, generation: number): string {
  const extension = extname(path);
  return generation === 0
    ? path
    : `${path.slice(0, path.length - extension.length)}.generation-${generation}${extension}`;
}

function generationsOf(path: string): number[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  const extension = extname(path);
  const stem = basename(path, extension);
  return readdirSync(folder).flatMap((name) => {
    if (join(folder, name) === path) return [0];
    const number =
      name.startsWith(`${stem}.generation-`) && name.endsWith(extension)
        ? name.slice(stem.length + '.generation-'.length, name.length - extension.length)
        : '';
    return /^[1-9]\d{0,8}$/.test(number) ? [Number(number)] : [];
  });
}
