import type { Migration } from '../../sqlite/open-database.ts';

/**
 * The bytes that a write replaces are kept as a version from the start, and the write names it: copying them when it is
 * done kept everybody waiting for seconds behind a change of thousands of files.
 */
export const oldBytesOnce: Migration = {
  version: 5,
  run(db) {
    db.exec(`
      INSERT INTO revisions (path, hash, saved_at, bytes) SELECT path, old_hash, opened_at, old_bytes FROM open_writes WHERE old_bytes IS NOT NULL;
      ALTER TABLE open_writes ADD COLUMN revision INTEGER;
      UPDATE open_writes SET revision = (SELECT max(id) FROM revisions WHERE path = open_writes.path) WHERE old_bytes IS NOT NULL;
      ALTER TABLE open_writes DROP COLUMN old_bytes;
      CREATE INDEX open_writes_by_change ON open_writes (change);
    `);
  },
};
