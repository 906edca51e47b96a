import type { Sql } from '../../sqlite/open-database.ts';
import { runInThread } from '../machine/run-in-thread.ts';

/** What the thread is told. */
export interface TidyTask {
  /** The database’s file. */
  readonly path: string;
}

/**
 * Joins the pieces of the full text and brings the log into the database, in a thread of its own: a step that joins a very
 * frequent word takes up to 100 ms, the disk hundreds where it is busy, and a query would wait with it.
 */
export async function tidySearch(db: Sql): Promise<void> {
  try {
    await runInThread('catalogue/tidy-search-worker', { path: db.name } satisfies TidyTask);
  } catch {
    // Everything is found without, only not as fast; the next time, or closing, does it.
  }
}
