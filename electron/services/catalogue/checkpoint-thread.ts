import { Worker } from 'node:worker_threads';
import type { Sql } from '../../sqlite/open-database.ts';
import { workerScript } from '../machine/run-in-thread.ts';

/** `checkpoint` in a thread of its own: it waits for the disk, hundreds of milliseconds where that is busy, and a query would wait with it. */
export function checkpointInThread(db: Sql): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(workerScript('catalogue/checkpoint-worker'), { workerData: db.name });
    worker.on('error', () => {}); // The log is as good a place; the next one, or closing, brings it over.
    worker.on('exit', () => resolve());
  });
}
