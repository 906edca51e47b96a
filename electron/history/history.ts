import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DatabaseKind, Sql } from '../sqlite/open-database.ts';
import { first } from './migrations/001-first.ts';
import { changes } from './migrations/002-changes.ts';
import { unsavedBase } from './migrations/003-unsaved-base.ts';
import { workSetAside } from './migrations/004-work-set-aside.ts';
import { oldBytesOnce } from './migrations/005-old-bytes-once.ts';
import { undoneTogether } from './migrations/006-undone-together.ts';
import { keptMoves } from './migrations/007-kept-moves.ts';
import { closeWrites, isClosed, openWrite, type PackedWrite } from './open-writes.ts';

/** Not a cache: a damaged one is never removed, and every commit outlives a power cut. */
export const historyKind: DatabaseKind = {
  id: 0x52_68_69_73,
  migrations: [first, changes, unsavedBase, workSetAside, oldBytesOnce, undoneTogether, keptMoves],
  synchronous: 'FULL',
};

export interface OpenWrite extends Omit<PackedWrite, 'packed'> {
  readonly oldBytes: Uint8Array | null;
}

/**
 * Records a write before it is done. False where one is open for the path already: the record is the lock.
 * @param owner by which a later run tells whether whoever began it is still at it
 */
export function beginWrite(db: Sql, { oldBytes, ...write }: OpenWrite, owner: string): boolean {
  return db
    .transaction(() =>
      openWrite(db, { ...write, packed: oldBytes && deflateRawSync(oldBytes) }, { owner, change: null }),
    )
    .immediate();
}

/** Closes a write: done (the old bytes are a revision from now on), or not done (they still stand on the disk). */
export function endWrite(db: Sql, path: string, done: boolean): void {
  db.transaction(() => closeWrites(db, { path }, done)).immediate();
}

/** Writes of single files that were begun and not closed, each with its owner. */
export function readOpenWrites(db: Sql): {
  readonly path: string;
  readonly oldHash: string | null;
  readonly newHash: string | null;
  readonly owner: string;
}[] {
  return db
    .prepare('SELECT path, old_hash AS oldHash, new_hash AS newHash, owner FROM open_writes WHERE change IS NULL')
    .all() as ReturnType<typeof readOpenWrites>;
}

/** `unsaved`: work that a crash left behind and that was not brought back. */
export type RevisionKind = 'saved' | 'unsaved';

/** Keeps bytes as an earlier version of a file: what another program wrote in the moment in which Rostrum replaced it. */
export function keepVersion(
  db: Sql,
  path: string,
  { hash, bytes }: { readonly hash: string; readonly bytes: Uint8Array },
): void {
  db.prepare('INSERT INTO revisions (path, hash, saved_at, bytes) VALUES (?, ?, ?, ?)').run(
    path,
    hash,
    new Date().toISOString(),
    deflateRawSync(bytes),
  );
}

/** The earlier versions of a file, the newest first. */
export function readRevisions(
  db: Sql,
  path: string,
): { readonly hash: string; readonly savedAt: string; readonly kind: RevisionKind; readonly bytes: Uint8Array }[] {
  const rows = db
    .prepare(
      `SELECT hash, saved_at AS savedAt, kind, bytes FROM revisions WHERE path = ? AND ${isClosed} ORDER BY id DESC`,
    )
    .all(path) as { hash: string; savedAt: string; kind: RevisionKind; bytes: Buffer }[];
  return rows.map((row) => ({ ...row, bytes: inflateRawSync(row.bytes) }));
}

/** Paths that have earlier versions, each with the hash of the first: a file that holds that again is as it was before Rostrum wrote it. */
export function readFirstVersions(db: Sql): Map<string, string> {
  const rows = db
    .prepare(
      `SELECT path, hash FROM revisions WHERE id IN (SELECT min(id) FROM revisions WHERE ${isClosed} GROUP BY path)`,
    )
    .all() as { path: string; hash: string }[];
  return new Map(rows.map(({ path, hash }) => [path, hash]));
}

/** Path to the hash that was ticked as ready. */
export function readReady(db: Sql): Map<string, string> {
  return new Map(
    (db.prepare('SELECT path, hash FROM ready').all() as { path: string; hash: string }[]).map(({ path, hash }) => [
      path,
      hash,
    ]),
  );
}

export function setReady(db: Sql, path: string, hash: string | null): void {
  if (hash === null) db.prepare('DELETE FROM ready WHERE path = ?').run(path);
  else db.prepare('INSERT OR REPLACE INTO ready (path, hash) VALUES (?, ?)').run(path, hash);
}

/** Work that is not saved. */
export interface UnsavedWork {
  readonly text: string;
  readonly savedAt: string;
  readonly baseHash: string;
  /** The text that it began with; null where that was gone when the work was kept. */
  readonly base: string | null;
}

/** Keeps the work that is not saved yet, in place of what was kept of it before. */
export function keepUnsaved(db: Sql, path: string, { text, baseHash, base }: Omit<UnsavedWork, 'savedAt'>): void {
  db.prepare('INSERT OR REPLACE INTO unsaved (path, base_hash, text, saved_at, base) VALUES (?, ?, ?, ?, ?)').run(
    path,
    baseHash,
    text,
    new Date().toISOString(),
    base,
  );
}

export function deleteUnsaved(db: Sql, path: string): void {
  db.prepare('DELETE FROM unsaved WHERE path = ?').run(path);
}

export function readUnsaved(db: Sql, path: string): UnsavedWork | null {
  return (
    (db
      .prepare('SELECT text, saved_at AS savedAt, base_hash AS baseHash, base FROM unsaved WHERE path = ?')
      .get(path) as UnsavedWork | undefined) ?? null
  );
}

/** Paths with work that is not saved. */
export function readUnsavedPaths(db: Sql): Set<string> {
  return new Set(db.prepare('SELECT path FROM unsaved').pluck().all() as string[]);
}

/** Keeps unsaved work as an earlier version, so that other work can take its place. */
export function setUnsavedAside(db: Sql, path: string): void {
  db.transaction(() => {
    const work = readUnsaved(db, path);
    if (work === null) return;
    const bytes = new TextEncoder().encode(work.text);
    const hash = createHash('sha256').update(bytes).digest('hex');
    db.prepare(`INSERT INTO revisions (path, hash, saved_at, kind, bytes) VALUES (?, ?, ?, 'unsaved', ?)`).run(
      path,
      hash,
      work.savedAt,
      deflateRawSync(bytes),
    );
    deleteUnsaved(db, path);
  }).immediate();
}

/** Paths of which something is kept: earlier versions, or work that is not saved. */
export function readKeptPaths(
  db: Sql,
): { readonly path: string; readonly versions: number; readonly hasWork: boolean }[] {
  const rows = db
    .prepare(
      `SELECT path, sum(versions) AS versions, max(work) AS work
       FROM (SELECT path, 1 AS versions, 0 AS work FROM revisions WHERE ${isClosed} UNION ALL SELECT path, 0, 1 FROM unsaved)
       GROUP BY path ORDER BY path`,
    )
    .all() as { path: string; versions: number; work: number }[];
  return rows.map(({ path, versions, work }) => ({ path, versions, hasWork: work === 1 }));
}

/** Who is writing a path at the moment; null where nobody is. */
export function readOwner(db: Sql, path: string): string | null {
  return (db.prepare('SELECT owner FROM open_writes WHERE path = ?').pluck().get(path) as string | undefined) ?? null;
}

/** Gives what is kept of one path to another. Where both have work that is not saved, the first one's is an earlier version from then on. */
export function moveHistory(db: Sql, from: string, to: string): void {
  db.transaction(() => {
    if (readUnsaved(db, to) !== null) setUnsavedAside(db, from);
    db.prepare('UPDATE unsaved SET path = ? WHERE path = ?').run(to, from);
    db.prepare(`UPDATE revisions SET path = ? WHERE path = ? AND ${isClosed}`).run(to, from);
  }).immediate();
}
