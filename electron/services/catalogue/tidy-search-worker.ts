import { setTimeout } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { mergeWords } from '../../catalogue/search.ts';
import { answerOnce } from '../machine/answer-once.ts';
import type { TidyTask } from './tidy-search.ts';

/** Between two steps, in milliseconds: the engine may be waiting to write. */
const pause = 2;

void answerOnce(async () => {
  const { path } = workerData as TidyTask;
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma('cache_size = -32768');
    while (mergeWords(db)) await setTimeout(pause);
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
});
