import { parentPort, workerData } from 'node:worker_threads';
import { renderAll, type PoolOptions, type RenderAnswer, type RenderRequest } from './render-pool.ts';

const port = parentPort!;

port.on('message', async ({ id, jobs, withBytes }: RenderRequest) => {
  try {
    port.postMessage({ id, renderings: await renderAll(workerData as PoolOptions, jobs, withBytes) } satisfies RenderAnswer);
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies RenderAnswer);
  }
});
