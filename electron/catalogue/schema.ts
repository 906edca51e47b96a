import type { Migration } from '../sqlite/open-database.ts';

/**
 * The tables of the catalogue. It is a cache: one of another version is not brought up to date but rebuilt, so whoever
 * changes a table changes it here and counts the version up.
 *
 * - `files.sidecar` is the stamp of the sidecar record that was read, `files.live` what decides whether Hugo shows the
 *   page, as JSON, and `files.identity` that by which a file is seen to be another one, or written to, although size and
 *   time are as they were.
 * - `problems` has a row for each rule that found something in a file; `places`, as JSON, tells of the first of them.
 *   `files.errors`, `warnings` and `hints` are their sums.
 * - Files are listed before their problems are looked for (`linted`) and before their words are indexed (`searchable`).
 * - `render_cache` and `targets` hold what episodes go out as and what stands in the sites, so that a plan reads only
 *   what changed since the last one. `targets.difference` says in what a page differs from what would be written there,
 *   a `PageDifference` as JSON; null where nobody asked.
 * - `turn_words` indexes `turns`, which holds the words once. It is kept in step by the code that writes turns: under a
 *   trigger FTS5 flushes at every row, which is several times slower. It is put in order in steps of its own
 *   (`mergeWords`): left to itself, FTS5 does that in the midst of writing, which then takes twice as long, and up to
 *   200 ms at once. Sixteen pieces are joined into one at a time, not four: that writes each word half as often, and a
 *   search through some twenty pieces takes no longer.
 * - `turn_terms` shows the words of the index, each with the number of turns that it stands in; nothing of its own is
 *   stored.
 */
export const catalogueSchema: Migration = {
  version: 16,
  run(db) {
    db.exec(tables);
  },
};

const tables = `
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    identity TEXT NOT NULL,
    hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    draft INTEGER NOT NULL,
    live TEXT NOT NULL,
    guests TEXT NOT NULL,
    house_style TEXT,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    hints INTEGER NOT NULL,
    open_marks INTEGER NOT NULL,
    fields TEXT NOT NULL,
    field_values TEXT NOT NULL,
    sidecar TEXT NOT NULL,
    reviewed_turns INTEGER,
    ready INTEGER NOT NULL,
    failure TEXT,
    clean_hash TEXT,
    searchable INTEGER NOT NULL,
    linted INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX files_unsearchable ON files (id) WHERE searchable = 0;
  CREATE INDEX files_unlinted ON files (id) WHERE linted = 0;

  CREATE TABLE speakers (
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT,
    name TEXT,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    declared INTEGER NOT NULL,
    PRIMARY KEY (file, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE marks (
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    line INTEGER NOT NULL,
    speaker TEXT,
    lead TEXT NOT NULL,
    mark TEXT NOT NULL,
    trail TEXT NOT NULL,
    PRIMARY KEY (file, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE problems (
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    count INTEGER NOT NULL,
    places TEXT NOT NULL,
    PRIMARY KEY (file, rule)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX problems_of_rule ON problems (rule, severity, file, count);

  CREATE TABLE turns (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files (id),
    line INTEGER NOT NULL,
    label TEXT,
    speaker TEXT,
    words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turns_of_file ON turns (file);
  CREATE VIRTUAL TABLE turn_words USING fts5 (words, content = 'turns', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
  INSERT INTO turn_words (turn_words, rank) VALUES ('automerge', 0);
  INSERT INTO turn_words (turn_words, rank) VALUES ('crisismerge', 1000);
  INSERT INTO turn_words (turn_words, rank) VALUES ('usermerge', 16);
  CREATE VIRTUAL TABLE turn_terms USING fts5vocab ('turn_words', 'row');

  CREATE TABLE render_cache (
    source TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    stamp TEXT NOT NULL,
    facts TEXT NOT NULL
  ) STRICT;

  CREATE TABLE targets (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    changed REAL NOT NULL,
    hash TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    compared TEXT,
    same INTEGER NOT NULL,
    difference TEXT
  ) STRICT;
`;
