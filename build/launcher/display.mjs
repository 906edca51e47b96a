import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetUpError } from './run.mjs';

/** Of a display without a machine: width, height and colour depth. */
export const screen = '1920x1200x24';

/**
 * Whether windows can be shown; only on Linux can that be otherwise.
 * @param {{ platform?: string, environment?: Record<string, string | undefined> }} machine for tests
 */
export function hasDisplay({ platform = process.platform, environment = process.env } = {}) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/**
 * That a window can be shown, here or on a display that is started for it.
 * @param machine for tests
 * @throws SetUpError where neither is so
 */
export function requireDisplay(machine = { platform: process.platform, environment: process.env }) {
  if (!hasDisplay(machine)) requirePrograms(['Xvfb'], machine);
}

/**
 * Command and arguments that run `command` where it can show a window: under Xvfb, where there is no display.
 * @param machine for tests
 * @throws SetUpError where there is neither
 */
export function onDisplay(command, args, machine = { platform: process.platform, environment: process.env }) {
  if (hasDisplay(machine)) return [command, args];
  requirePrograms(['xvfb-run', 'xauth'], machine);
  return ['xvfb-run', ['-a', '-s', `-screen 0 ${screen}`, command, ...args]];
}

function requirePrograms(names, machine) {
  const missing = names.filter((name) => !isOnPath(name, machine.environment.PATH));
  if (missing.length > 0)
    throw new SetUpError(
      `There is no display here, and nothing to stand in for one. Install Xvfb: ${missing.join(' and ')} cannot be found.`,
    );
}

function isOnPath(name, path = '') {
  return path.split(delimiter).some((folder) => existsSync(join(folder, name)));
}
