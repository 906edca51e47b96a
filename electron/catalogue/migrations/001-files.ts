import type { Migration } from '../../sqlite/open-database.ts';

/**
 * `turn_words` indexes `turns`, which holds the words once. It is kept in step by the code that writes turns: under a
 * trigger FTS5 flushes at every row, which is several times slower.
 */
export const files: Migration = {
  version: 1,
  run(db) {
    db.exec(`
      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
      CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        modified REAL NOT NULL,
        hash TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        date TEXT,
        draft INTEGER NOT NULL,
        guests TEXT NOT NULL,
        house_style TEXT,
        turns INTEGER NOT NULL,
        words INTEGER NOT NULL,
        errors INTEGER NOT NULL,
        warnings INTEGER NOT NULL,
        hints INTEGER NOT NULL,
        open_marks INTEGER NOT NULL,
        fields TEXT NOT NULL,
        failure TEXT,
        clean_hash TEXT,
        searchable INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX files_unsearchable ON files (id) WHERE searchable = 0;
      CREATE TABLE people (
        file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        turns INTEGER NOT NULL,
        PRIMARY KEY (file, name)
      ) STRICT, WITHOUT ROWID;
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
    `);
  },
};
