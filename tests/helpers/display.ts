import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { screen } from '../../build/launcher/display.mjs';

/** Starts a display without a machine (Xvfb), which this process and its children show their windows on from then on. */
export async function startDisplay(): Promise<{ stop(): Promise<void> }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  process.env['DISPLAY'] = `:${number.toString().trim()}`;
  return {
    async stop() {
      delete process.env['DISPLAY'];
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}
