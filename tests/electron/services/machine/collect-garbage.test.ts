import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  collectGarbage,
  collectorOfGrowth,
  collectorWhenQuiet,
} from '../../../../electron/services/machine/collect-garbage.ts';

test('what is no longer needed is given back, and what is needed stays', () => {
  const kept = Array.from({ length: 1000 }, (_, index) => ({ index }));
  let large: unknown[] | null = Array.from({ length: 500_000 }, (_, index) => ({ index }));
  expect(large).toHaveLength(500_000);
  collectGarbage('major');
  const before = process.memoryUsage().heapUsed;
  large = null;
  collectGarbage('major');
  expect(before - process.memoryUsage().heapUsed).toBeGreaterThan(10_000_000);
  expect(kept[999]).toEqual({ index: 999 });
});

test('once nothing more is done, what was needed for it is given back', async () => {
  let freed = 0;
  const worked = collectorWhenQuiet(50, () => void freed++);
  let large: unknown[] | null = Array.from({ length: 500_000 }, (_, index) => ({ index }));
  expect(large).toHaveLength(500_000);
  const before = process.memoryUsage().heapUsed;
  large = null;
  for (let piece = 0; piece < 10; piece++) worked();
  expect(freed).toBe(0);
  while (freed === 0) await wait(10);
  expect(freed).toBe(1);
  expect(before - process.memoryUsage().heapUsed).toBeGreaterThan(10_000_000);
});

test('a loop that leaves much behind in each step does not grow with its steps', () => {
  const step = () => Array.from({ length: 100_000 }, (_, index) => ({ index })).length;
  const keepSmall = collectorOfGrowth(10_000_000);
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < 50; count++) {
    step();
    keepSmall();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(25_000_000);
  }
});
