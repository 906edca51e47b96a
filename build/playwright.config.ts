import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { hasDisplay } from './launcher/display.mjs';

/** What starts the packaged app. */
const packaged = ['**/packaged.spec.ts', '**/linux-packages.spec.ts'];

export default defineConfig({
  testDir: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('../out/e2e', import.meta.url)),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // One window on each display: two would fight for the focus. Where there is none, each worker has its own.
  workers: hasDisplay() ? 1 : 2,
  use: { actionTimeout: 10_000 },
  projects: [
    { name: 'window', testMatch: '**/*.spec.ts', testIgnore: packaged },
    { name: 'package', testMatch: '**/package.setup.ts' },
    { name: 'packaged', testMatch: packaged, dependencies: ['package'] },
  ],
  reporter: [['list'], ['json']],
});
