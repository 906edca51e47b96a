import type { Migration } from '../../sqlite/open-database.ts';

/** The words of the full text, each with the number of turns that it stands in; nothing of its own is stored. */
export const turnTerms: Migration = {
  version: 11,
  run(db) {
    db.exec(`CREATE VIRTUAL TABLE turn_terms USING fts5vocab ('turn_words', 'row')`);
  },
};
