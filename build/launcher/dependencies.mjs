import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, say, SetUpError } from './run.mjs';

/**
 * Installs what the lock file names, when `node_modules` is missing or was made from another lock file.
 * @param root the project's folder
 */
export async function installDependencies(root) {
  const stamp = join(root, 'node_modules', '.rostrum-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(pinnedNode(root))) return;
  say('installing dependencies (npm ci) …');
  const code = await run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new SetUpError('npm ci failed; what it printed stands above.');
  writeFileSync(stamp, lock);
}

/** The Node that the project pins: the one on a machine may be too old for its native modules. */
export function pinnedNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
