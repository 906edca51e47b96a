import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives contexts that are made from now on the engine's own way to do it. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('globalThis.gc') as
  ((options: { type: 'minor' | 'major'; flavor?: 'last-resort' }) => void) | undefined;
setFlagsFromString('--no-expose-gc');

/**
 * Frees what this thread no longer holds. For loops that make large arrays and few objects: the engine counts objects,
 * and would let tens of megabytes of arrays stand.
 * @param type young objects, which is quick, or all
 */
export function collectGarbage(type: 'minor' | 'major'): void {
  collect?.({ type });
}

/** What a loop calls after each step: frees what this thread no longer holds where it has grown by so many bytes since the last time. */
export function collectorOfGrowth(bytes: number): () => void {
  let left = usedBytes();
  return () => {
    if (usedBytes() - left < bytes) return;
    collectGarbage('major');
    left = usedBytes();
  };
}

function usedBytes(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

/** For fewer bytes, nobody need be kept waiting. */
const worthwhile = 4_000_000;

/**
 * What whoever does one piece of work after the other calls after each: once nothing was done for a while, what this
 * thread no longer holds is given back to the system, with the room that V8 would keep for more.
 * @param delayMs what counts as a while
 * @param alsoFree frees what V8 does not know of
 */
export function collectorWhenQuiet(delayMs: number, alsoFree: () => void = () => {}): () => void {
  let timer: NodeJS.Timeout | undefined;
  let left = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      alsoFree();
      if (getHeapStatistics().total_heap_size - left < worthwhile) return;
      collect?.({ type: 'major', flavor: 'last-resort' });
      left = getHeapStatistics().total_heap_size;
    }, delayMs).unref();
  };
}
