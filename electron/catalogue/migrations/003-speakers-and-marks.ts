import type { Migration } from '../../sqlite/open-database.ts';

/** Who speaks under which label, and every mark, file by file. Found by looking at every file once more. */
export const speakersAndMarks: Migration = {
  version: 3,
  run(db) {
    db.exec(`
      DROP TABLE people;
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
      UPDATE files SET modified = -1, hash = '';
    `);
  },
};
