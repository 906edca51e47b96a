import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { startEngine } from '../../../../electron/services/engine/engine-client.ts';
import { episodeText } from '../../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const script = fileURLToPath(new URL('../../../../electron/services/engine/engine-worker.ts', import.meta.url));

test('the engine answers from its own thread, tells what happens, and closes', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const told: string[] = [];
  const engine = startEngine(script, { userData: await temporaryFolder(), command: 'rostrum' }, (event) =>
    told.push(event),
  );
  expect(await engine.request('library.open', { path: root })).toMatchObject({ ok: true, value: { root } });
  await vi.waitFor(() => expect(told).toContain('library.changed'), 10_000);
  const list = (await engine.request('library.list', null)) as { readonly value: unknown };
  expect(list, 'a list crosses as one text').toEqual({ ok: true, value: expect.any(String) });
  expect(JSON.parse(list.value as string)).toMatchObject({ rows: [{ path: 'a.md' }], indexing: false });
  expect(await engine.request('library.open', 7)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  await engine.close();
  expect(await engine.request('library.list', null)).toMatchObject({
    ok: false,
    error: { code: 'internal', next: expect.stringContaining('Start Rostrum again.') },
  });
});

test('whoever waits is told when the engine stops by itself', async () => {
  const folder = await temporaryFolder({
    'broken.mjs': `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('out of luck'); });`,
  });
  const engine = startEngine(join(folder, 'broken.mjs'), { userData: folder, command: 'rostrum' }, () => {});
  const failed = { ok: false, error: { code: 'internal', message: expect.stringContaining('out of luck') } };
  expect(await engine.request('library.list', null)).toMatchObject(failed);
  expect(await engine.request('library.list', null)).toMatchObject(failed);
  await engine.close();
});
