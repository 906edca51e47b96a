import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { RostrumError } from '../../../shared/failure.ts';
import { isFrugal, type FileTask, type TaskArgument } from './file-tasks.ts';
import { workerScript } from '../machine/run-in-thread.ts';
import { runSlice, type FileRef, type FileSlice, type SliceResult } from './run-slice.ts';

/** What a thread is told before its first slice. */
export interface FileRun<T extends FileTask> {
  readonly task: T;
  readonly argument: TaskArgument<T>;
}

export interface PoolOptions<T extends FileTask> {
  /** Called with the slices as they are done, in no order; false ends the run early. A thread gets another slice when this is done with one. */
  readonly onSlice: (slice: SliceResult<T>) => boolean | void | Promise<boolean | void>;
  readonly signal?: AbortSignal | undefined;
  /** In other threads even for a few files: for work that may never end, so that it can be stopped. */
  readonly isolated?: boolean;
}

const maxSliceFiles = 24;
/** What is read of more than this at a time would keep a query waiting when it comes over from another thread. */
const maxSliceBytes = 1_500_000;

/** So many slices for each thread, or more, so that none of them waits long for the last one. */
const slicesPerThread = 4;

/** So many slices a thread is given at a time, so that it need not wait until what came of the last one is written down. */
const slicesAtHand = 2;

/** For fewer files and bytes, starting threads takes longer than the work. */
const minThreadedFiles = 100;
const minThreadedBytes = 500_000;

/** How long, in milliseconds, a thread waits for the next run before it gives its memory back. */
const parkTimeoutMs = 2000;

/** How long, in milliseconds, work in this thread keeps a query waiting; a file is not left halfway. */
const sliceTimeoutMs = 10;

const maxThreads = 4;

/** What a thread may hold before it looks for what is no longer needed. Looking often takes a fifth of the time of a list or a look for problems. */
const maxYoungGenerationMb = { frugal: 6, other: 48 };

/**
 * Does a task with many files, spread over threads; with few, right here.
 * @throws RostrumError `cancelled` when the signal says so: threads are ended in the middle of whatever they do
 */
export async function runOverFiles<T extends FileTask>(
  task: T,
  root: string,
  files: readonly FileRef[],
  argument: TaskArgument<T>,
  options: PoolOptions<T>,
): Promise<void> {
  const bytes = files.reduce((sum, { size = 0 }) => sum + size, 0);
  if (files.length > minThreadedFiles || bytes > minThreadedBytes || options.isolated)
    return runInThreads(task, root, files, argument, options);
  for (let position = 0; position < files.length;) {
    if (options.signal?.aborted) throw cancelled();
    const slice = runSlice(task, { root, position, files: files.slice(position) }, argument, sliceTimeoutMs);
    if ((await options.onSlice(slice)) === false) return;
    position += slice.count;
    // Lets queries in between two slices.
    await setImmediate();
  }
}

function threadCount(): number {
  return Math.min(maxThreads, Math.max(1, availableParallelism()));
}

/** Hands slices on in the order of their positions, as soon as those before have come. `finish` hands on what waits for one that will not come. */
export function deliverInOrder<T extends { readonly position: number; readonly count: number }>(
  hand: (slice: T) => void,
): { take(slice: T): void; finish(): void } {
  const waiting = new Map<number, T>();
  let next = 0;
  return {
    take(slice) {
      waiting.set(slice.position, slice);
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        waiting.delete(next);
        next += ready.count;
        hand(ready);
      }
    },
    finish() {
      for (const slice of [...waiting.values()].sort((a, b) => a.position - b.position)) hand(slice);
    },
  };
}

function runInThreads<T extends FileTask>(
  task: T,
  root: string,
  files: readonly FileRef[],
  argument: TaskArgument<T>,
  { onSlice, signal }: PoolOptions<T>,
): Promise<void> {
  const slices = cut(root, files);
  const threads = Math.min(slices.length, threadCount());
  return new Promise((resolve, reject) => {
    let next = 0;
    let ended = false;
    /** Threads at work, each with how many slices it has that are not done with. */
    const working = new Map<Thread, number>();
    const end = (error?: unknown) => {
      ended = true;
      signal?.removeEventListener('abort', onAbort);
      [...working.keys()].forEach(error === undefined ? release : discard);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onAbort = () => end(cancelled());
    if (slices.length === 0) return end();
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    const feed = (thread: Thread) => {
      const atHand = working.get(thread)!;
      if (!ended && next < slices.length) {
        working.set(thread, atHand + 1);
        thread.worker.postMessage(slices[next++]);
      } else if (atHand === 0) {
        working.delete(thread);
        park(thread);
        if (!ended && working.size === 0) end();
      }
    };
    for (let count = 0; count < threads; count++) {
      const thread = takeThread(isFrugal(task));
      working.set(thread, 0);
      thread.onSlice = async (slice) => {
        try {
          if (!ended && (await onSlice(slice as SliceResult<T>)) === false && !ended) end();
        } catch (error) {
          if (!ended) end(error);
        }
        working.set(thread, working.get(thread)! - 1);
        feed(thread);
      };
      thread.onError = end;
      thread.worker.postMessage({ task, argument } satisfies FileRun<T>);
    }
    for (let count = 0; count < slicesAtHand; count++) [...working.keys()].forEach(feed);
  });
}

/** Files in slices, none of them of too many or too large ones. */
function cut(root: string, files: readonly FileRef[]): FileSlice[] {
  const maxFiles = Math.min(maxSliceFiles, Math.ceil(files.length / (threadCount() * slicesPerThread)));
  const slices: FileSlice[] = [];
  for (let position = 0; position < files.length;) {
    let end = position + 1;
    let bytes = files[position]!.size ?? 0;
    while (end < files.length && end - position < maxFiles && (bytes += files[end]!.size ?? 0) <= maxSliceBytes) end++;
    slices.push({ root, position, files: files.slice(position, end) });
    position = end;
  }
  return slices;
}

interface Thread {
  readonly worker: Worker;
  /** Whether it is for tasks that are `isFrugal`. */
  readonly frugal: boolean;
  onSlice: (slice: SliceResult<FileTask>) => void;
  onError: (error: unknown) => void;
  /** What will end it when it has had nothing to do for long. */
  timer: NodeJS.Timeout | undefined;
  isEnded: boolean;
}

/** Threads that have nothing to do. */
const parked: Thread[] = [];

/** A thread that has worked before if there is one: its code is loaded and compiled, which takes as long as reading hundreds of files. */
function takeThread(frugal: boolean): Thread {
  const index = parked.findLastIndex((thread) => thread.frugal === frugal);
  const [known] = index < 0 ? [] : parked.splice(index, 1);
  if (known !== undefined) {
    clearTimeout(known.timer);
    known.worker.ref();
    return known;
  }
  if (frugal) endParkedThreads();
  const worker = new Worker(workerScript('pool/file-worker'), {
    resourceLimits: { maxYoungGenerationSizeMb: maxYoungGenerationMb[frugal ? 'frugal' : 'other'] },
  });
  const thread: Thread = { worker, frugal, onSlice: () => {}, onError: () => {}, timer: undefined, isEnded: false };
  worker.on('message', (slice: SliceResult<FileTask>) => thread.onSlice(slice));
  worker.on('error', (error) => thread.onError(error));
  return thread;
}

/** Keeps a thread for the next run. */
function park(thread: Thread): void {
  if (thread.isEnded) return;
  release(thread);
  thread.onSlice = () => {};
  parked.push(thread);
}

/** Ends the threads that have nothing to do, before work that needs much memory and none of them. @returns how many */
export function endParkedThreads(): number {
  const ended = [...parked];
  ended.forEach(discard);
  return ended.length;
}

/** Lets go of a thread whatever it still works on: it keeps no process from ending, and is ended where it does not come back. */
function release(thread: Thread): void {
  clearTimeout(thread.timer);
  thread.onError = () => discard(thread);
  thread.worker.unref();
  thread.timer = setTimeout(() => discard(thread), parkTimeoutMs).unref();
}

/** Ends a thread in the middle of whatever it does. */
function discard(thread: Thread): void {
  clearTimeout(thread.timer);
  thread.isEnded = true;
  if (parked.includes(thread)) parked.splice(parked.indexOf(thread), 1);
  thread.onSlice = () => {};
  thread.onError = () => {}; // It is ended whatever it still has to say.
  void thread.worker.terminate();
}

function cancelled(): RostrumError {
  return new RostrumError({ code: 'cancelled', message: 'Stopped. Nothing was changed.' });
}
