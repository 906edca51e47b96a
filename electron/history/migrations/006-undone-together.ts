import type { Migration } from '../../sqlite/open-database.ts';

/** What a change takes back, which is then undone in the same moment, and the folders that it made. */
export const undoneTogether: Migration = {
  version: 6,
  run(db) {
    db.exec(`
      ALTER TABLE changes ADD COLUMN undoes TEXT;
      CREATE TABLE change_folders (
        change TEXT NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        PRIMARY KEY (change, path)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
