import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonOf, run } from '../electron/cli/run.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('the sample library shows what was planted in it, and nothing else that would have to be mended', async () => {
  const folder = await temporaryFolder();
  await cp(join(import.meta.dirname, '../../build/sample-library'), folder, { recursive: true });
  const { files, problems } = jsonOf<{ files: number; problems: { path: string; rule: string; severity: string }[] }>(
    await run('lint', folder, '--json'),
  );
  expect(files).toBe(13);
  const planted = problems
    .filter(({ severity }) => severity !== 'hint')
    .map(({ path, rule }) => `${path.slice(folder.length + 1)}: ${rule}`);
  expect(planted).toEqual([
    'growing-food-together.md: unknown-label',
    'repairs-on-saturday.md: label-case',
    'small-loans.md: front-matter-syntax',
    'the-listening-shop.md: unused-legend-entry',
    'the-listening-shop.md: merged-turns',
    'who-holds-the-key.md: duplicate-label',
    'who-holds-the-key.md: leftover-mark',
  ]);
});
