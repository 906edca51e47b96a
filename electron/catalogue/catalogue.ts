import type { LiveDates } from '../../shared/publish/go-live.ts';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import type { LibrarySummary } from '../../shared/library/library-summary.ts';
import { countBySeverity, type ProblemsOfRule } from '../../shared/lint/model/problems-by-rule.ts';
import { noPeers, peersSchema, type Peers } from '../../shared/lint/model/peers.ts';
import type { MarkInPlace } from '../../shared/marks/gather-marks.ts';
import type { Appearance } from '../../shared/people/gather-people.ts';
import { catalogueSchema } from './schema.ts';
import { prepareProblems } from './problems.ts';
import { prepareTurnRemoval } from './search.ts';
import type { DatabaseKind, Sql } from '../sqlite/open-database.ts';

/** What the catalogue keeps of one file, besides its full text. */
export interface FileRecord {
  /** Relative to the library. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** As `identityOf`. */
  readonly identity: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly kind: Exclude<EpisodeRow['kind'], 'unread'>;
  readonly title: string;
  readonly date: string | null;
  readonly draft: boolean;
  /** Null where it cannot be read. */
  readonly live: LiveDates | null;
  readonly guests: readonly string[];
  readonly houseStyle: string | null;
  readonly turns: number;
  readonly words: number;
  /** Null where nobody has looked for them yet: then those found before stand in the list until somebody has. */
  readonly problems: readonly ProblemsOfRule[] | null;
  /** Marks behind which something is still to be done. */
  readonly openMarks: number;
  /** Key to field type. */
  readonly fields: Readonly<Record<string, string>>;
  /** Key to value, as text. */
  readonly values: Readonly<Record<string, string>>;
  readonly speakers: readonly Omit<Appearance, 'path'>[];
  readonly marks: readonly MarkInPlace[];
  /** Stamp of its sidecar record; empty where there is none. */
  readonly sidecar: string;
  readonly reviewedTurns: number | null;
  /** Ticked by an editor, as it stands. */
  readonly ready: boolean;
  readonly failure: string | null;
}

/** A cache: whatever is wrong with it, it can be made again from the files. */
export const catalogueKind: DatabaseKind = {
  id: 0x52_63_61_74,
  migrations: [catalogueSchema],
  isCache: true,
  synchronous: 'NORMAL',
  // 400 MB: whoever writes that much has another thread empty the log before.
  checkpointPages: 100_000,
};

/**
 * Forgets what was found in files when it was found under other rules.
 * @param stamp whatever the rows depend on besides the files
 */
export function expireRows(db: Sql, stamp: string): void {
  db.transaction(() => {
    const last = db.prepare(`SELECT value FROM settings WHERE key = 'stamp'`).pluck().get();
    if (last === stamp) return;
    db.prepare(`UPDATE files SET modified = -1, hash = ''`).run();
    db.prepare(`INSERT OR REPLACE INTO settings (key, value) VALUES ('stamp', ?)`).run(stamp);
  }).immediate();
}

/** What rows were counted under as being usual in the library. */
export function readPeers(db: Sql): Peers {
  const stored = db.prepare(`SELECT value FROM settings WHERE key = 'peers'`).pluck().get() as string | undefined;
  return stored === undefined ? noPeers : peersSchema.parse(JSON.parse(stored));
}

export function putPeers(db: Sql, peers: Peers): void {
  db.prepare(`INSERT OR REPLACE INTO settings (key, value) VALUES ('peers', ?)`).run(JSON.stringify(peers));
}

/** By which a file is known again. The hash is empty where the file must be read again whatever its size and time. */
export interface Fingerprint {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  /** As `identityOf`. */
  readonly identity: string;
  readonly hash: string;
  /** As in `FileRecord`. */
  readonly sidecar: string;
  readonly failure: string | null;
}

/** By path relative to the library; of what could not be read as well. */
export function readFingerprints(db: Sql): Map<string, Fingerprint> {
  const rows = db
    .prepare('SELECT path, size, modified, identity, hash, sidecar, failure FROM files')
    .all() as Fingerprint[];
  return new Map(rows.map((row) => [row.path, row]));
}

/** Puts records in, each in place of what was known of its path; their full text is to be filled in again. */
export function putFiles(db: Sql, records: readonly FileRecord[]): void {
  const remove = prepareRemoval(db);
  const stored = prepareProblems(db);
  const insert = db.prepare(
    `INSERT INTO files (path, size, modified, identity, hash, kind, title, date, draft, live, guests, house_style, turns, words, errors, warnings, hints, open_marks, fields, field_values, sidecar, reviewed_turns, ready, failure, searchable, linted)
     VALUES (@path, @size, @modified, @identity, @hash, @kind, @title, @date, @draft, @live, @guests, @houseStyle, @turns, @words, @error, @warning, @hint, @openMarks, @fields, @values, @sidecar, @reviewedTurns, @ready, @failure, @searchable, @linted)`,
  );
  const insertSpeaker = db.prepare(
    'INSERT INTO speakers (file, position, label, name, turns, words, declared) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertMark = db.prepare(
    'INSERT INTO marks (file, position, kind, line, speaker, lead, mark, trail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    for (const { speakers, marks, problems, ...record } of records) {
      const found = problems ?? stored.of(record.path);
      remove(record.path);
      const { lastInsertRowid } = insert.run({
        ...record,
        ...countBySeverity(found),
        linted: problems === null ? 0 : 1,
        draft: record.draft ? 1 : 0,
        live: JSON.stringify(record.live),
        ready: record.ready ? 1 : 0,
        guests: JSON.stringify(record.guests),
        fields: JSON.stringify(record.fields),
        values: JSON.stringify(record.values),
        searchable: record.kind === 'unreadable' ? 1 : 0,
      });
      stored.put(lastInsertRowid, found);
      speakers.forEach(({ label, name, turns, words, isDeclared }, position) =>
        insertSpeaker.run(lastInsertRowid, position, label, name, turns, words, isDeclared ? 1 : 0),
      );
      marks.forEach(({ kind, line, speaker, lead, mark, trail }, position) =>
        insertMark.run(lastInsertRowid, position, kind, line, speaker, lead, mark, trail),
      );
    }
  }).immediate();
}

/** Paths of the files in which nobody has looked for problems yet, as they are now. */
export function findUnlinted(db: Sql): string[] {
  return db.prepare('SELECT path FROM files WHERE linted = 0').pluck().all() as string[];
}

/** What was found in a file with `hash`, and the stamp of its sidecar record. */
export interface FoundProblems extends Pick<FileRecord, 'path' | 'hash' | 'sidecar'> {
  readonly problems: readonly ProblemsOfRule[];
}

/** Keeps them, all or none; a file that is listed as something else by now is passed over. */
export function setProblems(db: Sql, rows: readonly FoundProblems[]): void {
  const update = db
    .prepare(
      'UPDATE files SET errors = @error, warnings = @warning, hints = @hint, linted = 1 WHERE path = @path AND hash = @hash AND sidecar = @sidecar RETURNING id',
    )
    .pluck();
  const stored = prepareProblems(db);
  db.transaction(() => {
    for (const { problems, ...row } of rows) {
      const file = update.get({ ...row, ...countBySeverity(problems) }) as number | undefined;
      if (file !== undefined) stored.replace(file, problems);
    }
  }).immediate();
}

/** Path to the front matter's values, as text by key. */
export function readValues(db: Sql): Map<string, Readonly<Record<string, string>>> {
  const rows = db.prepare(`SELECT path, field_values AS fields FROM files WHERE kind <> 'unreadable'`).all() as {
    path: string;
    fields: string;
  }[];
  return new Map(rows.map(({ path, fields }) => [path, JSON.parse(fields) as Record<string, string>]));
}

/** A file whose bytes are the same although its time changed. */
export function touchFile(
  db: Sql,
  path: string,
  { size, modified, identity: now }: Pick<FileRecord, 'size' | 'modified' | 'identity'>,
): void {
  db.prepare('UPDATE files SET size = ?, modified = ?, identity = ? WHERE path = ?').run(size, modified, now, path);
}

export function removeFiles(db: Sql, paths: readonly string[]): void {
  if (paths.length === 0) return;
  const remove = prepareRemoval(db);
  db.transaction(() => paths.forEach(remove)).immediate();
}

/** Removes a file's row and what hangs on it. */
function prepareRemoval(db: Sql): (path: string) => void {
  const find = db.prepare('SELECT id FROM files WHERE path = ?').pluck();
  const removeTurns = prepareTurnRemoval(db);
  const removeFile = db.prepare('DELETE FROM files WHERE id = ?');
  return (path) => {
    const file = find.get(path) as number | undefined;
    if (file === undefined) return;
    removeTurns(file);
    removeFile.run(file);
  };
}

/** Paths of those named whose clean form is not known yet. */
export function findUncleaned(db: Sql, paths: readonly string[]): string[] {
  return db
    .prepare(
      `SELECT files.path FROM files JOIN json_each(?) AS named ON named.value = files.path WHERE clean_hash IS NULL AND kind <> 'unreadable'`,
    )
    .pluck()
    .all(JSON.stringify(paths)) as string[];
}

/** What a file, as it is with `hash`, would be published as. */
export interface CleanHash {
  readonly path: string;
  readonly hash: string;
  /** Of the page; empty where there would be none. */
  readonly cleanHash: string;
}

/** Keeps them, all or none. */
export function setCleanHashes(db: Sql, rows: readonly CleanHash[]): void {
  const update = db.prepare('UPDATE files SET clean_hash = @cleanHash WHERE path = @path AND hash = @hash');
  db.transaction(() => rows.forEach((row) => update.run(row))).immediate();
}

/** A row of the list, and what its state hangs on. */
export type ListedFile = Omit<EpisodeRow, 'state' | 'life'> &
  Pick<FileRecord, 'live' | 'ready' | 'hash'> & { readonly cleanHash: string | null };

/** Whether any file is marked as ready, and as it was then. */
export function hasReadyFiles(db: Sql): boolean {
  return db.prepare('SELECT 1 FROM files WHERE ready = 1 LIMIT 1').get() !== undefined;
}

/** The list, without the state and what Hugo makes of each, for which the history and the site must be asked too. @param paths only those of them that are there */
export function listFiles(db: Sql, paths?: readonly string[]): ListedFile[] {
  const rows = (
    paths === undefined
      ? db.prepare('SELECT * FROM files ORDER BY path').all()
      : db
          .prepare('SELECT * FROM files WHERE path IN (SELECT value FROM json_each(?)) ORDER BY path')
          .all(JSON.stringify(paths))
  ) as Record<string, string | number | null>[];
  return rows.map((row) => ({
    path: String(row['path']),
    kind: row['kind'] as EpisodeRow['kind'],
    title: String(row['title']),
    date: row['date'] as string | null,
    draft: row['draft'] === 1,
    live: JSON.parse(String(row['live'])) as LiveDates | null,
    guests: JSON.parse(String(row['guests'])) as string[],
    houseStyle: row['house_style'] as string | null,
    turns: Number(row['turns']),
    words: Number(row['words']),
    problems: { error: Number(row['errors']), warning: Number(row['warnings']), hint: Number(row['hints']) },
    openMarks: Number(row['open_marks']),
    reviewedTurns: row['reviewed_turns'] as number | null,
    ready: row['ready'] === 1,
    bytes: Number(row['size']),
    failure: row['failure'] as string | null,
    hash: String(row['hash']),
    cleanHash: row['clean_hash'] as string | null,
  }));
}

/** Counts over all files. A field's type is the alphabetically first of those that its files suggest. */
export function readSummary(
  db: Sql,
): Omit<LibrarySummary, 'fields' | 'people'> & { readonly fields: { key: string; type: string; files: number }[] } {
  const count = (kind: string) => db.prepare('SELECT count(*) FROM files WHERE kind = ?').pluck().get(kind) as number;
  return {
    files: db.prepare('SELECT count(*) FROM files').pluck().get() as number,
    episodes: count('episode'),
    otherFiles: count('other'),
    houseStyles: db
      .prepare(
        `SELECT house_style AS name, count(*) AS files FROM files WHERE house_style IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`,
      )
      .all() as LibrarySummary['houseStyles'],
    fields: db
      .prepare(
        `SELECT key, min(value) AS type, count(*) AS files FROM files, json_each(files.fields) GROUP BY key ORDER BY 3 DESC, 1`,
      )
      .all() as { key: string; type: string; files: number }[],
    unreadable: db
      .prepare(`SELECT path, failure AS reason FROM files WHERE kind = 'unreadable' ORDER BY path`)
      .all() as LibrarySummary['unreadable'],
  };
}
