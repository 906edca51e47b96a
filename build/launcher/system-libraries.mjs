import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { hasDisplay } from './display.mjs';
import { run, say, SetUpError } from './run.mjs';

/** What Electron needs of Debian and Ubuntu. */
const libraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-dejavu-core', 'fonts-liberation2'];
const virtualDisplay = ['xvfb', 'xauth'];

/** Installs what Electron lacks here, as root on Debian or Ubuntu; otherwise says the exact command. */
export async function installSystemLibraries() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = missingPackages(hasDisplay() ? libraries : [...virtualDisplay, ...libraries]);
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    say(`if the window does not open, this installs what Electron needs:\n  sudo sh -c '${command}'`);
    return;
  }
  say(`installing ${missing.join(', ')} …`);
  const code = await run('sh', ['-c', `(${command}) > /dev/null`], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0)
    throw new SetUpError(
      `The libraries that Electron needs could not be installed. Run this and start again:\n  ${command}`,
    );
}

/** What makes the speech that some tests transcribe, what recognises it, what watches the network, and what a desktop opens files with. */
const testPrograms = [
  'espeak-ng',
  'sox',
  'pocketsphinx',
  'pocketsphinx-en-us',
  'strace',
  'desktop-file-utils',
  'shared-mime-info',
  'xdg-utils',
  'libglib2.0-bin',
];

/** Installs what tests make their recordings and watch the network with, as root on Debian or Ubuntu. Without it those tests are skipped, by name. */
export async function installTestPrograms() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = missingPackages(testPrograms);
  if (missing.length === 0) return;
  say(`installing ${missing.join(', ')} …`);
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const code = await run('sh', ['-c', `(${install} || (apt-get update && ${install})) > /dev/null 2>&1`], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) say(`${missing.join(' and ')} could not be installed: the tests that need them are skipped`);
}

/**
 * The Debian packages among `names` that are not installed; newer releases ship some under a name that ends in `t64`.
 * @param list what is installed, as `dpkg-query` prints it; for tests
 */
export function missingPackages(names, list = queryPackages) {
  const installed = new Set(
    list(names.flatMap((name) => [name, `${name}t64`]))
      .split('\n')
      .flatMap((line) => /^(\S+) install ok installed$/.exec(line)?.[1] ?? []),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

function queryPackages(names) {
  return spawnSync('dpkg-query', ['-W', '-f', '${Package} ${Status}\n', ...names], { encoding: 'utf8' }).stdout;
}

const apparmorLimit = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * Why Chromium's sandbox has to be off, or null where it can stay on.
 * @param machine for tests
 */
export function reasonAgainstSandbox({
  platform = process.platform,
  user = process.getuid?.(),
  limit = apparmorLimit,
} = {}) {
  if (platform !== 'linux') return null;
  if (user === 0) return 'running as root, where Chromium refuses its sandbox: starting with --no-sandbox';
  if (existsSync(limit) && readFileSync(limit, 'utf8').trim() === '1')
    return 'this system denies Chromium its sandbox to unpacked programs: starting with --no-sandbox';
  return null;
}
