import type { Migration } from '../../sqlite/open-database.ts';

/** A version is `saved`, replaced by a save, or `unsaved`: work that a crash left behind and that was not brought back. */
export const workSetAside: Migration = {
  version: 4,
  run(db) {
    db.exec(`ALTER TABLE revisions ADD COLUMN kind TEXT NOT NULL DEFAULT 'saved'`);
  },
};
