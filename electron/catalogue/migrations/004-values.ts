import type { Migration } from '../../sqlite/open-database.ts';

/** The front matter's values as text, key by key, for tables and filters. Found by looking at every file once more. */
export const values: Migration = {
  version: 4,
  run(db) {
    db.exec(`
      ALTER TABLE files ADD COLUMN field_values TEXT NOT NULL DEFAULT '{}';
      UPDATE files SET modified = -1, hash = '';
    `);
  },
};
