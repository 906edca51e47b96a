import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const common = {
  root: fileURLToPath(new URL('..', import.meta.url)),
  environment: 'node',
  // Bundling leaves “production” behind in the process that starts the tests, and React of that kind cannot be tested.
  env: { NODE_ENV: 'test' },
  setupFiles: [fileURLToPath(new URL('../tests/helpers/fast-check-seed.ts', import.meta.url))],
  // Tests on real files and processes wait for what is to happen; a busy machine takes its time.
  testTimeout: 60_000,
};

export default defineConfig({
  root: common.root,
  test: {
    maxWorkers: '100%',
    projects: [
      // What is pure keeps nothing between files: they share what is loaded.
      { test: { ...common, name: 'pure', include: ['tests/{shared,fuzz}/**/*.test.ts'], isolate: false } },
      { test: { ...common, name: 'other', include: ['tests/{electron,renderer,build,faults}/**/*.test.{ts,tsx}'] } },
    ],
    coverage: {
      // The logic: components are tested by what they show, and what runs in other processes is not counted.
      include: ['shared/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.ts'],
      exclude: ['**/*.d.ts'],
      reporter: ['json-summary', 'html'],
      reportsDirectory: fileURLToPath(new URL('../out/coverage', import.meta.url)),
      reportOnFailure: true,
    },
  },
});
