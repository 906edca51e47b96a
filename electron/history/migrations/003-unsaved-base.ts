import type { Migration } from '../../sqlite/open-database.ts';

/** The text that unsaved work began with, so that it can be merged with what the file has become; null where it was gone already. */
export const unsavedBase: Migration = {
  version: 3,
  run(db) {
    db.exec('ALTER TABLE unsaved ADD COLUMN base TEXT');
  },
};
