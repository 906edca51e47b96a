import type { Sql } from '../../sqlite/open-database.ts';
import { runInThread } from '../machine/run-in-thread.ts';

/** What the thread is told. */
export interface TidyTask {
  /** The database’s file. */
  readonly path: string;
  /** Whether to join the pieces of the full text before its log is emptied. */
  readonly merges: boolean;
}

/**
 * Joins the pieces of the full text and brings the log into the database, in a thread of its own: a step that joins a very
 * frequent word takes up to 100 ms, the disk hundreds where it is busy, and a query would wait with it.
 */
export function tidySearch(db: Sql): Promise<void> {
  return tidy({ path: db.name, merges: true });
}

/** Brings the log into the database, in a thread of its own. */
export function emptyLog(db: Sql): Promise<void> {
  return tidy({ path: db.name, merges: false });
}

async function tidy(task: TidyTask): Promise<void> {
  try {
    await runInThread('catalogue/tidy-search-worker', task);
  } catch {
    // Everything is found without, only not as fast; the next time, or closing, does it.
  }
}
