import { spawnSync } from 'node:child_process';

/**
 * What a program says of itself, null where it is not installed. Each suite is named after its program and skipped
 * without it; `npm run interop` lists what it skipped.
 */
function versionOf(command: string, ...args: string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

/** The minor version of Hugo 0.x. */
export const hugo = ((said) => (said === null ? null : Number(/v0\.(\d+)/.exec(said)?.[1])))(
  versionOf('hugo', 'version'),
);
export const ffmpeg = versionOf('ffmpeg', '-version');
export const git = versionOf('git', '--version');

/** A Chromium that can be started, by the names that systems give it. */
export const chromium =
  ['chromium', 'chromium-browser', 'google-chrome'].find((name) => versionOf(name, '--version') !== null) ?? null;
