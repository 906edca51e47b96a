import { electronVersion, findElectron } from '../launcher/electron.mjs';
import { run, stop } from '../launcher/run.mjs';
import { buildIfStale, root } from '../launcher/set-up.mjs';

/** Packages the app; with `--dir`, from the Electron at hand and without a download. */
try {
  const args = process.argv.slice(2);
  const environment = { ...process.env };
  if (args.includes('--dir')) {
    const { folder } = await findElectron(root);
    environment.ROSTRUM_ELECTRON_TO_PACKAGE = folder;
    environment.ROSTRUM_ELECTRON_VERSION = electronVersion(folder);
  }
  await buildIfStale();
  process.exitCode = await run(
    'electron-builder',
    ['--config', 'build/packaging/electron-builder.config.mjs', '--publish', 'never', ...args],
    { cwd: root, env: environment, shell: process.platform === 'win32' },
  );
} catch (error) {
  stop(error);
}
