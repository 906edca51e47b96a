import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { electronVersion, findElectron } from '../launcher/electron.mjs';
import { run, say, stop } from '../launcher/run.mjs';
import { buildIfStale, root } from '../launcher/set-up.mjs';
import { makeLinuxPackages } from './make-linux-packages.mjs';

/**
 * Packages the app for this system. With `--dir`, and on Linux where no target is named, from the Electron at hand and
 * without a download; otherwise electron-builder fetches Electron and its own tools.
 */
try {
  const args = process.argv.slice(2);
  const makesOwnPackages = process.platform === 'linux' && args.length === 0;
  const environment = { ...process.env };
  let isStandIn = false;
  if (makesOwnPackages || args.includes('--dir')) {
    const electron = await findElectron(root);
    isStandIn = electron.standIn;
    environment.ROSTRUM_ELECTRON_TO_PACKAGE = electron.folder;
    environment.ROSTRUM_ELECTRON_VERSION = electronVersion(electron.folder);
  }
  await buildIfStale();
  const options = [
    '--config',
    'build/packaging/electron-builder.config.mjs',
    '--publish',
    'never',
    ...(makesOwnPackages ? ['--dir'] : args),
  ];
  process.exitCode = await run('electron-builder', options, {
    cwd: root,
    env: environment,
    shell: process.platform === 'win32',
  });
  if (makesOwnPackages && process.exitCode === 0) {
    const output = join(root, 'dist');
    const packages = makeLinuxPackages({
      unpacked: join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`),
      output,
      manifest: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
      isStandIn,
    });
    for (const file of packages) say(`made dist/${basename(file)}`);
    if (isStandIn) say('they hold the stand-in for tests, and are not to be given to anybody');
  }
} catch (error) {
  stop(error);
}
