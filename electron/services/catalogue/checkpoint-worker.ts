import { workerData } from 'node:worker_threads';
import { checkpoint } from '../../sqlite/checkpoint.ts';
import { answerOnce } from '../machine/answer-once.ts';

void answerOnce(() => checkpoint(workerData as string));
