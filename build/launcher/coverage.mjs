import { readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { run, stop } from './run.mjs';
import { root } from './set-up.mjs';
import { describeCoverage } from './describe-coverage.mjs';

const folder = join(root, 'out', 'coverage');

try {
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = await run(
    'vitest',
    ['run', '--config', 'build/vitest.config.ts', '--reporter=dot', '--coverage', ...process.argv.slice(2)],
    { cwd: root },
  );
  const { total: _, ...files } = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));
  const byPath = Object.entries(files).map(([path, of]) => [relative(root, path).split(sep).join('/'), of]);
  process.stdout.write(`\n${describeCoverage(Object.fromEntries(byPath))}\nLine by line: out/coverage/index.html\n`);
} catch (error) {
  stop(error);
}
