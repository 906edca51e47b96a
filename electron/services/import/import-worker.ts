import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type Result } from '../../../shared/failure.ts';
import { importTasks, type ImportArgument, type ImportTask } from './import-tasks.ts';

const { task, argument } = workerData as { task: ImportTask; argument: ImportArgument<ImportTask> };

/** What fails is thrown again by whoever started this thread. */
async function answer(): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await (importTasks[task] as (value: unknown) => unknown)(argument) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

void answer().then((result) => parentPort!.postMessage(result));
