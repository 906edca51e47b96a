import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RostrumError, type Result } from '../../shared/ipc/result.ts';

export interface ThreadLimits {
  readonly seconds: number;
  /** Of objects and text; what a thread holds in buffers is not counted. */
  readonly megabytes: number;
}

export interface ThreadOptions {
  readonly limits: ThreadLimits;
  readonly signal?: AbortSignal | undefined;
  /** What is being worked on: said where it takes more than it may. */
  readonly path?: string;
}

/**
 * Does one piece of work in a thread of its own, which is ended in the middle of whatever it does where it takes too
 * long or too much, or the signal says so.
 * @param script one of the bundle’s entries, whose thread takes `workerData` and posts a `Result`
 * @throws RostrumError `unreadable` beyond the limits; `cancelled`; what the thread answers
 */
export function runInThread<T>(script: string, workerData: unknown, { limits, signal, path }: ThreadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const tooMuch = (message: string) => new RostrumError({ code: 'unreadable', message, next: 'Is it a transcript? If it is, split it in two.', path });
    const cancelled = () => new RostrumError({ code: 'cancelled', message: 'Stopped. Nothing was changed.' });
    if (signal?.aborted) return reject(cancelled());
    const worker = new Worker(workerScript(script), { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      settle();
      void worker.terminate();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const onAbort = () => fail(cancelled());
    const timer = setTimeout(() => fail(tooMuch(`Reading the file took longer than ${limits.seconds} seconds, and was stopped.`)), limits.seconds * 1000);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (result: Result<T>) => end(() => (result.ok ? resolve(result.value) : reject(new RostrumError(result.error)))));
    worker.on('error', (error: NodeJS.ErrnoException) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`Reading the file takes more than ${limits.megabytes} MB of memory, and was stopped.`) : error));
  });
}

/** The bundle's own file beside this one; from the sources, which newer Nodes run as they are, the source. */
export function workerScript(name: string): string {
  const isBundled = typeof __filename === 'string' && __filename.endsWith('.cjs');
  return isBundled ? join(__dirname, `${name}.cjs`) : join(import.meta.dirname, `${name}.ts`);
}
