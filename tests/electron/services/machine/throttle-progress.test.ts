import { expect, test } from 'vitest';
import { throttleProgress } from '../../../../electron/services/machine/throttle-progress.ts';
import type { Progress } from '../../../../shared/progress.ts';

const step = (task: Progress['task'], done: number, finished = false): Progress => ({
  task,
  done,
  total: 9000,
  finished,
});

test('of thousands of steps few are told, the first and the end of each task among them', () => {
  const emitted: Progress[] = [];
  const throttled = throttleProgress((progress) => emitted.push(progress));
  for (let done = 0; done < 9000; done++) {
    throttled(step('index', done));
    throttled(step('write', done));
  }
  throttled(step('write', 9000, true));
  throttled(step('write', 0));
  expect(emitted.length).toBeLessThan(900);
  expect(emitted.slice(0, 2)).toEqual([step('index', 0), step('write', 0)]);
  expect(emitted.slice(-2)).toEqual([step('write', 9000, true), step('write', 0)]);
});
