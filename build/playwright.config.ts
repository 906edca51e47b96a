import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('../out/e2e', import.meta.url)),
  testMatch: '**/*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // One window at a time: two would fight for the focus.
  workers: 1,
  use: { actionTimeout: 10_000 },
  reporter: [['list'], ['json']],
});
