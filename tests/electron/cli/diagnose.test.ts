import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../../electron/services/library/library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

test('diagnose tells what is sound, and by its exit code what is not', async () => {
  const root = await temporaryFolder({ 'bees.md': cleanEpisode });
  await run('list', root);
  const sound = await run('diagnose', root);
  expect(sound).toMatchObject({ code: 0, stderr: '' });
  expect(sound.stdout).toMatch(/^Rostrum: \d/);
  expect(sound.stdout).toContain('History: sound');
  const library = await openLibrary(root, { userData: process.env['ROSTRUM_USER_DATA']! });
  const file = library.history.name;
  library.close();
  await writeFile(file, 'No database. '.repeat(1000));
  const damaged = await run('diagnose', root, '--json');
  expect(damaged.code).toBe(1);
  expect(jsonOf<{ databases: object[] }>(damaged).databases[1]).toMatchObject({
    kind: 'history',
    problem: 'file is not a database',
  });
});

test('diagnose without a library tells of the machine alone, and says where there is none', async () => {
  expect(jsonOf(await run('diagnose', '--json'))).toMatchObject({ library: null, databases: [] });
  expect(await run('diagnose', join(await temporaryFolder(), 'none'))).toMatchObject({ code: 2, stdout: '' });
});
