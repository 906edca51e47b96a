import { parentPort, workerData } from 'node:worker_threads';
import type { FileSlice } from './file-pool.ts';
import { runSlice } from './run-slice.ts';
import type { FileTask, Pages, TaskArgument } from './file-tasks.ts';

const port = parentPort!;
const { task, argument } = workerData as { task: FileTask; argument: TaskArgument<FileTask> };

port.on('message', (slice: FileSlice) => {
  const done = runSlice(task, slice, argument);
  port.postMessage(done, task === 'pages' ? buffersOf(done.results as Pages[]) : []);
});

/** Buffers that go over as they are instead of being copied: those that hold one page and nothing else. */
function buffersOf(pages: readonly Pages[]): ArrayBuffer[] {
  const bytes = pages.flatMap(({ files }) => [...files.values()].map((page) => page.bytes));
  return [...new Set(bytes.flatMap(({ buffer, byteLength }) => (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [])))];
}
