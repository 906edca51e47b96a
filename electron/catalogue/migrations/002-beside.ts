import type { Migration } from '../../sqlite/open-database.ts';

/** What the record beside an episode says goes into its row; `beside` is the stamp of the record that was read. */
export const beside: Migration = {
  version: 2,
  run(db) {
    db.exec(`
      ALTER TABLE files ADD COLUMN beside TEXT NOT NULL DEFAULT '';
      ALTER TABLE files ADD COLUMN reviewed_turns INTEGER;
    `);
  },
};
