import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { app } from 'electron';
import { speechProcessStarter } from './start-speech-process.ts';

/** Chromium goes by these before the app's first line runs: look for no display, and keep your own messages out of ours. */
const headless = ['--ozone-platform=headless', '--log-level=3', '--disable-gpu'];

/**
 * Runs the command line instead of the window: `rostrum cli …`. On Linux in a second process, for there Chromium gives up
 * without a display, and whoever started this one could not know to tell it not to look.
 * @param folder where the bundle lies
 * @param argv what follows `cli`
 */
export async function runCommandLine(folder: string, argv: readonly string[]): Promise<void> {
  if (process.platform === 'linux' && !process.argv.includes(headless[0]!)) {
    const { status } = spawnSync(process.execPath, [...headless, ...process.argv.slice(1)], { stdio: 'inherit' });
    app.exit(status ?? 2);
    return;
  }
  app.dock?.hide();
  // Whoever reads the output may stop early (`| head`), which is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => app.exit(error.code === 'EPIPE' ? 0 : 2));
  const { runCli } = require(join(folder, 'cli.cjs')) as typeof import('../cli/main.ts');
  const code = await runCli(argv, {
    stdout: process.stdout,
    stderr: process.stderr,
    startSpeechProcess: speechProcessStarter(folder),
  });
  // A pipe may not have taken everything yet.
  process.stdout.write('', () => app.exit(code));
}
