import type { Sql } from '../sqlite/open-database.ts';

/** By which a file is taken to be the one that was read, without reading it. Whoever writes looks at the bytes again. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** What a plan worked out from an episode, to be used again while the file and the stamp are as they were. */
export interface RenderCacheRow extends FileStamp {
  readonly source: string;
  /** Whatever the page depends on besides its episode: settings, records beside it. */
  readonly stamp: string;
  /** JSON. */
  readonly facts: string;
}

/** A file of a site, as it was when its bytes were last looked at. */
export interface TargetRow extends FileStamp {
  /** Absolute. */
  readonly path: string;
  /** When its inode changed: it does so whatever sets the other time back. */
  readonly changed: number;
  readonly hash: string;
  /** As `hash`, with LF line ends. */
  readonly textHash: string;
  /** Hash of what it was last compared with; null where it never was. */
  readonly compared: string | null;
  /** 1 where it differed from that in white space only. */
  readonly same: 0 | 1;
  /** In what else it differed, a `PageDifference` as JSON; null where nobody asked. */
  readonly difference: string | null;
}

/** Everything that is kept for plans, by source. */
export function readRenderCache(db: Sql): Map<string, RenderCacheRow> {
  return new Map(
    (db.prepare('SELECT source, size, modified, stamp, facts FROM render_cache').all() as RenderCacheRow[]).map(
      (row) => [row.source, row],
    ),
  );
}

/** Keeps rows, each in place of what was kept for its source; all or none. */
export function putRenderCache(db: Sql, rows: readonly RenderCacheRow[]): void {
  const insert = db.prepare(
    'INSERT OR REPLACE INTO render_cache (source, size, modified, stamp, facts) VALUES (@source, @size, @modified, @stamp, @facts)',
  );
  db.transaction(() => rows.forEach((row) => insert.run(row))).immediate();
}

/** Forgets what is kept for sources that are gone. */
export function removeFromRenderCache(db: Sql, sources: readonly string[]): void {
  const remove = db.prepare('DELETE FROM render_cache WHERE source = ?');
  db.transaction(() => sources.forEach((source) => remove.run(source))).immediate();
}

/** What was found below a folder. @param folder absolute, with a separator behind it */
export function readTargets(db: Sql, folder: string): Map<string, TargetRow> {
  const rows = db
    .prepare(
      'SELECT path, size, modified, changed, hash, text_hash AS textHash, compared, same, difference FROM targets WHERE path >= ? AND path < ?',
    )
    .all(folder, `${folder}\u{10FFFF}`) as TargetRow[];
  return new Map(rows.map((row) => [row.path, row]));
}

/** Keeps rows, each in place of what was kept for its path; all or none. */
export function putTargets(db: Sql, rows: readonly TargetRow[]): void {
  const insert = db.prepare(
    'INSERT OR REPLACE INTO targets (path, size, modified, changed, hash, text_hash, compared, same, difference) VALUES (@path, @size, @modified, @changed, @hash, @textHash, @compared, @same, @difference)',
  );
  db.transaction(() => rows.forEach((row) => insert.run(row))).immediate();
}

/** Keeps how a file that is known compares with what would be written in its place. */
export function setCompared(
  db: Sql,
  rows: readonly {
    readonly path: string;
    readonly compared: string;
    readonly same: boolean;
    readonly difference: string | null;
  }[],
): void {
  const update = db.prepare('UPDATE targets SET compared = ?, same = ?, difference = ? WHERE path = ?');
  db.transaction(() =>
    rows.forEach(({ path, compared, same, difference }) => update.run(compared, same ? 1 : 0, difference, path)),
  ).immediate();
}
