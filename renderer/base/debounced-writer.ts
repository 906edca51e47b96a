import { serialQueue } from '../../shared/serial-queue.ts';

export interface DebouncedWriter {
  /** Writes after the delay, unless something else is to be written by then. */
  schedule(write: () => Promise<unknown>): void;
  /** Writes now what waits to be written, and waits until all is. */
  flush(): Promise<void>;
}

/**
 * Writes what changes often once it rests, one write after the other.
 * A write must not reject: nobody waits for it.
 */
export function debouncedWriter(delayMs: number): DebouncedWriter {
  let waiting: { readonly write: () => Promise<unknown>; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const writes = serialQueue();
  const run = () => {
    if (waiting !== null) {
      const { write, timer } = waiting;
      clearTimeout(timer);
      waiting = null;
      last = writes.run(write);
    }
    return last;
  };
  return {
    schedule(write) {
      clearTimeout(waiting?.timer);
      waiting = { write, timer: setTimeout(() => void run(), delayMs) };
    },
    async flush() {
      await run();
    },
  };
}
