import type { Migration } from '../../sqlite/open-database.ts';

/**
 * Files are listed before their problems are looked for. The full text is put in order in steps of its own (`mergeWords`):
 * left to itself, FTS5 does that in the midst of writing, which then takes twice as long, and up to 200 ms at once.
 */
export const linted: Migration = {
  version: 9,
  run(db) {
    db.exec(`
      ALTER TABLE files ADD COLUMN linted INTEGER NOT NULL DEFAULT 1;
      CREATE INDEX files_unlinted ON files (id) WHERE linted = 0;
      INSERT INTO turn_words (turn_words, rank) VALUES ('automerge', 0);
      INSERT INTO turn_words (turn_words, rank) VALUES ('crisismerge', 1000);
    `);
  },
};
