import type { Migration } from '../../sqlite/open-database.ts';

/** By which a file is seen to be another one, or written to, although size and time are as they were. */
export const identity: Migration = {
  version: 10,
  run(db) {
    db.exec(`ALTER TABLE files ADD COLUMN identity TEXT NOT NULL DEFAULT ''`);
  },
};
