import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetUpError } from './run.mjs';

/**
 * Whether windows can be shown; only on Linux can that be otherwise.
 * @param {{ platform?: string, environment?: Record<string, string | undefined> }} machine for tests
 */
export function hasDisplay({ platform = process.platform, environment = process.env } = {}) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/**
 * Command and arguments that run `command` where it can show a window: under Xvfb, where there is no display.
 * @param machine for tests
 * @throws SetUpError where there is neither
 */
export function onDisplay(command, args, machine = { platform: process.platform, environment: process.env }) {
  if (hasDisplay(machine)) return [command, args];
  const missing = ['xvfb-run', 'xauth'].filter((name) => !isOnPath(name, machine.environment.PATH));
  if (missing.length > 0)
    throw new SetUpError(
      `There is no display here, and nothing to stand in for one. Install Xvfb: ${missing.join(' and ')} cannot be found.`,
    );
  return ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', command, ...args]];
}

function isOnPath(name, path = '') {
  return path.split(delimiter).some((folder) => existsSync(join(folder, name)));
}
