import type { Migration } from '../../sqlite/open-database.ts';

/** What cannot be made again from the files: revisions, unsaved work, writes under way, the ready tick. */
export const first: Migration = {
  version: 1,
  run(db) {
    db.exec(`
      CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL,
        hash TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE INDEX revisions_of_path ON revisions (path, id);
      CREATE TABLE open_writes (
        path TEXT PRIMARY KEY,
        old_hash TEXT,
        new_hash TEXT NOT NULL,
        old_bytes BLOB,
        opened_at TEXT NOT NULL,
        owner TEXT NOT NULL
      ) STRICT;
      CREATE TABLE unsaved (path TEXT PRIMARY KEY, base_hash TEXT NOT NULL, text TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
      CREATE TABLE ready (path TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT;
    `);
  },
};
