import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { FileTask, TaskArgument, TaskResult } from './file-tasks.ts';
import { workerScript } from './run-in-thread.ts';
import { runSlice } from './run-slice.ts';

export interface FileRef {
  /** Relative to the root. */
  readonly path: string;
  /** In place of what the disk holds. */
  readonly text?: string | undefined;
}

/** What one thread works on at a time. */
export interface FileSlice {
  readonly root: string;
  /** Of its first file, among all that are worked on. */
  readonly position: number;
  readonly files: readonly FileRef[];
}

export interface SliceResult<T extends FileTask> {
  readonly position: number;
  /** Files looked at. */
  readonly count: number;
  readonly results: readonly TaskResult<T>[];
  /** Files that could not be read. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
}

export interface PoolOptions<T extends FileTask> {
  /** Called with the slices as they are done, in no order; false ends the run early. A thread gets its next slice when this is done with the last one. */
  readonly onSlice: (slice: SliceResult<T>) => boolean | void | Promise<boolean | void>;
  readonly signal?: AbortSignal | undefined;
  /** In other threads even for a few files: for work that may never end, so that it can be stopped. */
  readonly isolated?: boolean;
}

const sliceSize = 24;

/** For fewer files, starting threads takes longer than the work. */
const fewFiles = 100;

const mostThreads = 4;

/** What a thread may hold before it looks for what is no longer needed: without a limit, threads that read much hold some 100 MB more each. */
const youngMegabytes = 16;

/**
 * Does a task with many files, spread over threads; with few, right here.
 * @throws RostrumError `cancelled` when the signal says so: threads are ended in the middle of whatever they do
 */
export async function runOverFiles<T extends FileTask>(task: T, root: string, files: readonly FileRef[], argument: TaskArgument<T>, options: PoolOptions<T>): Promise<void> {
  const slices = Array.from({ length: Math.ceil(files.length / sliceSize) }, (_, index): FileSlice => ({ root, position: index * sliceSize, files: files.slice(index * sliceSize, (index + 1) * sliceSize) }));
  if (files.length > fewFiles || options.isolated) await runInThreads(task, slices, argument, options);
  else {
    for (const slice of slices) {
      if (options.signal?.aborted) throw cancelled();
      if ((await options.onSlice(runSlice(task, slice, argument))) === false) return;
      // Lets queries in between two slices.
      await setImmediate();
    }
  }
}

function runInThreads<T extends FileTask>(task: T, slices: readonly FileSlice[], argument: TaskArgument<T>, { onSlice, signal }: PoolOptions<T>): Promise<void> {
  const threads = Math.min(slices.length, mostThreads, Math.max(1, availableParallelism()));
  return new Promise((resolve, reject) => {
    let next = 0;
    let idle = 0;
    let ended = false;
    const workers: Worker[] = [];
    const end = (error?: unknown) => {
      ended = true;
      signal?.removeEventListener('abort', onAbort);
      for (const worker of workers) void worker.terminate();
      if (error === undefined) resolve();
      else reject(error);
    };
    const onAbort = () => end(cancelled());
    if (slices.length === 0) return end();
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    for (let count = 0; count < threads; count++) {
      const worker = new Worker(workerScript('file-worker'), { workerData: { task, argument }, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
      workers.push(worker);
      const feed = () => {
        if (next < slices.length) worker.postMessage(slices[next++]);
        else if (++idle === threads) end();
      };
      worker.on('message', async (slice: SliceResult<T>) => {
        if (ended) return;
        try {
          const goOn = await onSlice(slice);
          if (ended) return;
          if (goOn === false) end();
          else feed();
        } catch (error) {
          if (!ended) end(error);
        }
      });
      worker.on('error', end);
      feed();
    }
  });
}

function cancelled(): RostrumError {
  return new RostrumError({ code: 'cancelled', message: 'Stopped. Nothing was changed.' });
}
