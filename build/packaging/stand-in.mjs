import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The stand-in's Electron is too old for the better-sqlite3 that is packaged: its own takes its place, outside the
 * archive. What it was unpacked with goes.
 * @param appOutDir the packaged app's folder
 */
export function finishStandIn(appOutDir) {
  const resources = join(appOutDir, 'resources');
  renameSync(join(resources, 'app', 'node_modules'), join(resources, 'node_modules'));
  for (const name of ['app', 'app-update.yml', '../stand-in.json', '../browser_v8_context_snapshot.bin'])
    rmSync(join(resources, name), { recursive: true });
  const replaced = join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3');
  rmSync(join(replaced, 'prebuilds'), { recursive: true });
  writeFileSync(
    join(replaced, 'lib', 'index.js'),
    "module.exports = require(require('node:path').join(process.resourcesPath, 'node_modules', 'better-sqlite3'));\n",
  );
}
