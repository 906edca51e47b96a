import type { Migration } from '../../sqlite/open-database.ts';

/** The ready tick lies in the record beside the episode. Found by looking once more at the files that have one. */
export const ready: Migration = {
  version: 6,
  run(db) {
    db.exec(`
      ALTER TABLE files ADD COLUMN ready INTEGER NOT NULL DEFAULT 0;
      UPDATE files SET modified = -1, hash = '' WHERE beside <> '';
    `);
  },
};
