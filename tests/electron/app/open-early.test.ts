import { expect, test } from 'vitest';
import { openEarly } from '../../../electron/app/open-early.ts';
import type { EventName } from '../../../shared/ipc/contract.ts';

/** An engine that notes what it is asked, answers with the number of the question, and tells what `tell` says. */
function start(path: string | null) {
  const asked: [string, unknown][] = [];
  const heard: [string, unknown][] = [];
  let tell: (event: EventName, payload: unknown) => void = () => {};
  const engine = openEarly(
    (onEvent) => {
      tell = onEvent;
      return {
        request: async (channel, argument) => ({ ok: true, value: asked.push([channel, argument]) }),
        close: async () => {},
      };
    },
    { path, onEvent: (event, payload) => void heard.push([event, payload]) },
  );
  return { engine, asked, heard, tell };
}

test('a library that was asked for is opened before the window asks, and once', async () => {
  const { engine, asked } = start('/podcast');
  expect(asked).toEqual([['library.open', { path: '/podcast' }]]);
  expect(await engine.request('library.open', { path: '/podcast' })).toEqual({ ok: true, value: 1 });
  expect(asked).toHaveLength(1);
  // Opened again later, it is opened again.
  expect(await engine.request('library.open', { path: '/podcast' })).toEqual({ ok: true, value: 2 });
});

test('what the engine tells before the window listens comes with its first request, in order', async () => {
  const { engine, heard, tell } = start('/podcast');
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
  const { engine, asked } = start('/podcast');
  expect(await engine.request('library.open', { path: '/other' })).toEqual({ ok: true, value: 2 });
  expect(asked.at(-1)).toEqual(['library.open', { path: '/other' }]);
});

test('where none was asked for, nothing is opened and nothing held back', async () => {
  const { engine, asked, heard, tell } = start(null);
  tell('notice', { message: 'one' });
  expect(asked).toEqual([]);
  expect(heard).toHaveLength(1);
  expect(await engine.request('library.open', { path: '/podcast' })).toEqual({ ok: true, value: 1 });
});
