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
  },
});
