import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { run, say, SetUpError } from './run.mjs';

/** What Electron needs of Debian and Ubuntu, and the display for a machine without one. */
const packages = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-dejavu-core', 'fonts-liberation2'];

/** Installs the libraries that Electron lacks here, as root on Debian or Ubuntu; otherwise says the exact command. */
export async function installSystemLibraries() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    say(`if the window does not open, this installs what Electron needs:\n  sudo sh -c '${command}'`);
    return;
  }
  say(`installing ${missing.join(', ')} …`);
  const code = await run('sh', ['-c', `(${command}) > /dev/null`], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (code !== 0) throw new SetUpError(`The libraries that Electron needs could not be installed. Run this and start again:\n  ${command}`);
}

/** Newer releases ship some of these libraries under a name that ends in `t64`. */
function isInstalled(name) {
  return [name, `${name}t64`].some((candidate) => {
    const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', candidate], { encoding: 'utf8' });
    return status === 0 && stdout.includes('install ok installed');
  });
}

/** Why Chromium's sandbox has to be off, or null where it can stay on. */
export function reasonAgainstSandbox() {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'running as root, where Chromium refuses its sandbox: starting with --no-sandbox';
  const limit = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (existsSync(limit) && readFileSync(limit, 'utf8').trim() === '1') return 'this system denies Chromium its sandbox to unpacked programs: starting with --no-sandbox';
  return null;
}
