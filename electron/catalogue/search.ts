import type { FoundTurns, SearchHit } from '../../shared/library/search-hit.ts';
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
  return db.prepare('SELECT path, size FROM files WHERE searchable = 0 ORDER BY id').all() as {
    path: string;
    size: number;
  }[];
}

/** Turns of one file, or of a long one a part of them. */
export interface FilledTurns {
  readonly path: string;
  readonly turns: readonly SearchableTurn[];
  /** How many of its turns come before these; none where it is not said. */
  readonly from?: number;
  /** Whether no more of its turns come; so it is where it is not said. */
  readonly isLast?: boolean;
}

/**
 * Fills in the full text of files, all or none. One that is no longer known, or that another process fills in, is passed
 * over; one of which a part was filled in before starts over.
 */
export function fillTurns(db: Sql, filled: readonly FilledTurns[]): void {
  const find = db.prepare('SELECT id FROM files WHERE path = ? AND searchable = 0').pluck();
  const count = db.prepare('SELECT count(*) FROM turns WHERE file = ?').pluck();
  const insert = db.prepare('INSERT INTO turns (file, line, label, speaker, words) VALUES (?, ?, ?, ?, ?)');
  const index = db.prepare(
    'INSERT INTO turn_words (rowid, words) SELECT id, words FROM turns WHERE id BETWEEN ? AND ?',
  );
  const done = db.prepare('UPDATE files SET searchable = 1 WHERE id = ?');
  const removeTurns = prepareTurnRemoval(db);
  db.transaction(() => {
    for (const { path, from = 0 } of filled) {
      const file = from === 0 ? (find.get(path) as number | undefined) : undefined;
      if (file !== undefined) removeTurns(file);
    }
    const ids: (number | bigint)[] = [];
    for (const { path, turns, from = 0, isLast = true } of filled) {
      const file = find.get(path) as number | undefined;
      if (file === undefined || count.get(file) !== from) continue;
      for (const { line, label, speaker, words } of turns)
        ids.push(insert.run(file, line, label, speaker, words).lastInsertRowid);
      if (isLast) done.run(file);
    }
    // Their numbers follow each other. In one statement it takes half the time, and leaves one piece.
    if (ids.length > 0) index.run(ids[0], ids.at(-1));
  }).immediate();
}

/** Removes the full text of a file. */
export function prepareTurnRemoval(db: Sql): (file: number) => void {
  const find = db.prepare('SELECT 1 FROM turns WHERE file = ? LIMIT 1');
  const deleteWords = db.prepare(
    `INSERT INTO turn_words (turn_words, rowid, words) SELECT 'delete', id, words FROM turns WHERE file = ?`,
  );
  const removeTurns = db.prepare('DELETE FROM turns WHERE file = ?');
  return (file) => {
    // FTS5 begins another piece at every such statement, also where it deletes nothing.
    if (find.get(file) === undefined) return;
    deleteWords.run(file);
    removeTurns.run(file);
  };
}

/** Pages of the full text that one step of putting it in order writes: some 10 ms. */
const mergedAtOnce = 100;

/**
 * Joins pieces of the full text that many small writes have left, which every search looks through one by one. A very frequent word is joined in one step, however long that takes.
 * @returns whether there is more of that to do
 */
export function mergeWords(db: Sql): boolean {
  const changes = db.prepare('SELECT total_changes()').pluck();
  const before = changes.get() as number;
  db.prepare(`INSERT INTO turn_words (turn_words, rank) VALUES ('merge', ?)`).run(mergedAtOnce);
  // SQLite’s documentation of FTS5’s “merge” command: fewer than two changes say that nothing was done.
  return (changes.get() as number) - before >= 2;
}

/** Of more hits than this none is better than the others by its words, and counting and ranking them all would take time for nothing. */
const maxCounted = 5000;

/** An unfinished word that begins words of more turns than this is taken for the most frequent of them: gathering the turns of each takes long. */
const maxUnfinished = 10_000;

/** So many words an unfinished one is taken for at most. */
const maxEndings = 16;

/** More words than this make no search narrower, and SQLite refuses an endless expression. */
const maxWords = 32;

export interface SearchRequest {
  readonly query: string;
  /** A speaker's name or label. */
  readonly speaker?: string | undefined;
  readonly limit: number;
}

/**
 * Full-text search over turns. Every word must occur, words between quotation marks one after the other; the last word
 * may be unfinished, and stands for the most frequent words where it begins very many. Any text is a query: what holds
 * no letter or digit finds nothing. The best hits come first; of thousands, those that were read first.
 * Snippets mark hits with U+E000 and U+E001; `line` is the line of the first hit.
 */
export function searchTurns(db: Sql, { query, speaker, limit }: SearchRequest): FoundTurns {
  const expression = matchExpression(db, query);
  if (expression === null) return { hits: [], total: 0, hasMore: false };
  const { match, isNarrowed } = expression;
  const count = (found: string) =>
    db
      .prepare(`SELECT count(*) FROM (SELECT 1 ${found} LIMIT ${maxCounted + 1})`)
      .pluck()
      .get({ match, speaker }) as number;
  const matches = count('FROM turn_words WHERE turn_words MATCH @match');
  const isRanked = matches <= maxCounted;
  const found = `FROM turn_words CROSS JOIN turns ON turns.id = turn_words.rowid CROSS JOIN files ON files.id = turns.file
    WHERE turn_words MATCH @match ${speaker === undefined ? '' : 'AND (turns.speaker = @speaker COLLATE NOCASE OR turns.label = @speaker COLLATE NOCASE)'}`;
  // FTS5 ranks by itself and hands out the best rows first, so that only those shown are cut into snippets.
  const rows = db
    .prepare(
      `SELECT files.path AS path, files.title AS title, turns.line AS line, turns.speaker AS speaker,
         snippet(turn_words, 0, char(0xE000), char(0xE001), '…', 24) AS snippet, highlight(turn_words, 0, char(0xE000), '') AS marked
       ${found} ${isRanked ? 'ORDER BY rank' : ''} LIMIT @limit`,
    )
    .all({ match, speaker, limit }) as (SearchHit & { readonly marked: string })[];
  const hits = rows.map(({ marked, ...hit }): SearchHit => ({
    ...hit,
    line: hit.line + marked.slice(0, marked.indexOf('\uE000')).split('\n').length - 1,
  }));
  const total = speaker === undefined ? matches : hits.length < limit ? hits.length : count(found);
  return { hits, total: Math.min(total, maxCounted), hasMore: isNarrowed || total > maxCounted };
}

interface MatchExpression {
  /** In FTS5’s language. */
  readonly match: string;
  /** Whether it leaves out words that begin like the last one. */
  readonly isNarrowed: boolean;
}

/** Null where nothing in the query can be found. */
function matchExpression(db: Sql, query: string): MatchExpression | null {
  // Control characters and halves of surrogate pairs end or break SQLite's text.
  const text = query.normalize('NFC').replace(/\p{C}/gu, ' ');
  const parts = (text.match(/"[^"]*"|[^\s"]+/g) ?? [])
    .map((part) => part.replaceAll('"', ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length === 0) return null;
  const phrases = parts.slice(0, maxWords).map((part) => `"${part}"`);
  if (/["\s]$/.test(text) || parts.length > maxWords) return { match: phrases.join(' AND '), isNarrowed: false };
  const last = parts.at(-1)!;
  const endings = findFrequentEndings(db, last);
  const ending = endings === null ? `"${last}"*` : `(${endings.map((word) => `"${word}"`).join(' OR ')})`;
  return { match: [...phrases.slice(0, -1), ending].join(' AND '), isNarrowed: endings !== null };
}

/** What an unfinished word, or words in one like `don’t`, most often goes on as; null where it begins so few that all can be looked for. */
function findFrequentEndings(db: Sql, part: string): string[] | null {
  const [beginning = ''] = /[\p{L}\p{M}\p{N}]+$/u.exec(part) ?? [];
  if (beginning === '') return null;
  // As FTS5’s tokenizer folds words.
  const folded = beginning.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const words: { readonly term: string; readonly doc: number }[] = [];
  let turns = 0;
  for (const word of db
    .prepare('SELECT term, doc FROM turn_terms WHERE term >= ? AND term < ?')
    .iterate(folded, `${folded}\u{10FFFF}`) as IterableIterator<{ term: string; doc: number }>) {
    words.push(word);
    turns += word.doc;
    if (turns > maxUnfinished) {
      const head = part.slice(0, -beginning.length);
      return words
        .sort((a, b) => b.doc - a.doc)
        .slice(0, maxEndings)
        .map(({ term }) => head + term);
    }
  }
  return null;
}
