import { expect, test } from 'vitest';
import { collectGarbage } from '../../../../electron/services/machine/collect-garbage.ts';

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
