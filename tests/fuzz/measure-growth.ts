import type { Operation } from './operations.ts';
import type { Shape } from './shapes.ts';

export interface Effort {
  /** Milliseconds of work that say something about growth: what takes less is done at once. */
  readonly enough: number;
  /** Characters beyond which nothing is tried. */
  readonly most: number;
}

const least = 4000;
const attempts = 6;
const doublings = 3;

/** Twice the text may take this many times as long: what is linear takes two, and memory its share; what is quadratic four. */
export const tolerated = 2.6;

/**
 * How many times as long an operation takes when its text is doubled: the least of some attempts, and of three doublings,
 * for a single one may meet a step or a collection of garbage; 1 where a text of `most` characters is done at once.
 */
export function measureGrowth(operation: Operation, shape: Shape, { enough, most }: Effort): number {
  let size = least;
  while (work(operation, shape(size)) < enough) {
    if (size >= most) return 1;
    size *= 2;
  }
  let growth = Infinity;
  for (let doubling = 0; doubling < doublings && growth > tolerated; doubling++)
    growth = Math.min(growth, measureDoubling(operation, shape, size * 2 ** doubling));
  return growth;
}

function measureDoubling(operation: Operation, shape: Shape, size: number): number {
  let before = Infinity;
  let after = Infinity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    before = Math.min(before, work(operation, shape(size / 2)));
    after = Math.min(after, work(operation, shape(size)));
    if (after / before <= tolerated) break;
  }
  return after / before;
}

/** Milliseconds of this thread's own work: what else the machine does is not counted. */
function work(operation: Operation, text: string): number {
  const run = operation(text);
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
