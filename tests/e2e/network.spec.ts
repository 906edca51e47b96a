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

for (const [what, type, port, address] of [
  ['asks another machine', 'udp4', 9, '192.0.2.7'],
  ['asks another machine by its newer address', 'udp6', 9, '2001:db8::7'],
  ['asks a name server, also where that is on this machine', 'udp4', 53, '127.0.0.53'],
] as const) {
  test(`a trace shows a program that ${what}`, () => {
    const trace = traceNetwork(process.execPath, folder.path);
    const send = `const socket = require('node:dgram').createSocket('${type}'); socket.send('x', ${port}, '${address}', () => socket.close())`;
    spawnSync(trace.program, ['-e', send]);
    expect(trace.read().foreign.join('\n')).toContain(address);
  });
}

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
