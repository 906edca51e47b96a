import type { Sql } from '../sqlite/open-database.ts';

/** A write that is about to be done. */
export interface PackedWrite {
  /** Relative to the library; absolute for a page in the site. */
  readonly path: string;
  readonly oldHash: string | null;
  /** Null where the file is removed. */
  readonly newHash: string | null;
  /** The bytes that it replaces, packed; null where nothing stands there. */
  readonly packed: Uint8Array | null;
}

/** True of a version whose write is done: until then, its bytes still stand on the disk. For a WHERE over `revisions`. */
export const isClosed = 'id NOT IN (SELECT revision FROM open_writes WHERE revision IS NOT NULL)';

/** Records a write and the bytes that it replaces, inside a transaction of the caller's. False where one is open for the path already: the record is the lock. */
export function openWrite(
  db: Sql,
  { path, oldHash, newHash, packed }: PackedWrite,
  { owner, change }: { readonly owner: string; readonly change: string | null },
): boolean {
  const begun = new Date().toISOString();
  const open = db.prepare(
    'INSERT OR IGNORE INTO open_writes (path, old_hash, new_hash, opened_at, owner, change) VALUES (?, ?, ?, ?, ?, ?)',
  );
  if (open.run(path, oldHash, newHash, begun, owner, change).changes === 0) return false;
  if (packed === null) return true;
  const { lastInsertRowid } = db
    .prepare('INSERT INTO revisions (path, hash, saved_at, bytes) VALUES (?, ?, ?, ?)')
    .run(path, oldHash, begun, packed);
  db.prepare('UPDATE open_writes SET revision = ? WHERE path = ?').run(lastInsertRowid, path);
  return true;
}

/** True of a file in a `.rostrum` folder. Its earlier versions are kept only where a change of many files may be taken back. */
const isRecord = `(path GLOB '.rostrum/*' OR path GLOB '*[/\\].rostrum[/\\]*')`;

/** Closes the writes of a path, of a change, or of a path in a change, inside a transaction of the caller's. Where they were not done, the bytes that they were to replace are not kept. */
export function closeWrites(db: Sql, which: { readonly path?: string; readonly change?: string }, done: boolean): void {
  const where = Object.keys(which)
    .map((column) => `${column} = @${column}`)
    .join(' AND ');
  if (!done)
    db.prepare(`DELETE FROM revisions WHERE id IN (SELECT revision FROM open_writes WHERE ${where})`).run(which);
  else
    db.prepare(
      `DELETE FROM revisions WHERE id IN (SELECT revision FROM open_writes JOIN changes ON changes.id = change WHERE ${where} AND kind IN ('save', 'forget') AND ${isRecord})`,
    ).run(which);
  db.prepare(`DELETE FROM open_writes WHERE ${where}`).run(which);
}

/** Whether a write is under way that still needs the bytes that it replaces. */
export function hasOpenWrites(db: Sql): boolean {
  return db.prepare('SELECT 1 FROM open_writes LIMIT 1').get() !== undefined;
}
