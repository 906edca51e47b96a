import { RostrumError } from '../../shared/failure.ts';
import type { Sql } from './open-database.ts';

/**
 * Rewrites a database, so that nothing that was deleted stands in its files any more: neither in free pages nor in
 * the write-ahead log. Nothing goes through a temporary file.
 * @throws RostrumError `busy` while another process reads it: the log may then hold what was deleted
 */
export function scrub(db: Sql): void {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.exec('VACUUM');
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (result?.busy !== 0) {
    throw new RostrumError({
      code: 'busy',
      message: 'Another Rostrum is at work on this library, so what was removed may still stand in its log.',
      next: 'Close it, and remove it once more.',
    });
  }
}
