import { join } from 'node:path';
import { app } from 'electron';
import { startApp } from './app/start-app.ts';
import { userDataFolder } from './services/library.ts';

const asked = process.argv.slice(app.isPackaged ? 1 : 2).filter((argument) => !argument.startsWith('--') || process.argv.includes('cli'));

if (asked[0] === 'cli') {
  // Before the single-instance lock, and without a display: Chromium is told not to look for one.
  app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.disableHardwareAcceleration();
  const { runCli } = require(join(__dirname, 'cli.cjs')) as typeof import('./cli.ts');
  void runCli(asked.slice(1), { stdout: process.stdout, stderr: process.stderr }).then((code) => app.exit(code));
} else {
  app.setPath('userData', userDataFolder());
  if (app.requestSingleInstanceLock()) startApp({ folder: __dirname, library: asked[0] ?? null, screenshot: process.env['ROSTRUM_SCREENSHOT'] ?? null });
  else app.quit();
}
