import { parentPort } from 'node:worker_threads';
import { collectorOfGrowth } from '../machine/collect-garbage.ts';
import type { FileRun } from './file-pool.ts';
import { runSlice, type FileSlice } from './run-slice.ts';
import { isFrugal, type FileTask, type Pages } from './file-tasks.ts';

const port = parentPort!;
let run: FileRun<FileTask> | null = null;
/** The code and what it keeps take 10 MB; V8 would let as much again of files that are done with stand in each thread. */
const keepSmall = collectorOfGrowth(10_000_000);

port.on('message', (message: FileRun<FileTask> | FileSlice) => {
  if ('task' in message) {
    run = message;
    return;
  }
  const { task, argument } = run!;
  const done = runSlice(task, message, argument);
  port.postMessage(done, task === 'pages' ? buffersOf(done.results as Pages[]) : []);
  if (isFrugal(task)) keepSmall();
});

/** Buffers that go over as they are instead of being copied: those that hold one page and nothing else. */
function buffersOf(pages: readonly Pages[]): ArrayBuffer[] {
  const bytes = pages.flatMap(({ files }) => [...files.values()].map((page) => page.bytes));
  return [
    ...new Set(
      bytes.flatMap(({ buffer, byteLength }) =>
        buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
      ),
    ),
  ];
}
