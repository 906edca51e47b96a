import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { canTrace, traceNetwork } from '../helpers/trace-network.ts';
import { makeFolders, workADay } from '../helpers/working-day.ts';
import { expect, test } from './fixture.ts';

const electron = join(
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(import.meta.dirname, '../../node_modules/electron/dist'),
  'electron',
);

test.skip(!canTrace, 'strace is not installed: npm test installs it on Debian as root');

for (const [what, type, port, address] of [
  ['asks another machine', 'udp4', 9, '192.0.2.7'],
  ['asks another machine by its newer address', 'udp6', 9, '2001:db8::7'],
  ['asks a name server, also where that is on this machine', 'udp4', 53, '127.0.0.53'],
] as const) {
  test(`a trace shows a program that ${what}`, ({ folder }) => {
    const trace = traceNetwork(process.execPath, folder);
    const send = `const socket = require('node:dgram').createSocket('${type}'); socket.send('x', ${port}, '${address}', () => socket.close())`;
    spawnSync(trace.program, ['-e', send]);
    expect(trace.read().foreign.join('\n')).toContain(address);
  });
}

test('a whole working day opens no socket but local ones', async ({ folder, launch }) => {
  test.setTimeout(180_000);
  const trace = traceNetwork(electron, folder);
  const rostrum = await launch(makeFolders(folder), { program: trace.program });
  await workADay(rostrum.window);
  await rostrum.close();
  // The refusals stand in the console, where they belong.
  rostrum.errors.length = 0;
  const { foreign, calls } = trace.read();
  expect(calls).toBeGreaterThan(1000);
  expect(foreign).toEqual([]);
});
