import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
// Not the fixture: what it sets in the environment would be handed on to the tests of the package.
import { test } from '@playwright/test';

test('the app is packaged, and on Linux its packages are made', () => {
  test.setTimeout(600_000);
  const root = join(import.meta.dirname, '..', '..');
  execFileSync(
    process.execPath,
    [join(root, 'build/packaging/make-package.mjs'), ...(process.platform === 'linux' ? [] : ['--dir'])],
    { stdio: 'pipe' },
  );
});
