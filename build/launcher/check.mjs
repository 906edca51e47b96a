import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { run, say, stop } from './run.mjs';
import { buildIfStale, root } from './set-up.mjs';
import { installTestPrograms } from './system-libraries.mjs';

/** Type checks, lint, unit, integration and end-to-end tests; the closing line counts them all. */
const results = join(root, 'out', 'test-results');

try {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  let passed = 0;
  let failed = 0;
  const count = (ok) => (ok ? passed++ : failed++);

  say('type check');
  count((await run('tsc', ['-b'], { cwd: root })) === 0);
  say('lint');
  count(
    (await run(
      'oxlint',
      ['-c', 'build/oxlint.json', '--deny-warnings', 'shared', 'electron', 'renderer', 'tests', 'build'],
      { cwd: root },
    )) === 0,
  );
  say('format');
  count((await run('node', ['build/format.mjs'], { cwd: root })) === 0);
  say('floors');
  count((await run('node', ['build/check-floors.mjs'], { cwd: root })) === 0);
  say('styles');
  count((await run('node', ['build/check-styles.mjs'], { cwd: root })) === 0);

  await installTestPrograms();
  await buildIfStale();
  say('unit and integration tests');
  const unit = join(results, 'unit.json');
  const unitCode = await run(
    'vitest',
    ['run', '--config', 'build/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile=${unit}`],
    { cwd: root },
  );
  const report = existsSync(unit) ? JSON.parse(readFileSync(unit, 'utf8')) : null;
  passed += report?.numPassedTests ?? 0;
  failed += report?.numFailedTests ?? 0;
  if (unitCode !== 0 && !report?.numFailedTests) failed++;

  const { folder } = await findElectron(root);
  say('end-to-end tests');
  const e2e = join(results, 'e2e.json');
  requireDisplay();
  const e2eCode = await run('playwright', ['test', '--config', 'build/playwright.config.ts'], {
    cwd: root,
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder, PLAYWRIGHT_JSON_OUTPUT_NAME: e2e },
  });
  const stats = existsSync(e2e) ? JSON.parse(readFileSync(e2e, 'utf8')).stats : null;
  passed += stats ? stats.expected : 0;
  failed += stats ? stats.unexpected : 0;
  if (e2eCode !== 0 && !stats?.unexpected) failed++;

  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  stop(error);
}
