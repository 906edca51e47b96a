import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RostrumError, type Result } from '../../../shared/failure.ts';

export interface ThreadLimits {
  readonly seconds: number;
  /** By which this process may grow meanwhile. */
  readonly megabytes: number;
}

/** How often the memory is looked at. In between, the fastest parser takes a hundred megabytes. */
const memoryCheckIntervalMs = 25;

export interface ThreadOptions {
  /** Without, it may take whatever it takes. */
  readonly limits?: ThreadLimits;
  readonly signal?: AbortSignal | undefined;
  /** What is being worked on: said where it takes more than it may. */
  readonly path?: string;
}

/**
 * Does one piece of work in a thread of its own, which is ended in the middle of whatever it does where it takes too
 * long or too much, or the signal says so.
 * @param script the source below `services/` of one of the bundle’s entries, whose thread takes `workerData` and calls `answerOnce`
 * @throws RostrumError `unreadable` beyond the limits; `cancelled`; what the thread answers
 */
export function runInThread<T>(
  script: string,
  workerData: unknown,
  { limits, signal, path }: ThreadOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const tooMuch = (message: string) =>
      new RostrumError({ code: 'unreadable', message, next: 'Is it a transcript? If it is, split it in two.', path });
    const cancelled = () => new RostrumError({ code: 'cancelled', message: 'Stopped. Nothing was changed.' });
    if (signal?.aborted) return reject(cancelled());
    const worker = new Worker(workerScript(script), { workerData });
    const end = () => {
      clearTimeout(timer);
      clearInterval(looks);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
      void worker.terminate();
    };
    const onAbort = () => fail(cancelled());
    let looks: NodeJS.Timeout | undefined;
    let timer: NodeJS.Timeout | undefined;
    if (limits) {
      // A limit of the thread's own ends the whole process where a single step of the engine goes far beyond it.
      const before = process.memoryUsage.rss();
      looks = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.megabytes * 2 ** 20)
          fail(tooMuch(`Reading the file takes more than ${limits.megabytes} MB of memory, and was stopped.`));
      }, memoryCheckIntervalMs);
      timer = setTimeout(
        () => fail(tooMuch(`Reading the file took longer than ${limits.seconds} seconds, and was stopped.`)),
        limits.seconds * 1000,
      );
    }
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (result: Result<T>) => {
      end();
      if (result.ok) resolve(result.value);
      else reject(new RostrumError(result.error));
      // It ends by itself: stopping a thread that is about to end is where Node is weakest.
      worker.unref();
    });
    worker.on('error', fail);
  });
}

/**
 * The bundle's own file beside this one; from the sources, which newer Nodes run as they are, the source.
 * @param name of the source below `services/`, without its extension
 */
export function workerScript(name: string): string {
  const isBundled = typeof __filename === 'string' && __filename.endsWith('.cjs');
  return isBundled ? join(__dirname, `${basename(name)}.cjs`) : join(import.meta.dirname, '..', `${name}.ts`);
}
