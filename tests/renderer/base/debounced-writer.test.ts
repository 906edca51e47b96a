import { beforeEach, expect, test, vi } from 'vitest';
import { debouncedWriter } from '../../../renderer/base/debounced-writer.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A writer that takes so long for each write, and what it wrote. */
function open(takesMs = 0) {
  const written: string[] = [];
  const writer = debouncedWriter(500);
  const schedule = (text: string) =>
    writer.schedule(async () => {
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      written.push(text);
    });
  return { written, schedule, flush: () => writer.flush() };
}

test('of what changes without a pause only the last is written, once it rests', async () => {
  const { written, schedule } = open();
  for (const text of ['a', 'ab', 'abc']) {
    schedule(text);
    await vi.advanceTimersByTimeAsync(400);
  }
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual(['abc']);
});

test('flushing writes at once what waits, and only once', async () => {
  const { written, schedule, flush } = open();
  schedule('a');
  await Promise.all([flush(), vi.advanceTimersByTimeAsync(0)]);
  await vi.advanceTimersByTimeAsync(1000);
  await flush();
  expect(written).toEqual(['a']);
});

test('flushing waits for a write that is under way, and writes stay in order', async () => {
  const { written, schedule, flush } = open(300);
  schedule('a');
  await vi.advanceTimersByTimeAsync(600);
  schedule('b');
  const flushed = flush().then(() => [...written]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await flushed).toEqual(['a', 'b']);
});
