import { app } from 'electron';
import { runCommandLine } from './app/command-line.ts';
import { readArguments } from './app/read-arguments.ts';
import { startApp } from './app/start-app.ts';
import { userDataFolder } from './services/machine/user-data-folder.ts';

const asked = readArguments(process.argv, app.isPackaged);
app.setPath('userData', userDataFolder());

// The command line works beside an open window, so it comes before the lock.
if (asked.words[0] === 'cli') void runCommandLine(__dirname, asked.behind('cli'));
else if (app.requestSingleInstanceLock())
  startApp({
    folder: __dirname,
    library: asked.words[0] ?? null,
    screenshot: process.env['ROSTRUM_SCREENSHOT'] ?? null,
  });
else app.quit();
