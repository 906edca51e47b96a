import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { run, say, stop } from './run.mjs';
import { buildIfStale, root } from './set-up.mjs';

/** What follows is Playwright’s: `npm run screenshots -- -g dark` takes those of one look. */
try {
  const folder = join(root, 'out', 'screenshots');
  const asked = process.argv.slice(2);
  if (asked.length === 0) rmSync(folder, { recursive: true, force: true });
  await buildIfStale();
  requireDisplay();
  const electron = await findElectron(root);
  process.exitCode = await run('playwright', ['test', '--config', 'build/playwright.screenshots.config.ts', ...asked], {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron.folder },
  });
  say(`all of them: ${join(folder, 'index.html')}`);
} catch (error) {
  stop(error);
}
