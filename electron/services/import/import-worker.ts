import { workerData } from 'node:worker_threads';
import { answerOnce } from '../machine/answer-once.ts';
import { importTasks, type ImportArgument, type ImportTask } from './import-tasks.ts';

const { task, argument } = workerData as { task: ImportTask; argument: ImportArgument<ImportTask> };

void answerOnce(() => (importTasks[task] as (value: unknown) => unknown)(argument));
