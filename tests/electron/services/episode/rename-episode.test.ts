import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { journalUnsaved, openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { tickReady } from '../../../../electron/services/episode/ready.ts';
import { renameEpisode } from '../../../../electron/services/episode/rename-episode.ts';
import { listRevisions } from '../../../../electron/services/episode/revisions.ts';
import { readSidecar } from '../../../../electron/services/writing/sidecar.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder } from '../../../helpers/temporary-folder.ts';

async function open(files: Readonly<Record<string, string>>) {
  const root = await temporaryFolder(files);
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  return { root, library };
}

test('a file gets another name byte for byte, and its tick, its versions and its unsaved work go along', async () => {
  const text = episodeText('Bees').replaceAll('\n', '\r\n');
  const { root, library } = await open({ 'bees.md': text });
  const { hash } = await openEpisode(library, 'bees.md');
  const saved = await saveEpisode(library, {
    path: 'bees.md',
    baseHash: hash,
    edits: [{ from: 0, to: 0, insert: '' }],
  });
  await tickReady(library, 'bees.md', true);
  await journalUnsaved(library, { path: 'bees.md', baseHash: saved.hash, text: `${episodeText('Bees')}So.\n` });
  const versions = (await listRevisions(library, 'bees.md')).length;
  await renameEpisode(library, { from: 'bees.md', to: '2024/roof-bees.md' });
  expect(await listFiles(root)).toEqual(['.rostrum/episodes/2024/roof-bees.md.tsv', '2024/roof-bees.md']);
  expect(await readText(join(root, '2024/roof-bees.md'))).toBe(text);
  expect((await readSidecar(root, '2024/roof-bees.md')).ready).toHaveLength(1);
  expect((await listRevisions(library, '2024/roof-bees.md')).length).toBeGreaterThanOrEqual(versions);
  expect(await listRevisions(library, 'bees.md')).toEqual([]);
  expect((await openEpisode(library, '2024/roof-bees.md')).unsaved?.text).toContain('So.');
});

test('nothing is renamed over a file, not even one that differs in case only or that came since the list was read', async () => {
  const { root, library } = await open({ 'bees.md': episodeText('Bees'), 'Roof.md': episodeText('Roof') });
  expect(await expectFailure(renameEpisode(library, { from: 'bees.md', to: 'roof.md' }))).toMatchObject({
    code: 'bad-request',
  });
  await writeFile(join(root, 'late.md'), 'Late.\n');
  expect(await expectFailure(renameEpisode(library, { from: 'bees.md', to: 'late.md' }))).toMatchObject({
    code: 'changed-on-disk',
  });
  expect(await listFiles(root)).toEqual(['Roof.md', 'bees.md', 'late.md']);
  expect(await readText(join(root, 'late.md'))).toBe('Late.\n');
});

test.each(['../bees.md', '/bees.md', 'bees.pdf', '.rostrum/bees.md', 'a//b.md', 'bees.md', ''])(
  'a name that cannot be an episode’s is refused: %j',
  async (to) => {
    const { root, library } = await open({ 'bees.md': episodeText('Bees') });
    expect(await expectFailure(renameEpisode(library, { from: 'bees.md', to }))).toMatchObject({ code: 'bad-request' });
    expect(await listFiles(root)).toEqual(['bees.md']);
  },
);

test('a file that is gone is not renamed', async () => {
  const { library } = await open({ 'bees.md': episodeText('Bees') });
  expect(await expectFailure(renameEpisode(library, { from: 'wasps.md', to: 'roof.md' }))).toMatchObject({
    code: 'not-found',
  });
});
