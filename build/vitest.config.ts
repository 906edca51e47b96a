import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/{shared,electron,renderer,build,fuzz,faults}/**/*.test.ts'],
    environment: 'node',
    setupFiles: [fileURLToPath(new URL('../tests/helpers/fast-check-seed.ts', import.meta.url))],
    // Tests on real files and processes wait for what is to happen; a busy machine takes its time.
    testTimeout: 60_000,
    coverage: {
      // The logic: components are drawn in the end-to-end tests, and what runs in other processes is not counted.
      include: ['shared/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.ts'],
      exclude: ['**/*.d.ts'],
      reporter: ['json-summary', 'html'],
      reportsDirectory: fileURLToPath(new URL('../out/coverage', import.meta.url)),
      reportOnFailure: true,
    },
  },
});
