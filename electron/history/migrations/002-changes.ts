import type { Migration } from '../../sqlite/open-database.ts';

/** Changes of many files that are carried out and taken back as one. A write that removes a file has no new hash. */
export const changes: Migration = {
  version: 2,
  run(db) {
    db.exec(`
      CREATE TABLE changes (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        began_at TEXT NOT NULL,
        state TEXT NOT NULL,
        owner TEXT NOT NULL
      ) STRICT;
      CREATE TABLE change_files (
        change TEXT NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        old_hash TEXT,
        new_hash TEXT,
        PRIMARY KEY (change, path)
      ) STRICT, WITHOUT ROWID;
      ALTER TABLE open_writes RENAME TO open_writes_1;
      CREATE TABLE open_writes (
        path TEXT PRIMARY KEY,
        old_hash TEXT,
        new_hash TEXT,
        old_bytes BLOB,
        opened_at TEXT NOT NULL,
        owner TEXT NOT NULL,
        change TEXT REFERENCES changes (id) ON DELETE CASCADE
      ) STRICT;
      INSERT INTO open_writes (path, old_hash, new_hash, old_bytes, opened_at, owner) SELECT path, old_hash, new_hash, old_bytes, opened_at, owner FROM open_writes_1;
      DROP TABLE open_writes_1;
      CREATE INDEX revisions_of_hash ON revisions (path, hash);
    `);
  },
};
