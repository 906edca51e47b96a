import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeSidecar } from '../../../electron/services/writing/sidecar.ts';
import { anchorTurn } from '../../../shared/sidecar/turn-anchor.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { openTestLibrary } from '../../helpers/open-test-library.ts';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

test('follow: takes what is kept of a renamed episode along, after a look at it', async () => {
  const root = await temporaryFolder({ 'bees.md': cleanEpisode });
  const library = await openTestLibrary(root);
  await changeSidecar(library, 'bees.md', (sidecar) => ({
    ...sidecar,
    reviewed: [anchorTurn(parseEpisode(cleanEpisode, {}), 1)],
  }));
  await run('set', join(root, 'bees.md'), 'draft', 'true');
  await rename(join(root, 'bees.md'), join(root, 'roof.md'));
  expect(await run('relink', root, '--dry-run')).toEqual({
    code: 0,
    stdout: 'bees.md -> roof.md: a record, 1 earlier version\n',
    stderr: '',
  });
  expect(await listFiles(root)).toEqual(['.rostrum/episodes/bees.md.tsv', 'roof.md']);
  expect(jsonOf(await run('relink', root, '--json'))).toEqual({
    strays: [{ from: 'bees.md', to: 'roof.md', record: true, versions: 1, work: false }],
    taken: 1,
  });
  expect(await listFiles(root)).toEqual(['.rostrum/episodes/roof.md.tsv', 'roof.md']);
  expect(await run('relink', root)).toMatchObject({ code: 0, stdout: 'Nothing is kept of an episode that is gone.\n' });
});

test('the names that the commands had before are still understood', async () => {
  const root = await temporaryFolder({ 'bees.md': cleanEpisode });
  expect(await run('follow', root)).toMatchObject({ code: 0, stdout: 'Nothing is kept of an episode that is gone.\n' });
  expect(await run('forget', root, 'lavender')).toMatchObject({ code: 0, stdout: 'Rostrum keeps nothing of it.\n' });
});
