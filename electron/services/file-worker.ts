import { parentPort, workerData } from 'node:worker_threads';
import type { FileSlice } from './file-pool.ts';
import { runSlice } from './run-slice.ts';
import type { FileTask, TaskArgument } from './file-tasks.ts';

const port = parentPort!;
const { task, argument } = workerData as { task: FileTask; argument: TaskArgument<FileTask> };

port.on('message', (slice: FileSlice) => port.postMessage(runSlice(task, slice, argument)));
