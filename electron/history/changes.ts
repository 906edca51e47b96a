import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib';
import type { Sql } from '../sqlite/open-database.ts';
import { moveHistory } from './history.ts';
import { closeWrites, openWrite, type PackedWrite } from './open-writes.ts';

/**
 * What a change writes: episodes of the library, pages of a site, or what stood there before they were published. A
 * `save` is an episode with what is recorded beside it, and `forget` a purge, by the records that it changes: neither
 * is listed or taken back as a change.
 */
export type ChangeKind = 'episodes' | 'publish' | 'rollback' | 'save' | 'forget';

/** Many files that are written, and taken back, together. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly title: string;
  readonly beganAt: string;
}

/** `open`: only staged. `writing`: files are being put in their places. `undone`: taken back. */
export type ChangeState = 'open' | 'writing' | 'applied' | 'undone';

/** A file of a change, by the hashes of its bytes before and after. */
export interface ChangedFile {
  /** Relative to the library; absolute for a page in the site. */
  readonly path: string;
  /** Null where there was no file. */
  readonly oldHash: string | null;
  /** Null where there is none any more. */
  readonly newHash: string | null;
}

/** What happens besides in the moment when a change is applied. */
export interface AppliedTogether {
  /** The change that this one takes back: it is undone then. */
  readonly undoes: string | null;
  /** What is kept of the first path goes to the second. */
  readonly moves: readonly [from: string, to: string] | null;
}

export function insertChange(
  db: Sql,
  { id, kind, title, beganAt }: Change,
  owner: string,
  { undoes, moves }: AppliedTogether,
): void {
  db.prepare(
    `INSERT INTO changes (id, kind, title, began_at, state, owner, undoes, moves) VALUES (?, ?, ?, ?, 'open', ?, ?, ?)`,
  ).run(id, kind, title, beganAt, owner, undoes, moves && JSON.stringify(moves));
}

/** From here on files are put in their places. @param together runs in the same transaction */
export function beginApplying(db: Sql, id: string, together: () => void): void {
  db.transaction(() => {
    setChangeState(db, id, 'writing');
    together();
  }).immediate();
}

function setChangeState(db: Sql, id: string, state: ChangeState): void {
  db.prepare('UPDATE changes SET state = ? WHERE id = ?').run(state, id);
}

/** Packs bytes for the history, beside the thread that asks; as fast as can be, for they may be thousands of files. */
export function packBytes(bytes: Uint8Array): Promise<Uint8Array> {
  return deflate(bytes, { level: 1 });
}

const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);

/**
 * Records writes that belong to a change before any is done, all or none: the record is the lock.
 * @returns the path that is being written by somebody else, or null when all are recorded
 */
export function beginWrites(db: Sql, change: string, writes: readonly PackedWrite[], owner: string): string | null {
  class Taken extends Error {}
  let taken: string | null = null;
  try {
    db.transaction(() => {
      for (const write of writes) {
        if (openWrite(db, write, { owner, change })) continue;
        taken = write.path;
        throw new Taken();
      }
    }).immediate();
  } catch (error) {
    // Thrown to roll the transaction back.
    if (!(error instanceof Taken)) throw error;
  }
  return taken;
}

/** Takes a write out of a change that is under way. */
export function deleteWrite(db: Sql, change: string, path: string): void {
  db.transaction(() => closeWrites(db, { change, path }, false)).immediate();
}

/** Records folders that a change is about to make, by their whole paths. */
export function insertFolders(db: Sql, change: string, folders: readonly string[]): void {
  const insert = db.prepare('INSERT OR IGNORE INTO change_folders (change, path) VALUES (?, ?)');
  db.transaction(() => {
    for (const folder of folders) insert.run(change, folder);
  }).immediate();
}

/** The folders that a change made. */
export function readFolders(db: Sql, change: string): string[] {
  return db.prepare('SELECT path FROM change_folders WHERE change = ?').pluck().all(change) as string[];
}

/**
 * Closes a change. `applied`: the old bytes are revisions from now on, and what it takes back is undone. `failed`: they
 * are as well, because not every file could be put back. `dropped`: nothing of it stays.
 */
export function endChange(db: Sql, id: string, how: 'applied' | 'failed' | 'dropped'): void {
  db.transaction(() => {
    const change = db.prepare('SELECT kind, moves FROM changes WHERE id = ?').get(id) as
      { readonly kind: ChangeKind; readonly moves: string | null } | undefined;
    // Another process recovered it in the same moment.
    if (change === undefined) return;
    const { kind, moves } = change;
    const isListed = kind !== 'save' && kind !== 'forget';
    if (how !== 'dropped' && isListed) {
      db.prepare(
        'INSERT INTO change_files (change, path, old_hash, new_hash) SELECT change, path, old_hash, new_hash FROM open_writes WHERE change = ?',
      ).run(id);
      setChangeState(db, id, how === 'applied' ? 'applied' : 'undone');
      if (how === 'applied')
        db.prepare(`UPDATE changes SET state = 'undone' WHERE id = (SELECT undoes FROM changes WHERE id = ?)`).run(id);
    }
    closeWrites(db, { change: id }, how !== 'dropped');
    // With what was at the old path until now, where the file itself was renamed.
    if (how === 'applied' && moves !== null) moveHistory(db, ...(JSON.parse(moves) as [string, string]));
    if (how === 'dropped' || !isListed) db.prepare('DELETE FROM changes WHERE id = ?').run(id);
  }).immediate();
}

/** The files of a change that is under way, without their bytes. */
export function readOpenFiles(db: Sql, id: string): ChangedFile[] {
  return db
    .prepare('SELECT path, old_hash AS oldHash, new_hash AS newHash FROM open_writes WHERE change = ? ORDER BY path')
    .all(id) as ChangedFile[];
}

/** The bytes that stood at a path before a write that is under way; null where none did. */
export function readOldBytes(db: Sql, path: string): Uint8Array | null {
  const bytes = db
    .prepare('SELECT bytes FROM open_writes JOIN revisions ON revisions.id = revision WHERE open_writes.path = ?')
    .pluck()
    .get(path) as Buffer | null | undefined;
  return bytes ? inflateRawSync(bytes) : null;
}

/** Changes that were begun and not closed, each with its owner. */
export function readUnclosedChanges(db: Sql): (Change & {
  readonly state: ChangeState;
  readonly owner: string;
  /** What it takes back. */ readonly undoes: string | null;
})[] {
  return db
    .prepare(
      `SELECT id, kind, title, began_at AS beganAt, state, owner, undoes FROM changes WHERE state IN ('open', 'writing') ORDER BY began_at`,
    )
    .all() as ReturnType<typeof readUnclosedChanges>;
}

/** Changes that were applied and not taken back, the newest first. */
export function readChanges(db: Sql, limit: number): Change[] {
  return db
    .prepare(
      `SELECT id, kind, title, began_at AS beganAt FROM changes WHERE state = 'applied' ORDER BY began_at DESC, rowid DESC LIMIT ?`,
    )
    .all(limit) as Change[];
}

/** Publishes that wrote a site's record and were not taken back, the newest first. @param record as the change names it */
export function readPublishes(db: Sql, record: string): (Change & { readonly files: number })[] {
  return db
    .prepare(
      `SELECT id, kind, title, began_at AS beganAt, (SELECT count(*) FROM change_files WHERE change = id) - 1 AS files FROM changes JOIN change_files ON change = id
       WHERE kind = 'publish' AND state = 'applied' AND path = ? ORDER BY began_at DESC, changes.rowid DESC`,
    )
    .all(record) as ReturnType<typeof readPublishes>;
}

/** A change that was applied and not taken back, with its files; null where there is none of that id. */
export function readChange(db: Sql, id: string): (Change & { readonly files: readonly ChangedFile[] }) | null {
  const change = db
    .prepare(`SELECT id, kind, title, began_at AS beganAt FROM changes WHERE id = ? AND state = 'applied'`)
    .get(id) as Change | undefined;
  if (!change) return null;
  const files = db
    .prepare('SELECT path, old_hash AS oldHash, new_hash AS newHash FROM change_files WHERE change = ? ORDER BY path')
    .all(id) as ChangedFile[];
  return { ...change, files };
}

/** The bytes of one earlier version; null where it is not kept (any more). */
export function readRevisionBytes(db: Sql, path: string, hash: string): Uint8Array | null {
  const bytes = db
    .prepare('SELECT bytes FROM revisions WHERE path = ? AND hash = ? ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(path, hash) as Buffer | undefined;
  return bytes ? inflateRawSync(bytes) : null;
}
