import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { searchTurns } from '../../../../electron/catalogue/search.ts';
import { hashBytes } from '../../../../electron/files/hash.ts';
import { replaceFile } from '../../../../electron/files/write-file.ts';
import {
  beginWrite,
  keepUnsaved,
  readOpenWrites,
  readRevisions,
  readUnsaved,
} from '../../../../electron/history/history.ts';
import { fillSearch, indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import {
  listRows,
  openLibrary,
  pathInLibrary,
  retryAfterRepair,
} from '../../../../electron/services/library/library.ts';
import { recordWrite, recoverOpenWrites } from '../../../../electron/services/writing/open-writes.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { historyOnFullDisk } from '../../../helpers/full-disk-history.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hashOf = (text: string) => hashBytes(bytes(text));

/** The file of one of the databases that a library has in its user data. */
async function databaseIn(userData: string, name: string): Promise<string> {
  const [key] = await readdir(join(userData, 'libraries'));
  return join(userData, 'libraries', key!, name);
}

/** The number of a process that is no more. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test('a library is known by its real path, however it is reached', async () => {
  const root = await temporaryFolder({ 'rostrum.yaml': 'title: Gardens\n', 'a/b.md': '' });
  const elsewhere = await temporaryFolder();
  await symlink(root, join(elsewhere, 'link'));
  const userData = await temporaryFolder();
  const library = await openTestLibrary(join(elsewhere, 'link/a'), userData);
  expect(library.info).toMatchObject({ root, title: 'Gardens', notice: null, configProblems: [] });
  await openTestLibrary(root, userData);
  expect((await readdir(join(userData, 'libraries'))).length).toBe(1);
});

test('says what is wrong with rostrum.yaml, and works with the defaults', async () => {
  const library = await openTestLibrary(await temporaryFolder({ 'rostrum.yaml': 'title: A\nexclud: []\n' }));
  expect(library.info.configProblems).toEqual([
    'rostrum.yaml, line 2: “exclud” is no setting. Did you mean “exclude”?',
  ]);
  expect(library.config.title).toBeUndefined();
});

test.each([
  [
    'a pipe',
    (path: string) => void spawnSync('mkfifo', [path]),
    'rostrum.yaml cannot be read. This is neither a file nor a folder.',
  ],
  [
    'a device',
    (path: string) => symlink('/dev/zero', path),
    'rostrum.yaml cannot be read. This is neither a file nor a folder.',
  ],
  ['a folder', (path: string) => mkdir(path), 'rostrum.yaml cannot be read. This is a folder, not a file.'],
  [
    'much too large',
    (path: string) => writeFile(path, 'title: A\n'.repeat(200_000)),
    'rostrum.yaml is larger than 1 MB, which no settings are, and is not read.',
  ],
])('a rostrum.yaml that is %s keeps nobody waiting, and is told', async (_, plant, words) => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  await plant(join(root, 'rostrum.yaml'));
  expect((await openTestLibrary(root)).info.configProblems).toEqual([words]);
});

test('a folder that is not there is no library', async () => {
  const userData = await temporaryFolder();
  expect(await expectFailure(openLibrary(join(userData, 'none/at/all'), { userData }))).toMatchObject({
    code: 'not-a-library',
  });
});

test.each(['../x.md', '/etc/passwd', '', '.', 'a/../../x.md'])('%j is no path in the library', async (path) => {
  const library = await openTestLibrary(await temporaryFolder());
  expect(() => pathInLibrary(library, path)).toThrow('does not belong to the library');
});

test('a catalogue that is deleted or overwritten comes back from the files, and the editor is told', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  const first = await openLibrary(root, { userData });
  await indexLibrary(first);
  first.close();
  await writeFile(await databaseIn(userData, 'catalogue.sqlite'), 'This is no database. '.repeat(500));
  const second = await openTestLibrary(root, userData);
  expect(second.info.notice).toBe('The catalogue was damaged and is made anew from the files.');
  expect(await indexLibrary(second)).toMatchObject({ added: 1 });
  expect((await openTestLibrary(root, userData)).info.notice).toBeNull();
});

test('a catalogue that is damaged deep inside is made anew when that is found out', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [
      `${index}.md`,
      episodeText(`Episode ${index}`, `Number ${index} says so. `.repeat(40)),
    ]),
  );
  const root = await temporaryFolder(files);
  const userData = await temporaryFolder();
  const first = await openLibrary(root, { userData });
  await indexLibrary(first);
  await fillSearch(first);
  first.close();
  const file = await open(await databaseIn(userData, 'catalogue.sqlite'), 'r+');
  const pages = (await file.stat()).size / 4096;
  for (let page = 30; page < pages; page++) await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, page * 4096);
  await file.close();

  const library = await openTestLibrary(root, userData);
  const notices: string[] = [];
  const hits = await retryAfterRepair(
    library,
    async () => {
      await indexLibrary(library);
      await fillSearch(library);
      return searchTurns(library.catalogue, { query: 'number 17 says', limit: 100 }).hits;
    },
    (notice) => notices.push(notice),
  );
  expect(notices).toEqual(['The catalogue was damaged and is made anew from the files.']);
  expect(hits.map(({ path }) => path)).toEqual(['17.md']);
  expect(listRows(library).length).toBe(200);
});

test('a file that somebody names for the catalogue and that is none is left alone', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const folder = await temporaryFolder({ 'notes.txt': 'Buy milk. '.repeat(300) });
  const library = await openLibrary(root, { userData: folder, catalogueFile: join(folder, 'notes.txt') });
  library.close();
  expect(await readText(folder, 'notes.txt')).toBe('Buy milk. '.repeat(300));
});

test('a damaged history is kept and a new one begun, and the editor is told where the old one lies', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  (await openLibrary(root, { userData })).close();
  const history = await databaseIn(userData, 'history.sqlite');
  await writeFile(history, 'This is no database. '.repeat(500));
  const library = await openTestLibrary(root, userData);
  expect(library.info.notice).toContain(`The old one was kept: ${history}`);
  expect(await readText(history)).toContain('no database');
  keepUnsaved(library.history, 'a.md', { text: 'work', baseHash: 'base', base: null });
  expect(readUnsaved((await openTestLibrary(root, userData)).history, 'a.md')?.text).toBe('work');
});

/** What may stand in the place of a database. */
const strangers: Readonly<Record<string, (path: string) => void | Promise<void>>> = {
  'made by a newer Rostrum': (path) => inDatabase(path, (db) => db.pragma('user_version = 99')),
  'another program’s file': (path) => inDatabase(path, (db) => db.pragma('application_id = 7')),
  'a folder in its place': async (path) => {
    await rm(path);
    await mkdir(path);
  },
};

async function inDatabase(path: string, use: (db: Database.Database) => unknown): Promise<void> {
  const db = new Database(path);
  use(db);
  db.close();
}

test.each(Object.keys(strangers))('a catalogue that is %s is set aside with a word, and made anew', async (what) => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  (await openLibrary(root, { userData })).close();
  await strangers[what]!(await databaseIn(userData, 'catalogue.sqlite'));
  const library = await openTestLibrary(root, userData);
  expect(library.info.notice).toContain('The catalogue ');
  expect(library.info.notice).toContain(`${what} and is made anew from the files.`);
  expect(await indexLibrary(library)).toMatchObject({ added: 1 });
  expect((await openTestLibrary(root, userData)).info.notice).toBeNull();
});

test.each(['where Rostrum keeps it', 'where somebody named it'])(
  'a catalogue of an older Rostrum, %s, is made anew without a word, and another process goes on with the old one',
  async (where) => {
    const root = await temporaryFolder({ 'a.md': episodeText('A') });
    const userData = await temporaryFolder();
    const catalogueFile = where === 'where somebody named it' ? join(userData, 'mine.sqlite') : undefined;
    const old = await openLibrary(root, { userData, catalogueFile });
    onTestFinished(() => old.close());
    await indexLibrary(old);
    await inDatabase(old.catalogue.name, (db) => db.pragma('user_version = 13'));

    const library = await openLibrary(root, { userData, catalogueFile });
    onTestFinished(() => library.close());
    expect(library.info.notice).toBeNull();
    expect(await indexLibrary(library)).toMatchObject({ added: 1 });
    expect(existsSync(old.catalogue.name)).toBe(process.platform === 'win32');
    expect(listRows(old).map(({ path }) => path)).toEqual(['a.md']);
  },
);

test('a history of a newer Rostrum is left alone, and the library is not opened', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  (await openLibrary(root, { userData })).close();
  await strangers['made by a newer Rostrum']!(await databaseIn(userData, 'history.sqlite'));
  expect(await expectFailure(openLibrary(root, { userData }))).toMatchObject({
    code: 'catalogue-newer',
    next: 'Update Rostrum on this machine.',
  });
});

test.each(['emptied', 'removed'])(
  'a history that was %s by another program is told, and none is begun without a word',
  async (how) => {
    const root = await temporaryFolder({ 'a.md': episodeText('A') });
    const userData = await temporaryFolder();
    (await openLibrary(root, { userData })).close();
    const path = await databaseIn(userData, 'history.sqlite');
    if (how === 'emptied') await writeFile(path, '');
    else await rm(path);
    const library = await openTestLibrary(root, userData);
    expect(library.info.notice).toBe(
      `The record of earlier versions and unsaved work was emptied or removed by another program, and a new one was begun. If there is a backup of ${path}, close Rostrum and put it back.`,
    );
    keepUnsaved(library.history, 'a.md', { text: 'work', baseHash: 'base', base: null });
    const next = await openTestLibrary(root, userData);
    expect(next.info.notice).toBeNull();
    expect(readUnsaved(next.history, 'a.md')?.text).toBe('work');
  },
);

test('an error that is no damage stays what it is', async () => {
  const library = await openTestLibrary(await temporaryFolder());
  const fail = () => library.catalogue.prepare('SELECT nonsense').get();
  await expect(retryAfterRepair(library, fail, () => expect.unreachable())).rejects.toThrow('nonsense');
});

test('a write is recorded before and after, and its old bytes are kept', async () => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const library = await openTestLibrary(root);
  const write = { path: 'a.md', oldHash: hashOf('old'), newHash: hashOf('new'), oldBytes: bytes('old') };
  await recordWrite(library, write, async () => {
    expect(readOpenWrites(library.history)).toMatchObject([{ path: 'a.md' }]);
    expect(await expectFailure(recordWrite(library, write, async () => {}))).toMatchObject({ code: 'busy' });
    expect(await recoverOpenWrites(library)).toEqual([]);
    await replaceFile(join(root, 'a.md'), { expectedHash: write.oldHash, bytes: bytes('new') });
  });
  expect(readOpenWrites(library.history)).toEqual([]);
  expect(readRevisions(library.history, 'a.md').map(({ hash }) => hash)).toEqual([write.oldHash]);
});

test('a write that fails leaves no revision and no lock', async () => {
  const library = await openTestLibrary(await temporaryFolder());
  const write = { path: 'a.md', oldHash: 'x', newHash: 'y', oldBytes: bytes('old') };
  await expect(recordWrite(library, write, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(readOpenWrites(library.history)).toEqual([]);
  expect(readRevisions(library.history, 'a.md')).toEqual([]);
});

test('a write that the disk has no room to close is done, and holds up no later one once there is some', async () => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const library = await openTestLibrary(root);
  let isFull = false;
  const place = { root, history: historyOnFullDisk(library.history, () => isFull) };
  const write = (from: string, to: string, then: () => void) =>
    recordWrite(
      place,
      { path: 'a.md', oldHash: hashOf(from), newHash: hashOf(to), oldBytes: bytes(from) },
      async () => {
        await replaceFile(join(root, 'a.md'), { expectedHash: hashOf(from), bytes: bytes(to) });
        then();
      },
    );
  await write('old', 'new', () => (isFull = true));
  expect(readOpenWrites(library.history)).toMatchObject([{ path: 'a.md' }]);
  isFull = false;
  await write('new', 'newer', () => {});
  expect(await readText(root, 'a.md')).toBe('newer');
  expect(readOpenWrites(library.history)).toEqual([]);
  expect(readRevisions(library.history, 'a.md').map(({ hash }) => hash)).toEqual([hashOf('new'), hashOf('old')]);
});

test('a write that failed on a disk without room to close it says why it failed, and nothing of it stays', async () => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const library = await openTestLibrary(root);
  let isFull = false;
  const place = { root, history: historyOnFullDisk(library.history, () => isFull) };
  const write = { path: 'a.md', oldHash: hashOf('old'), newHash: hashOf('new'), oldBytes: bytes('old') };
  const fail = () => {
    isFull = true;
    return Promise.reject(new Error('no room for the file'));
  };
  await expect(recordWrite(place, write, fail)).rejects.toThrow('no room for the file');
  isFull = false;
  expect(await recoverOpenWrites(place)).toEqual([]);
  expect(readOpenWrites(library.history)).toEqual([]);
  expect(readRevisions(library.history, 'a.md')).toEqual([]);
});

test.each([
  ['new', 'old', 'saved just before Rostrum stopped', ['old']],
  [
    'new',
    'theirs',
    'saved just before Rostrum stopped. What another program wrote into “a.md” in the moment in which it was saved is kept as an earlier version.',
    ['theirs', 'old'],
  ],
  ['old', 'ne', 'was not saved when Rostrum stopped', []],
  ['theirs', 'ne', 'another program changed it since', ['old']],
])(
  'the next start settles a write that was cut off where the disk has “%s” and beside it “%s”',
  async (onDisk, sidecar, words, kept) => {
    const root = await temporaryFolder({ 'a.md': onDisk, '.a.md.0123456789ab.tmp': sidecar });
    const userData = await temporaryFolder();
    const before = await openLibrary(root, { userData });
    beginWrite(
      before.history,
      { path: 'a.md', oldHash: hashOf('old'), newHash: hashOf('new'), oldBytes: bytes('old') },
      `${deadProcess()} some-run`,
    );
    before.close();
    const library = await openTestLibrary(root, userData);
    expect(library.info.notice).toContain(words);
    expect(readOpenWrites(library.history)).toEqual([]);
    expect(readRevisions(library.history, 'a.md').map(({ bytes: old }) => new TextDecoder().decode(old))).toEqual(kept);
    expect(await listFiles(root)).toEqual(['a.md']);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe(onDisk);
  },
);

test('a write of another process that is at work is left to it', async () => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const userData = await temporaryFolder();
  const first = await openTestLibrary(root, userData);
  beginWrite(
    first.history,
    { path: 'a.md', oldHash: hashOf('old'), newHash: hashOf('new'), oldBytes: bytes('old') },
    `${process.ppid} its-run`,
  );
  const second = await openTestLibrary(root, userData);
  expect(second.info.notice).toBeNull();
  expect(readOpenWrites(second.history)).toMatchObject([{ path: 'a.md' }]);
});

test.each([
  ['an earlier process of the same number', 'start-of-another'],
  ['a process before the machine was started again', '00000000-0000-0000-0000-000000000000:1'],
])('a write of %s is settled although that number is in use', async (_, start) => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const userData = await temporaryFolder();
  const first = await openLibrary(root, { userData });
  beginWrite(
    first.history,
    { path: 'a.md', oldHash: hashOf('old'), newHash: hashOf('new'), oldBytes: bytes('old') },
    `${process.ppid} its-run ${start}`,
  );
  first.close();
  const second = await openTestLibrary(root, userData);
  expect(second.info.notice).toContain('was not saved when Rostrum stopped');
  expect(readOpenWrites(second.history)).toEqual([]);
});

test('a process that was killed while the library was open holds up no later write', async () => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const library = await openTestLibrary(root);
  const write = { path: 'a.md', oldHash: hashOf('old'), newHash: hashOf('new'), oldBytes: bytes('old') };
  beginWrite(library.history, write, `${deadProcess()} some-run`);
  await recordWrite(library, write, () =>
    replaceFile(join(root, 'a.md'), { expectedHash: write.oldHash, bytes: bytes('new') }),
  );
  expect(readOpenWrites(library.history)).toEqual([]);
});

test('a second window of the same library sees what the first one knows', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const userData = await temporaryFolder();
  const first = await openLibrary(root, { userData });
  onTestFinished(() => first.close());
  await indexLibrary(first);
  const second = await openTestLibrary(root, userData);
  expect(listRows(second).map(({ path }) => path)).toEqual(['a.md']);
  await writeFiles(root, { 'b.md': episodeText('B') });
  await indexLibrary(second);
  expect(listRows(first).map(({ path }) => path)).toEqual(['a.md', 'b.md']);
});
