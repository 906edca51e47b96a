import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

test('forget tells where a name stands, removes it from what is kept, and says what is left', async () => {
  const folder = await temporaryFolder({
    'bees.md': cleanEpisode,
    '.rostrum/people': 'different\tTom Okoro\tThomas Okoro\n',
  });
  await run('set', join(folder, 'bees.md'), 'title', 'Bees');

  const told = jsonOf<{ found: unknown; removed: boolean }>(
    await run('purge', folder, 'tom okoro', '--dry-run', '--json'),
  );
  expect(told).toMatchObject({
    removed: false,
    found: {
      revisions: [{ path: 'bees.md' }],
      beside: [{ path: '.rostrum/people', lines: 1 }],
      files: [{ path: 'bees.md', count: 1 }],
    },
  });
  expect(await readFile(join(folder, '.rostrum/people'), 'utf8')).toContain('Tom Okoro');

  const { code, stdout } = await run('purge', folder, 'tom okoro');
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^Removed from 2 places:\n {2}bees\.md: the version of .*\n {2}\.rostrum\/people: 1 line\nIt stands in these files, which are yours to change:\n {2}bees\.md: 1 time\n$/,
  );
  expect(jsonOf(await run('purge', folder, 'tom okoro', '--json'))).toMatchObject({
    found: { revisions: [], beside: [] },
    removed: false,
  });
});

test('a word that is too short is refused', async () => {
  expect(await run('purge', await temporaryFolder(), 'MD')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('too short'),
  });
});
