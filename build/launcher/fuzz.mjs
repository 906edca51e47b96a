// `npm run fuzz`: every operation over every hostile shape, and larger texts. Takes hours; `npm test` tries some of it.
import { run } from './run.mjs';
import { root } from './set-up.mjs';

process.exitCode = await run(
  'vitest',
  ['run', '--config', 'build/vitest.config.ts', 'tests/fuzz', ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, ROSTRUM_FUZZ: 'long' }, shell: process.platform === 'win32' },
);
