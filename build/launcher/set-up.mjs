import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies, pinnedNode } from './dependencies.mjs';
import { run, say } from './run.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Brings a fresh machine to where the pinned Node can go on. Runs on Node 20 with nothing installed. */
export async function prepareMachine() {
  await installDependencies(root);
  await installSystemLibraries();
}

/** Goes on in another script on the pinned Node, with the project's tools first on the path. */
export function continueOnPinnedNode(script, args) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(separator);
  return run(pinnedNode(root), [join(root, 'build', script), ...args], { cwd: process.cwd(), env: { ...process.env, PATH } });
}

/** Bundles the app when a source is newer than the last bundle. */
export async function buildIfStale() {
  const { bundle, isStale } = await import('../bundle.mjs');
  if (!isStale()) return;
  say('building …');
  await bundle();
}

/** Command and arguments that run `command` on a virtual display, where there is no real one. */
export function onDisplay(command, args) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [command, args];
  const xvfb = existsSync('/usr/bin/xvfb-run') && spawnSync('which', ['xauth']).status === 0;
  return xvfb ? ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', command, ...args]] : [command, args];
}
