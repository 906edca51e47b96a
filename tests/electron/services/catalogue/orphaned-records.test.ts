import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorTurn } from '../../../../shared/sidecar/turn-anchor.ts';
import { withTimes } from '../../../../shared/sidecar/turn-times.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { changeSidecar, readSidecar } from '../../../../electron/services/writing/sidecar.ts';
import { journalUnsaved, openEpisode, saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { listRows, type Library } from '../../../../electron/services/library/library.ts';
import { tickReady } from '../../../../electron/services/episode/ready.ts';
import { listRevisions } from '../../../../electron/services/episode/revisions.ts';
import {
  findOrphanedRecords,
  lastKnownText,
  relink,
} from '../../../../electron/services/catalogue/orphaned-records.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

const episode = (topic: string) => `---
title: ${topic}
---
AB - Ann Bell${'  '}
CD - Carl Dunn

AB Welcome to an hour about ${topic}.

CD Thank you.

AB Who was the first to bring ${topic} here?

CD My aunt brought some ${topic} in a basket.

AB Goodbye.

CD Goodbye.
`;

async function open(files: Readonly<Record<string, string>>) {
  const root = await temporaryFolder(files);
  return { root, library: await openTestLibrary(root) };
}

const orphanedRecords = async (library: Library) => {
  await indexLibrary(library);
  return findOrphanedRecords(library);
};
const move = async (root: string, from: string, to: string) => {
  await mkdir(dirname(join(root, to)), { recursive: true });
  await rename(join(root, from), join(root, to));
};
const review = (library: Library, path: string, topic: string) =>
  changeSidecar(library, path, (sidecar) => ({
    ...sidecar,
    reviewed: [anchorTurn(parseEpisode(episode(topic), {}), 2)],
  }));

test('what is kept of an episode that was renamed and edited goes along when it is asked to, and only then', async () => {
  const { root, library } = await open({ 'bees.md': episode('bees'), 'goats.md': episode('goats') });
  await review(library, 'bees.md', 'bees');
  const { hash } = await openEpisode(library, 'bees.md');
  await saveEpisode(library, { path: 'bees.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] });
  await move(root, 'bees.md', '2020/keeping-bees.md');
  await writeFiles(root, { '2020/keeping-bees.md': episode('bees').replace('Thank you.', 'Thank you, Ann.') });
  expect(await orphanedRecords(library)).toEqual([
    { from: 'bees.md', to: '2020/keeping-bees.md', record: true, versions: 1, work: false },
  ]);
  expect(await listFiles(root)).toContain('.rostrum/episodes/bees.md.tsv');

  await relink(library, { from: 'bees.md', to: '2020/keeping-bees.md' });
  expect(await listFiles(root)).toEqual([
    '.rostrum/episodes/2020/keeping-bees.md.tsv',
    '2020/keeping-bees.md',
    'goats.md',
  ]);
  expect(await listRevisions(library, '2020/keeping-bees.md')).toHaveLength(1);
  expect(await orphanedRecords(library)).toEqual([]);
  expect(listRows(library).find(({ path }) => path.endsWith('bees.md'))).toMatchObject({
    reviewedTurns: 3,
    state: 'in-progress',
  });
});

test('on another machine a record alone is enough, and one that only knows turns of a word or two fits nothing', async () => {
  const { library } = await open({ 'b.md': episode('bees'), 'g.md': episode('goats') });
  await review(library, 'old/bees.md', 'bees');
  const goats = parseEpisode(episode('goats'), {});
  await changeSidecar(library, 'goodbyes.md', (sidecar) => ({ ...sidecar, reviewed: [anchorTurn(goats, 5)] }));
  await changeSidecar(library, 'rules.md', (sidecar) => ({
    ...sidecar,
    excuses: [{ rule: 'open-quote', anchor: null }],
  }));
  await changeSidecar(library, 'words.md', (sidecar) => ({
    ...sidecar,
    excuses: [{ rule: 'doubled-word', anchor: 'CD My aunt brought some goats in a basket.' }],
  }));
  await changeSidecar(library, 'times.md', (sidecar) =>
    withTimes(sidecar, goats, new Map(goats.turns.map(({ index }) => [index, index * 5]))),
  );
  expect((await orphanedRecords(library)).map(({ from, to }) => [from, to])).toEqual([
    ['goodbyes.md', null],
    ['old/bees.md', 'b.md'],
    ['rules.md', null],
    ['times.md', 'g.md'],
    ['words.md', 'g.md'],
  ]);
});

test('a tick alone names its text, and goes along', async () => {
  const { root, library } = await open({ 'bees.md': episode('bees'), 'goats.md': episode('goats') });
  await tickReady(library, 'bees.md', true);
  await move(root, 'bees.md', 'keeping-bees.md');
  expect(await orphanedRecords(library)).toEqual([
    { from: 'bees.md', to: 'keeping-bees.md', record: true, versions: 0, work: false },
  ]);
  await relink(library, { from: 'bees.md', to: 'keeping-bees.md' });
  await indexLibrary(library);
  expect(listRows(library).map(({ state }) => state)).toEqual(['new', 'ready']);
});

test('of two copies neither is chosen', async () => {
  const { library } = await open({ 'a.md': episode('bees'), 'b.md': episode('bees') });
  await review(library, 'bees.md', 'bees');
  expect(await orphanedRecords(library)).toMatchObject([{ from: 'bees.md', to: null }]);
});

test('work that was never saved follows its episode, and is to be had where there is none', async () => {
  const { root, library } = await open({ 'bees.md': episode('bees'), 'goats.md': episode('goats') });
  const work = async (path: string, text: string) =>
    journalUnsaved(library, { path, baseHash: (await openEpisode(library, path)).hash, text });
  await work('bees.md', episode('bees').replace('Thank you.', 'Thanks.'));
  await work('goats.md', 'All of it was typed anew.');
  await move(root, 'bees.md', 'keeping-bees.md');
  await rm(join(root, 'goats.md'));
  expect(await orphanedRecords(library)).toEqual([
    { from: 'bees.md', to: 'keeping-bees.md', record: false, versions: 0, work: true },
    { from: 'goats.md', to: null, record: false, versions: 0, work: true },
  ]);
  expect(lastKnownText(library, 'goats.md')).toBe('All of it was typed anew.');
  await relink(library, { from: 'bees.md', to: 'keeping-bees.md' });
  expect((await openEpisode(library, 'keeping-bees.md')).unsaved).toMatchObject({
    text: episode('bees').replace('Thank you.', 'Thanks.'),
    base: episode('bees'),
  });
});

test('where both have something, both are kept', async () => {
  const { root, library } = await open({ 'new.md': episode('bees') });
  await review(library, 'old.md', 'bees');
  await changeSidecar(library, 'old.md', (sidecar) => ({
    ...sidecar,
    excuses: [{ rule: 'open-quote', anchor: null }],
    others: ['mood\tsunny'],
  }));
  await changeSidecar(library, 'new.md', (sidecar) => ({
    ...sidecar,
    excuses: [{ rule: 'doubled-word', anchor: null }],
    reviewed: [anchorTurn(parseEpisode(episode('bees'), {}), 4)],
  }));
  await relink(library, { from: 'old.md', to: 'new.md' });
  const { excuses, reviewed, others } = await readSidecar(root, 'new.md');
  expect([excuses.map(({ rule }) => rule), reviewed.map(({ index }) => index), others]).toEqual([
    ['doubled-word', 'open-quote'],
    [4],
    ['mood\tsunny'],
  ]);
});

test('nothing is taken from an episode that is there, nor given to one that is not', async () => {
  const { root, library } = await open({ 'a.md': episode('bees'), 'b.md': episode('bees') });
  await review(library, 'a.md', 'bees');
  await review(library, 'gone.md', 'bees');
  const before = await readText(root, '.rostrum/episodes/a.md.tsv');
  expect(await expectFailure(relink(library, { from: 'a.md', to: 'b.md' }))).toMatchObject({ code: 'bad-request' });
  expect(await expectFailure(relink(library, { from: 'gone.md', to: 'c.md' }))).toMatchObject({ code: 'not-found' });
  expect(await expectFailure(relink(library, { from: '../x.md', to: 'b.md' }))).toMatchObject({
    code: 'bad-request',
  });
  expect(await readText(root, '.rostrum/episodes/a.md.tsv')).toBe(before);
});
