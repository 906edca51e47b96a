import type { Migration } from '../../sqlite/open-database.ts';

/** Pages are compared whatever their line ends, and by what their readers see: everything is looked at again. */
export const textHashes: Migration = {
  version: 7,
  run(db) {
    db.exec(`
      DELETE FROM targets;
      ALTER TABLE targets ADD COLUMN text_hash TEXT NOT NULL DEFAULT '';
    `);
  },
};
