import type { Migration } from '../../sqlite/open-database.ts';

/** What episodes go out as, and what stands in the sites: so that a plan reads only what changed since the last one. */
export const pages: Migration = {
  version: 5,
  run(db) {
    db.exec(`
      CREATE TABLE pages (
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
        compared TEXT,
        same INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
