import { join } from 'node:path';
import { app } from 'electron';
import { readArguments } from './app/read-arguments.ts';
import { startApp } from './app/start-app.ts';
import { userDataFolder } from './services/user-data-folder.ts';

const asked = readArguments(process.argv, app.isPackaged);

if (asked.words[0] === 'cli') {
  // Before the single-instance lock, and without a display: Chromium is told not to look for one.
  app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.disableHardwareAcceleration();
  const { runCli } = require(join(__dirname, 'cli.cjs')) as typeof import('./cli.ts');
  void runCli(asked.behind('cli'), { stdout: process.stdout, stderr: process.stderr }).then((code: number) => app.exit(code));
} else {
  app.setPath('userData', userDataFolder());
  if (app.requestSingleInstanceLock()) startApp({ folder: __dirname, library: asked.words[0] ?? null, screenshot: process.env['ROSTRUM_SCREENSHOT'] ?? null });
  else app.quit();
}
