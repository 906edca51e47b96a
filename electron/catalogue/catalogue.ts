import type { EpisodeRow, LibrarySummary, SearchHit } from '../../shared/ipc/views.ts';
import { files } from './migrations/001-files.ts';
import { openRebuildable, type Sql } from '../sqlite/open-database.ts';

/** What the catalogue keeps of one file, besides its full text. */
export interface FileRecord {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
  readonly kind: EpisodeRow['kind'];
  readonly title: string;
  readonly date: string | null;
  readonly draft: boolean;
  readonly guests: readonly string[];
  readonly houseStyle: string | null;
  readonly turns: number;
  readonly words: number;
  readonly problems: EpisodeRow['problems'];
  readonly openMarks: number;
  /** Key to field type. */
  readonly fields: Readonly<Record<string, string>>;
  readonly people: readonly { readonly name: string; readonly turns: number }[];
  readonly failure: string | null;
}

/** One turn, or a narration paragraph (no speaker), as the full-text search knows it. */
export interface SearchableTurn {
  readonly line: number;
  readonly speaker: string | null;
  readonly words: string;
}

/** Opens the catalogue at `path`, making it anew where it is missing or damaged. */
export function openCatalogue(path: string): { readonly db: Sql; readonly rebuilt: boolean } {
  const opened = openRebuildable(path, [files]);
  opened.db.pragma('foreign_keys = ON');
  return opened;
}

/** Size, time and hash of every file known. */
export function readFingerprints(db: Sql): Map<string, { readonly size: number; readonly modified: number; readonly hash: string }> {
  const rows = db.prepare('SELECT path, size, modified, hash FROM files').all() as { path: string; size: number; modified: number; hash: string }[];
  return new Map(rows.map((row) => [row.path, row]));
}

/** Puts records in, each in place of what was known of its path; their full text is to be filled in anew. */
export function putFiles(db: Sql, records: readonly FileRecord[]): void {
  const remove = db.prepare('DELETE FROM files WHERE path = ?');
  const insert = db.prepare(
    `INSERT INTO files (path, size, modified, hash, kind, title, date, draft, guests, house_style, turns, words, errors, warnings, hints, open_marks, fields, failure, searchable)
     VALUES (@path, @size, @modified, @hash, @kind, @title, @date, @draft, @guests, @houseStyle, @turns, @words, @error, @warning, @hint, @openMarks, @fields, @failure, @searchable)`,
  );
  const insertPerson = db.prepare('INSERT OR IGNORE INTO people (file, name, turns) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const { people, problems, ...record } of records) {
      remove.run(record.path);
      const { lastInsertRowid } = insert.run({
        ...record,
        ...problems,
        draft: record.draft ? 1 : 0,
        guests: JSON.stringify(record.guests),
        fields: JSON.stringify(record.fields),
        searchable: record.kind === 'unreadable' ? 1 : 0,
      });
      for (const person of people) insertPerson.run(lastInsertRowid, person.name, person.turns);
    }
  })();
}

/** A file whose bytes are the same although its time changed. */
export function touchFile(db: Sql, path: string, size: number, modified: number): void {
  db.prepare('UPDATE files SET size = ?, modified = ? WHERE path = ?').run(size, modified, path);
}

export function removeFiles(db: Sql, paths: readonly string[]): void {
  const remove = db.prepare('DELETE FROM files WHERE path = ?');
  db.transaction(() => {
    for (const path of paths) remove.run(path);
  })();
}

/** Paths whose full text is still missing, at most `limit`. */
export function findUnsearchable(db: Sql, limit: number): string[] {
  return db.prepare('SELECT path FROM files WHERE searchable = 0 LIMIT ?').pluck().all(limit) as string[];
}

export function countUnsearchable(db: Sql): number {
  return db.prepare('SELECT count(*) FROM files WHERE searchable = 0').pluck().get() as number;
}

/** Fills in the full text of files; a path that is no longer known is passed over. */
export function fillTurns(db: Sql, filled: readonly { readonly path: string; readonly turns: readonly SearchableTurn[] }[]): void {
  const find = db.prepare('SELECT id FROM files WHERE path = ?').pluck();
  const insert = db.prepare('INSERT INTO turns (file, line, speaker, words) VALUES (?, ?, ?, ?)');
  const done = db.prepare('UPDATE files SET searchable = 1 WHERE id = ?');
  db.transaction(() => {
    for (const { path, turns } of filled) {
      const file = find.get(path) as number | undefined;
      if (file === undefined) continue;
      for (const { line, speaker, words } of turns) insert.run(file, line, speaker, words);
      done.run(file);
    }
  })();
}

/** The list, without what only the history knows (state, reviewed turns). */
export function listFiles(db: Sql): (Omit<EpisodeRow, 'state' | 'reviewedTurns'> & { readonly hash: string })[] {
  const rows = db.prepare('SELECT * FROM files ORDER BY path').all() as Record<string, string | number | null>[];
  return rows.map((row) => ({
    path: String(row['path']),
    kind: row['kind'] as EpisodeRow['kind'],
    title: String(row['title']),
    date: row['date'] as string | null,
    draft: row['draft'] === 1,
    guests: JSON.parse(String(row['guests'])) as string[],
    houseStyle: row['house_style'] as string | null,
    turns: Number(row['turns']),
    words: Number(row['words']),
    problems: { error: Number(row['errors']), warning: Number(row['warnings']), hint: Number(row['hints']) },
    openMarks: Number(row['open_marks']),
    bytes: Number(row['size']),
    failure: row['failure'] as string | null,
    hash: String(row['hash']),
  }));
}

export function readSummary(db: Sql): Omit<LibrarySummary, 'fields'> & { readonly fields: { key: string; type: string; files: number }[] } {
  const count = (kind: string) => db.prepare('SELECT count(*) FROM files WHERE kind = ?').pluck().get(kind) as number;
  return {
    files: db.prepare('SELECT count(*) FROM files').pluck().get() as number,
    episodes: count('episode'),
    pages: count('page'),
    houseStyles: db.prepare(`SELECT house_style AS name, count(*) AS files FROM files WHERE house_style IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`).all() as LibrarySummary['houseStyles'],
    fields: db.prepare(`SELECT key, min(value) AS type, count(*) AS files FROM files, json_each(files.fields) GROUP BY key ORDER BY 3 DESC, 1`).all() as { key: string; type: string; files: number }[],
    people: db.prepare('SELECT name, count(*) AS episodes, sum(turns) AS turns FROM people GROUP BY name ORDER BY 2 DESC, 3 DESC').all() as LibrarySummary['people'],
    unreadable: db.prepare(`SELECT path, failure AS reason FROM files WHERE kind = 'unreadable' ORDER BY path`).all() as LibrarySummary['unreadable'],
  };
}

/** From this many characters on, hits are ranked: fewer match nearly everything, and ranking that would take time for nothing. */
const rankFrom = 3;

/**
 * Full-text search over turns. Every word must occur; the last one may be unfinished.
 * Snippets mark hits with U+E000 and U+E001.
 */
export function searchTurns(db: Sql, { query, speaker, limit }: { query: string; speaker?: string | undefined; limit: number }): { hits: SearchHit[]; total: number } {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return { hits: [], total: 0 };
  const match = words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ');
  const where = `FROM turn_words JOIN turns ON turns.id = turn_words.rowid JOIN files ON files.id = turns.file
    WHERE turn_words MATCH @match AND (@speaker IS NULL OR turns.speaker = @speaker COLLATE NOCASE)`;
  const order = query.trim().length >= rankFrom ? 'ORDER BY bm25(turn_words)' : '';
  const values = { match, speaker: speaker ?? null, limit };
  const hits = db
    .prepare(
      `SELECT files.path AS path, files.title AS title, turns.line AS line, turns.speaker AS speaker,
         snippet(turn_words, 0, char(0xE000), char(0xE001), '…', 24) AS snippet ${where} ${order} LIMIT @limit`,
    )
    .all(values) as SearchHit[];
  const total = hits.length < limit ? hits.length : (db.prepare(`SELECT count(*) ${where}`).pluck().get({ match, speaker: speaker ?? null }) as number);
  return { hits, total };
}
