import type { Migration } from '../../sqlite/open-database.ts';

/** The path whose versions and unsaved work go to another one in the moment when a change is applied: two paths as JSON. */
export const keptMoves: Migration = {
  version: 7,
  run(db) {
    db.exec('ALTER TABLE changes ADD COLUMN moves TEXT');
  },
};
