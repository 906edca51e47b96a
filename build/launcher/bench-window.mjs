import { findElectron } from './electron.mjs';
import { onDisplay } from './display.mjs';
import { run, stop } from './run.mjs';
import { buildIfStale, root } from './set-up.mjs';

/** Measures the real window, on a virtual display where there is no real one. */
try {
  const { folder } = await findElectron(root);
  await buildIfStale();
  const [command, args] = onDisplay('node', ['tests/bench/window.ts']);
  process.exitCode = await run(command, args, {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder },
  });
} catch (error) {
  stop(error);
}
