import { join } from 'node:path';
import { expect, test } from 'vitest';
import { currentHash } from '../../../../electron/files/write-file.ts';
import { readReady, setReady } from '../../../../electron/history/history.ts';
import { openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { listRows, type Library } from '../../../../electron/services/library/library.ts';
import { tickReady } from '../../../../electron/services/episode/ready.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

async function states(library: Library): Promise<string[]> {
  await indexLibrary(library);
  return listRows(library).map(({ state }) => state);
}

test('the tick lies beside the episode, and another machine sees it whatever the line ends of its checkout', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  await tickReady(await openTestLibrary(root), 'a.md', true);
  const record = await readText(root, '.rostrum/episodes/a.md.tsv');
  expect(record).toMatch(/^ready\t[0-9a-f]{64}\n$/);
  const elsewhere = await temporaryFolder({
    'a.md': episodeText('A').replaceAll('\n', '\r\n'),
    '.rostrum/episodes/a.md.tsv': record.replaceAll('\n', '\r\n'),
  });
  const library = await openTestLibrary(elsewhere);
  expect(await states(library)).toEqual(['ready']);
  expect((await openEpisode(library, 'a.md')).ready).toBe(true);
  await tickReady(library, 'a.md', false);
  expect(await listFiles(elsewhere)).toEqual(['a.md']);
  expect(await states(library)).toEqual(['new']);
});

test('an edit takes the tick away, here or by another program, and no other record with it', async () => {
  const root = await temporaryFolder({
    'a.md': episodeText('A'),
    'b.md': episodeText('B'),
    '.rostrum/episodes/a.md.tsv': 'excuse-file\topen-quote\n',
  });
  const library = await openTestLibrary(root);
  for (const path of ['a.md', 'b.md']) await tickReady(library, path, true);
  expect(await states(library)).toEqual(['ready', 'ready']);
  const { hash } = await openEpisode(library, 'a.md');
  await saveEpisode(library, { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] });
  await writeFiles(root, { 'b.md': episodeText('C') });
  expect(await states(library)).toEqual(['in-progress', 'new']);
  expect(await readText(root, '.rostrum/episodes/a.md.tsv')).toBe('excuse-file\topen-quote\n');
});

test('a save is done although the record beside the episode cannot be written', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), '.rostrum/episodes/a.md.tsv/kept.txt': 'kept' });
  const library = await openTestLibrary(root);
  const { hash } = await openEpisode(library, 'a.md');
  expect(
    await saveEpisode(library, { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] }),
  ).toMatchObject({ kind: 'saved' });
});

test('a tick that was kept on this machine still counts, and goes beside its episode with the next one', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B'), 'c.md': episodeText('C') });
  const library = await openTestLibrary(root);
  setReady(library.history, 'a.md', await currentHash(join(root, 'a.md')));
  setReady(library.history, 'b.md', 'of an earlier version');
  setReady(library.history, 'gone.md', 'of a file that is gone');
  expect(await states(library)).toEqual(['ready', 'new', 'new']);
  expect(await listFiles(root)).toEqual(['a.md', 'b.md', 'c.md']);
  await tickReady(library, 'c.md', true);
  expect(await states(library)).toEqual(['ready', 'new', 'ready']);
  expect(readReady(library.history).size).toBe(0);
  expect(await listFiles(root)).toEqual([
    '.rostrum/episodes/a.md.tsv',
    '.rostrum/episodes/c.md.tsv',
    'a.md',
    'b.md',
    'c.md',
  ]);
});
