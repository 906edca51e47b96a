import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OutputFormat } from '../../shared/config/publish-config.ts';
import { RostrumError, type Failure } from '../../shared/ipc/result.ts';
import { readBytes } from '../files/read-file.ts';
import { readBeside } from './beside.ts';
import { renderSource, type RenderedSource, type RenderOptions } from './render-source.ts';

/** What became of one source: what it goes out as, or why it cannot be read. */
export type Rendering =
  | { readonly source: string; readonly kind: 'rendered'; readonly rendered: RenderedSource; readonly bytes: ReadonlyMap<OutputFormat, Uint8Array> | null }
  | { readonly source: string; readonly kind: 'failed'; readonly failure: Failure };

export interface RenderJob {
  readonly source: string;
  /** Whether anything is recorded beside it. */
  readonly beside: boolean;
}

export interface PoolOptions extends RenderOptions {
  /** Of the library. */
  readonly root: string;
}

/** Renders sources in threads of their own where there are many, so that neither the window nor its engine waits. */
export interface RenderPool {
  /** In the order of the jobs. @param withBytes the bytes come along, not only their hashes */
  render(jobs: readonly RenderJob[], withBytes: boolean): Promise<readonly Rendering[]>;
  close(): Promise<void>;
}

/** Fewer than this are rendered before a thread has started. */
const worthThreads = 200;
const mostThreads = 4;

/** @param expected how many sources are to come */
export function openRenderPool(options: PoolOptions, expected: number): RenderPool {
  return expected < worthThreads ? renderHere(options) : renderInThreads(options);
}

/** Reads and renders some sources, one after the other; a failure is an answer. */
export async function renderAll({ root, ...options }: PoolOptions, jobs: readonly RenderJob[], withBytes: boolean): Promise<Rendering[]> {
  return Promise.all(
    jobs.map(async ({ source, beside }): Promise<Rendering> => {
      try {
        const [file, record] = await Promise.all([readBytes(join(root, source)), beside ? readBeside(root, source) : undefined]);
        const { rendered, bytes } = renderSource(file, source, options, record);
        return { source, kind: 'rendered', rendered, bytes: withBytes ? bytes : null };
      } catch (error) {
        if (!(error instanceof RostrumError)) throw error;
        return { source, kind: 'failed', failure: error.failure };
      }
    }),
  );
}

function renderHere(options: PoolOptions): RenderPool {
  return { render: (jobs, withBytes) => renderAll(options, jobs, withBytes), close: async () => {} };
}

export interface RenderRequest {
  readonly id: number;
  readonly jobs: readonly RenderJob[];
  readonly withBytes: boolean;
}

export type RenderAnswer = { readonly id: number } & ({ readonly renderings: readonly Rendering[] } | { readonly error: string });

/** Beside this file, bundled or not. */
const script = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'render-worker.ts' : 'render-worker.cjs');

function renderInThreads(options: PoolOptions): RenderPool {
  const waiting = new Map<number, { resolve(renderings: readonly Rendering[]): void; reject(error: Error): void }>();
  let next = 0;
  const giveUp = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const workers = Array.from({ length: Math.min(availableParallelism(), mostThreads) }, () => {
    const worker = new Worker(script, { workerData: options });
    worker.on('message', (answer: RenderAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.renderings);
    });
    worker.on('error', giveUp);
    return worker;
  });
  return {
    render: (jobs, withBytes) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        workers[id % workers.length]!.postMessage({ id, jobs, withBytes } satisfies RenderRequest);
      }),
    async close() {
      giveUp(new Error('The threads were closed.'));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
