// `npm run format` lays out every source file; with `--check` it only says which are not.
import { join } from 'node:path';
import { run } from './launcher/run.mjs';

const root = join(import.meta.dirname, '..');
const sources = '{shared,electron,renderer,tests,build}/**/*.{ts,tsx,mjs,css}';
const cache = ['--cache', '--cache-location', 'node_modules/.cache/prettier/sources'];

process.exitCode = await run(
  'prettier',
  ['--config', 'build/prettier.json', '--log-level', 'warn', ...cache, process.argv[2] ?? '--check', sources],
  { cwd: root },
);
