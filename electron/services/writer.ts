import { randomUUID } from 'node:crypto';

/** This run of this process: numbers of processes are given out again. */
const run = randomUUID();

/** By which the history knows who began a write. */
export const writer = `${process.pid} ${run}`;

/** Whether whoever began a write may still be at it. */
export function isAtWork(owner: string): boolean {
  const [number, itsRun] = owner.split(' ');
  if (itsRun === run) return true;
  if (Number(number) === process.pid) return false;
  try {
    process.kill(Number(number), 0);
    return true;
  } catch (error) {
    // A process that may not be asked is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
