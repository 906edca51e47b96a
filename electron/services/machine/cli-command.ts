import { join, resolve } from 'node:path';

/** The command that runs the command line which is running now, for a shell. */
export function ownCommand(): string {
  return process.versions['electron'] === undefined
    ? `${quote(process.execPath)} ${quote(resolve(process.argv[1] ?? ''))}`
    : packagedCommand();
}

/** The command that runs the command line of an app, for a shell. @param checkout where the app runs from; null where it is packaged */
export function appCommand(checkout: string | null): string {
  return checkout === null ? packagedCommand() : `node ${quote(join(checkout, 'build', 'rostrum.mjs'))}`;
}

/** An AppImage is mounted somewhere else each time that it runs. */
function packagedCommand(): string {
  return `${quote(process.env['APPIMAGE'] ?? process.execPath)} cli`;
}

/** As one word for a POSIX shell, which git runs its drivers in on every system. */
function quote(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
}
