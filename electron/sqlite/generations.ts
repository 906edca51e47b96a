import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import { RostrumError } from '../../shared/failure.ts';
import { largest } from '../../shared/lists.ts';
import { isDamage, openDatabase, type DatabaseKind, type Sql } from './open-database.ts';

/** Why a file cannot serve as the database that it should be. */
export type UnusableReason = 'damaged' | 'emptied' | 'older' | 'newer' | 'foreign' | 'folder' | 'read-only';

export interface OpenedGeneration {
  readonly db: Sql;
  /** Where it lies. */
  readonly file: string;
  /** What stands in its way and was left there, and why; null where nothing does. */
  readonly aside: { readonly file: string; readonly why: UnusableReason } | null;
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
  aside: readonly UnusableReason[] = [],
  found: OpenedGeneration['aside'] = null,
): OpenedGeneration {
  const newest = Math.max(0, largest(generationsOf(path)));
  const file = nameOf(path, newest);
  let unfit = found;
  if (file !== found?.file) {
    try {
      return { db: openDatabase(file, kind), file, aside: unfit };
    } catch (error) {
      const why = isDamage(error) ? 'damaged' : whyUnusable(file, error);
      if (why === null || (why !== 'damaged' && !aside.includes(why))) throw error;
      unfit = { file, why };
    }
  }
  const next = nameOf(path, newest + 1);
  return { db: openDatabase(next, kind), file: next, aside: unfit };
}

/** @param error as `openDatabase` throws it */
function whyUnusable(file: string, error: unknown): UnusableReason | null {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'folder';
  const code = error instanceof RostrumError ? error.failure.code : null;
  if (code === 'catalogue-older') return 'older';
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

/**
 * Removes the generations before the one at `current`, and none after it, which another process may have begun in the
 * meantime: only for what can be made again. Another program's file stays.
 */
export function removeOldGenerations(path: string, current: string): void {
  for (const generation of generationsOf(path).sort((a, b) => a - b)) {
    const old = nameOf(path, generation);
    if (old === current) return;
    if (!isForeign(old)) removeDatabase(old);
  }
}

/** Removes a database and its log, from under whoever has it open; where the system does not allow that, it stays. */
export function removeDatabase(file: string): void {
  try {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  } catch {
    // Another process may hold it open on Windows; the next start tries again.
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
