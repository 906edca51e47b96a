import { randomUUID } from 'node:crypto';
import { startOf } from '../machine/process-identity.ts';

/** This run of this module in this process, without asking the system. */
const run = randomUUID();

let own: string | null = null;

/** By which the history knows who began a write: number of the process, this run, and when the process began. */
export function writer(): string {
  return (own ??= `${process.pid} ${run} ${startOf(process.pid) ?? ''}`);
}

/** Whether whoever began a write may still be at it. Owners of older versions have no start: there the number must do. */
export function isAtWork(owner: string): boolean {
  const [number, itsRun, itsStart = ''] = owner.split(' ');
  if (itsRun === run) return true;
  // One thread of a process writes: this one came after it, or the number was given out again.
  if (Number(number) === process.pid) return false;
  const start = startOf(Number(number));
  if (start === null) return false;
  return start === '' || itsStart === '' || start === itsStart;
}

/** The number of the process that began a write, for an editor. */
export function processOf(owner: string): string {
  return owner.split(' ')[0]!;
}
