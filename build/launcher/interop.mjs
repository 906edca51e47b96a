import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, stop } from './run.mjs';
import { root } from './set-up.mjs';

/** Runs the tests that need other people's programs, and names those that were skipped because one is missing here. */
try {
  const folder = join(root, 'out', 'test-results');
  const report = join(folder, 'interop.json');
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  process.exitCode = await run(
    'vitest',
    [
      'run',
      '--config',
      'build/vitest.interop.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { cwd: root },
  );
  const tests = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(
    ({ assertionResults }) => assertionResults,
  );
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  process.stdout.write(
    `\n${tests.filter(({ status }) => status === 'passed').length} passed, ${tests.filter(({ status }) => status === 'failed').length} failed, ${skipped.length} skipped\n`,
  );
  for (const { fullName } of skipped) process.stdout.write(`  skipped: ${fullName}\n`);
} catch (error) {
  stop(error);
}
