import { chmod, readdir, realpath, rename as move, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBytes } from '../../../../electron/files/read-file.ts';
import { readRevisions } from '../../../../electron/history/history.ts';
import {
  beginChange,
  changeEpisodes,
  listChanges,
  undoChange,
} from '../../../../electron/services/writing/change-set.ts';
import type { FileToWrite } from '../../../../electron/services/writing/records.ts';
import { recoverChanges } from '../../../../electron/services/writing/recover-changes.ts';
import { changeSidecar, isTicked, readSidecar } from '../../../../electron/services/writing/sidecar.ts';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { saveEpisode } from '../../../../electron/services/episode/episodes.ts';
import { listRows, type Library } from '../../../../electron/services/library/library.ts';
import { tickReady } from '../../../../electron/services/episode/ready.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { historyOnFullDisk } from '../../../helpers/full-disk-history.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

const texts = {
  'a.md': episodeText('A'),
  'b.md': episodeText('B').replaceAll('\n', '\r\n'),
  'deep/c.md': episodeText('C'),
};

async function open(files: Readonly<Record<string, string>> = texts) {
  const root = await temporaryFolder(files);
  return { root, library: await openTestLibrary(root) };
}

/** Puts “Tara” in place of “TW” in the legend of each file named. */
async function rename(library: Library, paths: readonly string[]) {
  const files = await Promise.all(
    paths.map(async (path) => {
      const { bytes, hash } = await readBytes(join(library.root, path));
      const from = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').indexOf('TW -');
      return { path, baseHash: hash, edits: [{ from, to: from + 2, insert: 'TA' }] };
    }),
  );
  return { files, apply: () => changeEpisodes(library, 'Renamed TW', files) };
}

const readAll = (root: string, paths: readonly string[] = Object.keys(texts)) =>
  Promise.all(paths.map((path) => readText(root, path)));

test('all files of a change are written, and no byte outside its edits', async () => {
  const { root, library } = await open();
  const applied = await (await rename(library, Object.keys(texts))).apply();
  expect(applied).toMatchObject({ title: 'Renamed TW', paths: ['a.md', 'b.md', 'deep/c.md'] });
  expect(await readAll(root)).toEqual(Object.values(texts).map((text) => text.replace('TW -', 'TA -')));
  expect(await listFiles(root)).toEqual(['a.md', 'b.md', 'deep/c.md']);
});

test('a change that the disk has no room to close is written, and can be taken back once there is some', async () => {
  const { root, library } = await open();
  let isFull = false;
  const place = { root, history: historyOnFullDisk(library.history, () => isFull) };
  const { files } = await rename(library, ['a.md', 'b.md']);
  await changeEpisodes(place, 'Renamed TW', files, () => (isFull = true));
  expect(await readText(root, 'a.md')).toBe(texts['a.md'].replace('TW -', 'TA -'));
  // Meanwhile somebody writes into one of them: what was answered as written is not taken back for that.
  await writeFiles(root, { 'b.md': 'Theirs.\n' });
  isFull = false;
  expect(await recoverChanges(place)).toEqual([]);
  expect(await readText(root, 'a.md')).toBe(texts['a.md'].replace('TW -', 'TA -'));
  const [change] = listChanges(library);
  expect(await undoChange(place, change!.id)).toMatchObject({ restored: ['a.md'], left: [{ path: 'b.md' }] });
  expect(await readAll(root)).toEqual([texts['a.md'], 'Theirs.\n', texts['deep/c.md']]);
});

test('to discard a change that could not be applied does nothing more', async () => {
  const { root, library } = await open();
  const { bytes, hash } = await readBytes(join(root, 'a.md'));
  const change = beginChange(library, { kind: 'publish', title: 'Published A' });
  await change.stage([{ path: 'a.md', before: { bytes, hash }, bytes: new TextEncoder().encode('Ours.\n') }]);
  await writeFiles(root, { 'a.md': 'Theirs.\n' });
  expect(await expectFailure(change.apply())).toMatchObject({ code: 'changed-on-disk' });
  await change.discard();
  expect(await readText(root, 'a.md')).toBe('Theirs.\n');
});

test('a change keeps every earlier version and takes the ready tick away', async () => {
  const { library, root } = await open();
  await tickReady(library, 'a.md', true);
  expect((await readSidecar(root, 'a.md')).ready).toHaveLength(1);
  await (await rename(library, ['a.md', 'b.md'])).apply();
  expect(readRevisions(library.history, 'b.md').map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
    texts['b.md'],
  ]);
  expect((await readSidecar(root, 'a.md')).ready).toEqual([]);
});

test('where one file changed since the preview, none is written and nothing is left behind', async () => {
  const { root, library } = await open();
  const { apply } = await rename(library, Object.keys(texts));
  await writeFiles(root, { 'deep/c.md': 'Somebody else was here.' });
  const failure = await expectFailure(apply());
  expect(failure).toMatchObject({ code: 'changed-on-disk', path: 'deep/c.md' });
  expect(await readAll(root)).toEqual([texts['a.md'], texts['b.md'], 'Somebody else was here.']);
  expect(await listFiles(root)).toEqual(['a.md', 'b.md', 'deep/c.md']);
  expect(listChanges(library)).toEqual([]);
});

test('where one file is read-only, none is written', async () => {
  const { root, library } = await open();
  const { apply } = await rename(library, Object.keys(texts));
  await chmod(join(root, 'b.md'), 0o444);
  expect(await expectFailure(apply())).toMatchObject({ code: 'read-only', path: 'b.md' });
  expect(await readAll(root)).toEqual(Object.values(texts));
});

test('where a write fails after others were done, those get their bytes back', async () => {
  const { root, library } = await open();
  const paths = Object.keys(texts);
  const change = beginChange(library, { kind: 'episodes', title: 'Emptied' });
  await change.stage(
    await Promise.all(
      paths.map(async (path): Promise<FileToWrite> => ({
        path,
        before: await readBytes(join(root, path)),
        bytes: new Uint8Array(),
      })),
    ),
  );
  const lostDisk = new Error('The disk went away.');
  const applied = change.apply((done) => {
    if (done === paths.length) throw lostDisk;
  });
  await expect(applied).rejects.toBe(lostDisk);
  expect(await readAll(root)).toEqual(Object.values(texts));
  expect(await listFiles(root)).toEqual(paths);
  expect(listChanges(library)).toEqual([]);
});

test('a change is taken back as one, byte for byte, and once', async () => {
  const { root, library } = await open();
  const { id } = await (await rename(library, Object.keys(texts))).apply();
  expect(listChanges(library).map((change) => change.id)).toEqual([id]);
  expect(await undoChange(library, id)).toMatchObject({ restored: ['a.md', 'b.md', 'deep/c.md'], left: [] });
  expect(await readAll(root)).toEqual(Object.values(texts));
  expect(await expectFailure(undoChange(library, id))).toMatchObject({ code: 'not-found' });
});

test('taking back can itself be taken back', async () => {
  const { root, library } = await open();
  await undoChange(library, (await (await rename(library, ['a.md'])).apply()).id);
  await undoChange(library, listChanges(library)[0]!.id);
  expect(await readText(root, 'a.md')).toBe(texts['a.md'].replace('TW -', 'TA -'));
});

test('where every file was changed since, taking back writes nothing, and leaves no change behind', async () => {
  const { root, library } = await open();
  const { id } = await (await rename(library, ['a.md'])).apply();
  await writeFiles(root, { 'a.md': 'Somebody else was here.' });
  expect(await undoChange(library, id)).toMatchObject({
    restored: [],
    left: [{ path: 'a.md', reason: 'It was changed since.' }],
  });
  expect(listChanges(library).map((change) => change.id)).toEqual([id]);
});

test('a file that was changed since is left when a change is taken back, and named', async () => {
  const { root, library } = await open();
  const { id } = await (await rename(library, ['a.md', 'b.md'])).apply();
  await writeFiles(root, { 'a.md': 'Newer.' });
  expect(await undoChange(library, id)).toMatchObject({
    restored: ['b.md'],
    left: [{ path: 'a.md', reason: 'It was changed since.' }],
  });
  expect(await readText(root, 'a.md')).toBe('Newer.');
});

test('new files go away again when their change is taken back, and removed ones come back', async () => {
  const { root, library } = await open({ 'old.md': 'Old.' });
  const change = beginChange(library, { kind: 'publish', title: 'Moved', site: join(root, 'site') });
  await change.stage([
    { path: 'old.md', before: await readBytes(join(root, 'old.md')), bytes: null },
    { path: join(root, 'site/new.md'), before: null, bytes: new TextEncoder().encode('Old.') },
  ]);
  const { id } = await change.apply();
  expect(await listFiles(root)).toEqual(['site/new.md']);
  await undoChange(library, id);
  expect(await listFiles(root)).toEqual(['old.md']);
});

test('the ready tick goes with the text of a change, and comes back with it, whatever was recorded since', async () => {
  const { root, library } = await open();
  for (const path of ['a.md', 'b.md']) await tickReady(library, path, true);
  const ticked = await readSidecar(root, 'a.md');
  const { id } = await (await rename(library, ['a.md', 'b.md'])).apply();
  expect((await readSidecar(root, 'a.md')).ready).toEqual([]);
  await changeSidecar(library, 'b.md', (record) => ({ ...record, excuses: [{ rule: 'open-quote', anchor: null }] }));
  await undoChange(library, id);
  expect(await readSidecar(root, 'a.md')).toEqual(ticked);
  const record = await readSidecar(root, 'b.md');
  expect(record.excuses).toEqual([{ rule: 'open-quote', anchor: null }]);
  expect(isTicked(record, texts['b.md'].replaceAll('\r\n', '\n'))).toBe(true);
});

test('episodes are in the state that they were in before, once a change of them is taken back', async () => {
  const { library } = await open();
  const { hash } = await readBytes(join(library.root, 'b.md'));
  await saveEpisode(library, { path: 'b.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] });
  const { id } = await (await rename(library, Object.keys(texts))).apply();
  expect(await states(library)).toEqual(['in-progress', 'in-progress', 'in-progress']);
  await undoChange(library, id);
  expect(await states(library)).toEqual(['new', 'in-progress', 'new']);
});

async function states(library: Library): Promise<string[]> {
  await indexLibrary(library);
  return listRows(library).map(({ state }) => state);
}

test('a file that is part of a change under way cannot be part of another', async () => {
  const { root, library } = await open();
  const change = beginChange(library, { kind: 'episodes', title: 'First' });
  await change.stage([{ path: 'a.md', before: await readBytes(join(root, 'a.md')), bytes: new Uint8Array() }]);
  expect(await expectFailure((await rename(library, ['a.md'])).apply())).toMatchObject({ code: 'busy', path: 'a.md' });
  await change.discard();
  await (await rename(library, ['a.md'])).apply();
});

/** Leaves a change as a process does that was killed after `put` of its files were in their places. */
async function interrupt(library: Library, put: number) {
  const paths = Object.keys(texts);
  const change = beginChange(library, { kind: 'episodes', title: 'Emptied' });
  await change.stage(
    await Promise.all(
      paths.map(async (path): Promise<FileToWrite> => ({
        path,
        before: await readBytes(join(library.root, path)),
        bytes: new Uint8Array(),
      })),
    ),
  );
  library.history
    .prepare(`UPDATE changes SET owner = '999999999 gone start', state = ?`)
    .run(put === 0 ? 'open' : 'writing');
  for (const path of paths.slice(0, put))
    await rm(join(library.root, path)).then(() => writeFiles(library.root, { [path]: '' }));
}

test.each([0, 1, 2])('a change that was cut off after %i of its files is taken back at the next start', async (put) => {
  const { root, library } = await open();
  await interrupt(library, put);
  expect(await recoverChanges(library)).toEqual([
    `“Emptied” was interrupted when Rostrum stopped. ${put === 0 ? 'Nothing of it had been written yet.' : 'All its files are as they were before.'}`,
  ]);
  expect(await readAll(root)).toEqual(Object.values(texts));
  expect(await listFiles(root)).toEqual(Object.keys(texts));
  expect(await recoverChanges(library)).toEqual([]);
});

test('a change that was cut off after its last file counts as done', async () => {
  const { root, library } = await open();
  await interrupt(library, 3);
  expect(await recoverChanges(library)).toEqual(['“Emptied” was finished just before Rostrum stopped.']);
  await undoChange(library, listChanges(library)[0]!.id);
  expect(await readAll(root)).toEqual(Object.values(texts));
});

test('where taking a change back was cut off after its last file, the change is undone and its folders are gone', async () => {
  const { root, library } = await open();
  const made = beginChange(library, { kind: 'episodes', title: 'Made' });
  await made.stage([{ path: 'new/folder/d.md', before: null, bytes: new TextEncoder().encode('MD Hello.\n') }]);
  await made.apply();
  const undo = beginChange(library, { kind: 'episodes', title: 'Took back: Made', undoes: made.id });
  await undo.stage([{ path: 'new/folder/d.md', before: await readBytes(join(root, 'new/folder/d.md')), bytes: null }]);
  library.history
    .prepare(`UPDATE changes SET owner = '999999999 gone start', state = 'writing' WHERE id = ?`)
    .run(undo.id);
  await rm(join(root, 'new/folder/d.md'));
  expect(await recoverChanges(library)).toEqual(['“Took back: Made” was finished just before Rostrum stopped.']);
  expect(listChanges(library).map(({ title }) => title)).toEqual(['Took back: Made']);
  expect((await readdir(root)).sort()).toEqual(['a.md', 'b.md', 'deep']);
});

test('a change of which nothing is written leaves no folder behind, also where the process was killed', async () => {
  const { root, library } = await open();
  const write: FileToWrite = { path: 'new/folder/d.md', before: null, bytes: new TextEncoder().encode('MD Hello.\n') };
  const discarded = beginChange(library, { kind: 'publish', title: 'Discarded' });
  await discarded.stage([write]);
  await discarded.discard();
  expect((await readdir(root)).sort()).toEqual(['a.md', 'b.md', 'deep']);
  const killed = beginChange(library, { kind: 'publish', title: 'Killed' });
  await killed.stage([write]);
  library.history.prepare(`UPDATE changes SET owner = '999999999 gone start' WHERE id = ?`).run(killed.id);
  await recoverChanges(library);
  expect((await readdir(root)).sort()).toEqual(['a.md', 'b.md', 'deep']);
});

test('a change that was cut off is not put back through a link that was planted since', async () => {
  const { root, library } = await open();
  await interrupt(library, 3);
  const elsewhere = await temporaryFolder({ 'c.md': '' });
  await rm(join(root, 'deep'), { recursive: true });
  await symlink(elsewhere, join(root, 'deep'));
  // What stands there looks like what was written.
  library.history.prepare(`UPDATE open_writes SET new_hash = 'other' WHERE path = 'a.md'`).run();
  const [notice] = await recoverChanges(library);
  expect(notice).toContain('are left as they are: a.md, deep/c.md');
  expect(await readText(elsewhere, 'c.md')).toBe('');
});

test('a change of a site is neither made nor taken back through a link out of it', async () => {
  const { root, library } = await open({ 'a.md': episodeText('A') });
  const site = await realpath(await temporaryFolder({ 'content/x.md': 'Old.' }));
  const elsewhere = await temporaryFolder({ 'x.md': 'New.' });
  const text = (words: string) => new TextEncoder().encode(words);
  const change = beginChange(library, { kind: 'publish', title: 'Published', site });
  await change.stage([
    { path: join(site, 'content/x.md'), before: await readBytes(join(site, 'content/x.md')), bytes: text('New.') },
    { path: join(site, '.rostrum/published.tsv'), before: null, bytes: text('') },
  ]);
  const { id } = await change.apply();
  await move(join(site, 'content'), join(site, 'moved'));
  await symlink(elsewhere, join(site, 'content'));
  expect(await expectFailure(undoChange(library, id))).toMatchObject({ code: 'outside-target' });
  const again = beginChange(library, { kind: 'publish', title: 'Again', site });
  expect(
    await expectFailure(
      again.stage([
        { path: join(site, 'content/x.md'), before: await readBytes(join(elsewhere, 'x.md')), bytes: text('Newer.') },
      ]),
    ),
  ).toMatchObject({ code: 'outside-target' });
  await again.discard();
  expect(await readText(elsewhere, 'x.md')).toBe('New.');
  expect(await listFiles(root)).toEqual(['a.md']);
});
