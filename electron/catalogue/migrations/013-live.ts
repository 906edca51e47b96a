import type { Migration } from '../../sqlite/open-database.ts';

/** What decides whether Hugo shows a page, as JSON; files from before are to be read again. */
export const live: Migration = {
  version: 13,
  run(db) {
    db.exec(`ALTER TABLE files ADD COLUMN live TEXT NOT NULL DEFAULT 'null'; UPDATE files SET size = -1`);
  },
};
