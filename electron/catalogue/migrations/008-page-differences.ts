import type { Migration } from '../../sqlite/open-database.ts';

/** In what a page of the site differs from what would be written there: `another`, or parts with commas; null where nobody asked. */
export const pageDifferences: Migration = {
  version: 8,
  run(db) {
    db.exec('ALTER TABLE targets ADD COLUMN difference TEXT');
  },
};
