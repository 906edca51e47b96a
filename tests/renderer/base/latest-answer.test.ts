import { expect, onTestFinished, test, vi } from 'vitest';
import { latestAnswer, type Answered } from '../../../renderer/base/latest-answer.ts';

/** Questions that are answered when the test says so. */
function open() {
  const known: Answered<string>[] = [];
  const asker = latestAnswer<string>((now) => known.push(now));
  const ask = (delayMs?: number) => {
    let isAsked = false;
    let answer: (value: string) => void = () => {};
    let fail: (error: Error) => void = () => {};
    const promise = new Promise<string>((resolve, reject) => ([answer, fail] = [resolve, reject]));
    asker.ask(() => ((isAsked = true), promise), delayMs);
    return { answer, fail, wasAsked: () => isAsked };
  };
  return { known, ask, drop: () => asker.drop() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('an answer that comes after something else was asked is dropped, whichever comes first', async () => {
  const { known, ask } = open();
  const [first, second] = [ask(), ask()];
  second.answer('second');
  await settled();
  first.answer('first');
  await settled();
  expect(known).toEqual([{ answer: 'second', failure: null, isLoading: false }]);
});

test('the last answer stays while another one is on its way, and where that one fails', async () => {
  const { known, ask } = open();
  ask().answer('bees');
  await settled();
  const second = ask();
  expect(known.at(-1)).toEqual({ answer: 'bees', failure: null, isLoading: true });
  second.fail(new Error('The hive is closed.'));
  await settled();
  expect(known.at(-1)).toEqual({
    answer: 'bees',
    failure: { code: 'internal', message: 'The hive is closed.' },
    isLoading: false,
  });
  ask().answer('wasps');
  await settled();
  expect(known.at(-1)).toEqual({ answer: 'wasps', failure: null, isLoading: false });
});

test('what is asked with a delay and then passed over is never asked', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { ask } = open();
  const first = ask(60);
  vi.advanceTimersByTime(30);
  const second = ask(60);
  vi.advanceTimersByTime(60);
  expect([first.wasAsked(), second.wasAsked()]).toEqual([false, true]);
});

test('after it was dropped, no answer arrives and nothing that waited is asked', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { known, ask, drop } = open();
  const first = ask();
  drop();
  first.answer('late');
  await settled();
  const second = ask(60);
  drop();
  vi.advanceTimersByTime(60);
  expect(second.wasAsked()).toBe(false);
  expect(known).toEqual([]);
});
