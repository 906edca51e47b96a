import { expect, test } from 'vitest';
import { startEarly } from '../../../electron/app/open-early.ts';
import type { EventName } from '../../../shared/ipc/contract.ts';

/** An engine that notes what it is asked, answers with the number of the question, and tells what `tell` says. */
function start() {
  const asked: [string, unknown][] = [];
  const heard: [string, unknown][] = [];
  let tell: (event: EventName, payload: unknown) => void = () => {};
  const engine = startEarly(
    (onEvent) => {
      tell = onEvent;
      return {
        request: async (channel, argument) => ({ ok: true, value: asked.push([channel, argument]) }),
        close: async () => {},
      };
    },
    (event, payload) => void heard.push([event, payload]),
  );
  return { engine, asked, heard, tell };
}

test('a library is opened before the window asks, and once', async () => {
  const { engine, asked } = start();
  engine.openEarly('/podcast');
  expect(asked).toEqual([['library.open', { path: '/podcast' }]]);
  expect(await engine.request('library.open', { path: '/podcast' })).toEqual({ ok: true, value: 1 });
  expect(asked).toHaveLength(1);
  // Opened again later, it is opened again.
  expect(await engine.request('library.open', { path: '/podcast' })).toEqual({ ok: true, value: 2 });
});

test('what the engine tells before the window listens comes with its first request, in order', async () => {
  const { engine, heard, tell } = start();
  engine.openEarly('/podcast');
  tell('notice', { message: 'one' });
  tell('library.changed', { paths: [] });
  expect(heard).toEqual([]);
  await engine.request('library.open', { path: '/podcast' });
  tell('notice', { message: 'two' });
  expect(heard).toEqual([
    ['notice', { message: 'one' }],
    ['library.changed', { paths: [] }],
    ['notice', { message: 'two' }],
  ]);
});

test('a window that opens another library gets that one', async () => {
  const { engine, asked } = start();
  engine.openEarly('/podcast');
  expect(await engine.request('library.open', { path: '/other' })).toEqual({ ok: true, value: 2 });
  expect(asked.at(-1)).toEqual(['library.open', { path: '/other' }]);
});

test('where no library was opened before, the window opens one itself', async () => {
  const { engine, asked } = start();
  expect(asked).toEqual([]);
  expect(await engine.request('library.open', { path: '/podcast' })).toEqual({ ok: true, value: 1 });
});
