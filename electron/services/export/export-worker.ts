import { workerData } from 'node:worker_threads';
import { answerOnce } from '../machine/answer-once.ts';
import { exportFiles, type ExportTask } from './export-tasks.ts';

void answerOnce(() => exportFiles(workerData as ExportTask));
