import { randomUUID } from 'node:crypto';
import { readStartTime } from '../machine/process-identity.ts';

/** The writes of this process that are under way, by their own identities. */
const underWay = new Set<string>();

let ownStart: string | undefined;

/** Who begins a write, by which the history knows it: number of the process, identity of the write, and when the process began. */
export function beginWriting(): string {
  const identity = randomUUID();
  underWay.add(identity);
  return `${process.pid} ${identity} ${(ownStart ??= readStartTime(process.pid) ?? '')}`;
}

/** What is still open of the write is from now on for whoever recovers it. */
export function endWriting(owner: string): void {
  underWay.delete(identityOf(owner));
}

/** Whether whoever began a write may still be at it. Owners of older versions have no start: there the number must do. */
export function isAtWork(owner: string): boolean {
  if (underWay.has(identityOf(owner))) return true;
  // One thread of a process writes: this one is done with it, or the number was given out again.
  if (isOwnWriter(owner)) return false;
  const start = readStartTime(processOf(owner));
  if (start === null) return false;
  const itsStart = owner.split(' ')[2] ?? '';
  return start === '' || itsStart === '' || start === itsStart;
}

/** Whether this process began a write, or one of its number before it. */
export function isOwnWriter(owner: string): boolean {
  return processOf(owner) === process.pid;
}

/** The number of the process that began a write. */
export function processOf(owner: string): number {
  return Number(owner.split(' ')[0]);
}

function identityOf(owner: string): string {
  return owner.split(' ')[1]!;
}
