import { expect, test } from 'vitest';
import { serialQueue } from '../../shared/serial-queue.ts';

/** Ends when it is told to. */
function step() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((ends) => (resolve = ends));
  return { promise, resolve };
}

test('work begins at once where nothing is under way, else when all before it has ended', async () => {
  const queue = serialQueue();
  const began: string[] = [];
  const steps = { a: step(), b: step(), c: step() };
  const run = (name: keyof typeof steps) =>
    queue.run(() => {
      began.push(name);
      return steps[name].promise;
    });
  const done = [run('a'), run('b'), run('c')];
  expect(began).toEqual(['a']);
  steps.c.resolve('C');
  steps.a.resolve('A');
  expect(await done[0]).toBe('A');
  expect(queue.isIdle).toBe(false);
  steps.b.resolve('B');
  expect(await Promise.all(done)).toEqual(['A', 'B', 'C']);
  expect(began).toEqual(['a', 'b', 'c']);
  expect(queue.isIdle).toBe(true);
});

test('work that fails is told to whoever asked for it, and what comes behind it is done', async () => {
  const queue = serialQueue();
  const fail = () => queue.run(() => Promise.reject(new Error('no')));
  const [first, second, third] = [fail(), queue.run(async () => 'done'), fail()];
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('done');
  await expect(third).rejects.toThrow('no');
  expect(await queue.run(async () => 'done later')).toBe('done later');
});
