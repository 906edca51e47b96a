import type { SearchHit } from '../../shared/library/search-hit.ts';
import type { Sql } from '../sqlite/open-database.ts';

/** One turn, or a narration paragraph (no label, no speaker), as the full-text search knows it. */
export interface SearchableTurn {
  /** From 1: the line on which `words` begins. */
  readonly line: number;
  readonly label: string | null;
  /** The full name where there is one, else the label. */
  readonly speaker: string | null;
  /** As they stand in the file, line feeds and all, so that a hit knows its own line. */
  readonly words: string;
}

/** Files whose full text is still missing; sizes in bytes. */
export function findUnsearchable(db: Sql): { readonly path: string; readonly size: number }[] {
  return db.prepare('SELECT path, size FROM files WHERE searchable = 0 ORDER BY id').all() as { path: string; size: number }[];
}

/** Fills in the full text of files; one that is no longer known, or that another process has filled in, is passed over. */
export function fillTurns(db: Sql, filled: readonly { readonly path: string; readonly turns: readonly SearchableTurn[] }[]): void {
  const find = db.prepare('SELECT id FROM files WHERE path = ? AND searchable = 0').pluck();
  const insert = db.prepare('INSERT INTO turns (file, line, label, speaker, words) VALUES (?, ?, ?, ?, ?)');
  const index = db.prepare('INSERT INTO turn_words (rowid, words) VALUES (?, ?)');
  const done = db.prepare('UPDATE files SET searchable = 1 WHERE id = ?');
  db.transaction(() => {
    for (const { path, turns } of filled) {
      const file = find.get(path) as number | undefined;
      if (file === undefined) continue;
      for (const { line, label, speaker, words } of turns) index.run(insert.run(file, line, label, speaker, words).lastInsertRowid, words);
      done.run(file);
    }
  }).immediate();
}

/** Pages of the full text that one step of putting it in order writes: some 10 ms. */
const mergedAtOnce = 100;

/**
 * Joins pieces of the full text that many small writes have left, which every search looks through one by one.
 * @returns whether there is more of that to do
 */
export function mergeWords(db: Sql): boolean {
  const changes = db.prepare('SELECT total_changes()').pluck();
  const before = changes.get() as number;
  db.prepare(`INSERT INTO turn_words (turn_words, rank) VALUES ('merge', ?)`).run(mergedAtOnce);
  // SQLite’s documentation of FTS5’s “merge” command: fewer than two changes say that nothing was done.
  return (changes.get() as number) - before >= 2;
}

/** Of more hits than this none is better than the others by its words, and ranking them would take time for nothing. */
const mostRanked = 4000;

/** A last word that stands in more turns than this is taken as finished: those that begin like it would take time to gather, and add little. */
const mostUnfinished = 20_000;

/** More words than this make no search narrower, and SQLite refuses an endless expression. */
const mostWords = 32;

export interface SearchRequest {
  readonly query: string;
  /** A speaker's name or label. */
  readonly speaker?: string | undefined;
  readonly limit: number;
}

/**
 * Full-text search over turns. Every word must occur, words between quotation marks one after the other; the last word
 * may be unfinished, unless it stands in very many turns as it is. Any text is a query: what holds no letter or digit
 * finds nothing. The best hits come first; of thousands, those that were read first.
 * Snippets mark hits with U+E000 and U+E001; `line` is the line of the first hit.
 */
export function searchTurns(db: Sql, { query, speaker, limit }: SearchRequest): { hits: SearchHit[]; total: number } {
  const words = matchExpression(query);
  if (words === null) return { hits: [], total: 0 };
  const countMatches = db.prepare('SELECT count(*) FROM turn_words WHERE turn_words MATCH ?').pluck();
  const whole = countMatches.get(words.phrases) as number;
  const isWhole = !words.isUnfinished || whole > mostUnfinished;
  const match = isWhole ? words.phrases : `${words.phrases}*`;
  const matches = isWhole ? whole : (countMatches.get(match) as number);
  // FTS5 ranks by itself and hands out the best rows first, so that only those shown are cut into snippets.
  const found = `FROM turn_words CROSS JOIN turns ON turns.id = turn_words.rowid CROSS JOIN files ON files.id = turns.file
    WHERE turn_words MATCH @match AND (@speaker IS NULL OR turns.speaker = @speaker COLLATE NOCASE OR turns.label = @speaker COLLATE NOCASE)`;
  const values = { match, speaker: speaker ?? null };
  const rows = db
    .prepare(
      `SELECT files.path AS path, files.title AS title, turns.line AS line, turns.speaker AS speaker,
         snippet(turn_words, 0, char(0xE000), char(0xE001), '…', 24) AS snippet, highlight(turn_words, 0, char(0xE000), '') AS marked
       ${found} ${matches > mostRanked ? '' : 'ORDER BY rank'} LIMIT @limit`,
    )
    .all({ ...values, limit }) as (SearchHit & { readonly marked: string })[];
  const hits = rows.map(({ marked, ...hit }): SearchHit => ({ ...hit, line: hit.line + marked.slice(0, marked.indexOf('\uE000')).split('\n').length - 1 }));
  if (speaker === undefined) return { hits, total: matches };
  return { hits, total: hits.length < limit ? hits.length : (db.prepare(`SELECT count(*) ${found}`).pluck().get(values) as number) };
}

interface MatchExpression {
  /** In FTS5’s language. */
  readonly phrases: string;
  /** Whether the last word may be the beginning of one. */
  readonly isUnfinished: boolean;
}

/** Null where nothing in the query can be found. */
function matchExpression(query: string): MatchExpression | null {
  // Control characters and halves of surrogate pairs end or break SQLite's text.
  const text = query.normalize('NFC').replace(/\p{C}/gu, ' ');
  const parts = (text.match(/"[^"]*"|[^\s"]+/g) ?? []).map((part) => part.replaceAll('"', '')).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length === 0) return null;
  const isFinished = /["\s]$/.test(text);
  const phrases = parts.slice(0, mostWords).map((part) => `"${part}"`);
  return { phrases: phrases.join(' '), isUnfinished: !isFinished && parts.length <= mostWords };
}
