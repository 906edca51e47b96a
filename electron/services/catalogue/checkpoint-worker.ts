import { workerData } from 'node:worker_threads';
import { checkpoint } from '../../sqlite/checkpoint.ts';

checkpoint(workerData as string);
