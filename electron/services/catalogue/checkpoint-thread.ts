import type { Sql } from '../../sqlite/open-database.ts';
import { runInThread } from '../machine/run-in-thread.ts';

/** `checkpoint` in a thread of its own: it waits for the disk, hundreds of milliseconds where that is busy, and a query would wait with it. */
export async function checkpointInThread(db: Sql): Promise<void> {
  try {
    await runInThread('catalogue/checkpoint-worker', db.name);
  } catch {
    // The log is as good a place; the next one, or closing, brings it over.
  }
}
