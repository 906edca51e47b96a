import { expect, test } from 'vitest';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

test('rename: another name for a file, after a look at whether it can have it', async () => {
  const root = await temporaryFolder({ 'bees.md': cleanEpisode, 'roof.md': cleanEpisode });
  expect(await run('rename', root, 'bees.md', 'wasps.md', '--dry-run')).toMatchObject({
    code: 0,
    stdout: 'bees.md -> wasps.md\n',
  });
  expect(await listFiles(root)).toEqual(['bees.md', 'roof.md']);
  expect((await run('rename', root, 'bees.md', 'roof.md')).code).not.toBe(0);
  expect(jsonOf(await run('rename', root, 'bees.md', 'wasps.md', '--json'))).toEqual({
    from: 'bees.md',
    to: 'wasps.md',
    written: true,
  });
  expect(await listFiles(root)).toEqual(['roof.md', 'wasps.md']);
});
