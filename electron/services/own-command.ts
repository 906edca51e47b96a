import { join, resolve } from 'node:path';

/**
 * The command that runs this Rostrum's command line, for a shell: the packaged app, the app from a checkout, or the
 * command line itself.
 */
export function ownCommand(): string {
  const { versions, defaultApp, env, execPath, argv } = process as NodeJS.Process & { readonly defaultApp?: boolean };
  if (versions['electron'] === undefined) return `${quote(execPath)} ${quote(resolve(argv[1] ?? ''))}`;
  // An AppImage is mounted somewhere else each time that it runs.
  return defaultApp ? `node ${quote(join(resolve(argv[1] ?? '.'), 'build', 'rostrum.mjs'))}` : `${quote(env['APPIMAGE'] ?? execPath)} cli`;
}

/** As one word for a POSIX shell, which git runs its drivers in on every system. */
function quote(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
}
