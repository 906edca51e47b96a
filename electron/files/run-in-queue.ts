import { serialQueue, type SerialQueue } from '../../shared/serial-queue.ts';

/** Those with work under way, by key. */
const queues = new Map<string, SerialQueue>();

/** Runs `use` after whatever else of this process was asked for under the same key. @throws whatever `use` throws */
export async function runInQueue<T>(key: string, use: () => Promise<T>): Promise<T> {
  const queue = queues.get(key) ?? serialQueue();
  queues.set(key, queue);
  try {
    return await queue.run(use);
  } finally {
    if (queue.isIdle) queues.delete(key);
  }
}
