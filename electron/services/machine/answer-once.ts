import { parentPort } from 'node:worker_threads';
import { failureOf, type Result } from '../../../shared/failure.ts';

/** In a thread that `runInThread` started: does its one piece of work and answers. What fails is thrown again by whoever started it. */
export async function answerOnce(work: () => unknown): Promise<void> {
  let result: Result<unknown>;
  try {
    result = { ok: true, value: await work() };
  } catch (error) {
    result = { ok: false, error: failureOf(error) };
  }
  parentPort!.postMessage(result);
}
