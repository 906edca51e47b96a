import type { Migration } from '../../sqlite/open-database.ts';

export const files: Migration = {
  version: 1,
  run(db) {
    db.exec(`
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
        file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
        line INTEGER NOT NULL,
        speaker TEXT,
        words TEXT NOT NULL
      ) STRICT;
      CREATE INDEX turns_of_file ON turns (file);
      CREATE VIRTUAL TABLE turn_words USING fts5 (words, content = 'turns', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
      CREATE TRIGGER turns_added AFTER INSERT ON turns BEGIN
        INSERT INTO turn_words (rowid, words) VALUES (new.id, new.words);
      END;
      CREATE TRIGGER turns_removed AFTER DELETE ON turns BEGIN
        INSERT INTO turn_words (turn_words, rowid, words) VALUES ('delete', old.id, old.words);
      END;
    `);
  },
};
