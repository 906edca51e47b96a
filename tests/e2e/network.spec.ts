import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchRostrum, temporaryFolder } from '../helpers/launch.ts';
import { canTrace, traceNetwork } from '../helpers/trace-network.ts';
import { makeFolders, workADay } from '../helpers/working-day.ts';

const electron = join(
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(import.meta.dirname, '../../node_modules/electron/dist'),
  'electron',
);

let folder: ReturnType<typeof temporaryFolder>;
test.beforeEach(() => {
  folder = temporaryFolder();
});
test.afterEach(() => folder.remove());
test.skip(!canTrace, 'strace is not installed: npm test installs it on Debian as root');

test('a trace shows a program that asks another machine', () => {
  const trace = traceNetwork(process.execPath, folder.path);
  spawnSync(trace.program, [
    '-e',
    `const socket = require('node:dgram').createSocket('udp4'); socket.send('x', 9, '192.0.2.7', () => socket.close())`,
  ]);
  expect(trace.read().foreign.join('\n')).toContain('192.0.2.7');
});

test('a whole working day opens no socket but local ones', async () => {
  test.setTimeout(180_000);
  const trace = traceNetwork(electron, folder.path);
  const rostrum = await launchRostrum(makeFolders(folder.path), {
    userData: join(folder.path, 'user-data'),
    program: trace.program,
  });
  await workADay(rostrum.window);
  await rostrum.close();
  const { foreign, calls } = trace.read();
  expect(calls).toBeGreaterThan(1000);
  expect(foreign).toEqual([]);
});
