import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { hashBytes } from '../../../electron/files/hash.ts';
import {
  historyKind,
  keepUnsaved,
  keepVersion,
  readRevisions,
  readUnsavedPaths,
} from '../../../electron/history/history.ts';
import { salvageHistory } from '../../../electron/history/salvage.ts';
import { openDatabase, type Sql } from '../../../electron/sqlite/open-database.ts';
import { changeEpisodes, listChanges } from '../../../electron/services/writing/change-set.ts';
import { readBytes } from '../../../electron/files/read-file.ts';
import { openLibrary } from '../../../electron/services/library/library.ts';
import { episodeText } from '../../helpers/open-test-library.ts';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';

const pageSize = 4096;
const paths = Array.from({ length: 120 }, (_, index) => `episode-${index}.md`);

/** Words that deflate little, so that rows fill their pages. */
function textOf(path: string): Uint8Array {
  let words = path;
  while (words.length < 3000) words += hashBytes(new TextEncoder().encode(words));
  return new TextEncoder().encode(words);
}

/** A history with a version and unsaved work of each path, closed and in one file. */
async function makeHistory(): Promise<string> {
  const file = join(await temporaryFolder(), 'history.sqlite');
  const db = openDatabase(file, historyKind);
  for (const path of paths) {
    const bytes = textOf(path);
    keepVersion(db, path, { hash: hashBytes(bytes), bytes });
    keepUnsaved(db, path, { text: `${path} unsaved`, baseHash: 'base', base: null });
  }
  db.close();
  return file;
}

/** As a version begins in its table, its time behind its hash: indexes have the hash, too. */
function rowOf(path: string): Buffer {
  return Buffer.from(`${path}${hashBytes(textOf(path))}20`);
}

async function newHistory(): Promise<Sql> {
  const db = openDatabase(join(await temporaryFolder(), 'new.sqlite'), historyKind);
  onTestFinished(() => void db.close());
  return db;
}

test('all of a history that is sound is taken over', async () => {
  const into = await newHistory();
  expect(salvageHistory(await makeHistory(), into)).toEqual({ versions: paths.length, work: paths.length, changes: 0 });
  for (const path of paths)
    expect(readRevisions(into, path).map(({ bytes }) => new Uint8Array(bytes))).toEqual([textOf(path)]);
});

test('wherever a history is damaged, what is taken over is whole, most of it is, and the damaged one stays as it is', async () => {
  const whole = await makeHistory();
  const bytes = await readFile(whole);
  const pages = bytes.length / pageSize;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: pages - 1 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(0, 0xff, 0x5a),
      async (damagedPages, filler) => {
        const damaged = `${whole}.damaged`;
        await copyFile(whole, damaged);
        const content = Buffer.from(bytes);
        for (const page of damagedPages) content.fill(filler, page * pageSize, (page + 1) * pageSize);
        await writeFile(damaged, content);
        const into = openDatabase(join(await temporaryFolder(), 'new.sqlite'), historyKind);
        try {
          salvageHistory(damaged, into);
          for (const path of paths)
            for (const revision of readRevisions(into, path)) expect(hashBytes(revision.bytes)).toBe(revision.hash);
          expect(into.pragma('integrity_check', { simple: true })).toBe('ok');
          expect(await readFile(damaged)).toEqual(content);
        } finally {
          into.close();
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('damage in the middle of the versions costs those that stand there, and nothing else', async () => {
  const file = await makeHistory();
  const content = await readFile(file);
  const middle = content.indexOf(rowOf(paths[60]!));
  const page = Math.floor(middle / pageSize);
  content.fill(0, page * pageSize, (page + 1) * pageSize);
  await writeFile(file, content);
  const into = await newHistory();
  const { versions, work } = salvageHistory(file, into);
  expect(work).toBe(paths.length);
  expect(versions).toBeGreaterThan(paths.length - 5);
  expect(versions).toBeLessThan(paths.length);
  expect(readRevisions(into, paths[0]!)).toHaveLength(1);
  expect(readRevisions(into, paths.at(-1)!)).toHaveLength(1);
});

test('of a library’s damaged history the editor is told in words what is still there, and it is', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const userData = await temporaryFolder();
  const first = await openLibrary(root, { userData });
  const { hash } = await readBytes(join(root, 'a.md'));
  await changeEpisodes(first, 'Renamed', [{ path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '\n' }] }]);
  keepUnsaved(first.history, 'b.md', { text: 'work', baseHash: 'base', base: null });
  for (const path of paths) keepVersion(first.history, path, { hash: hashBytes(textOf(path)), bytes: textOf(path) });
  first.close();
  const file = join(
    userData,
    (await listFiles(userData)).find((path) => path.endsWith('history.sqlite'))!,
  );
  const content = await readFile(file);
  const page = Math.floor(content.indexOf(rowOf(paths[60]!)) / pageSize);
  content.fill(0, page * pageSize, (page + 1) * pageSize);
  await writeFile(file, content);
  const library = await openLibrary(root, { userData });
  onTestFinished(() => library.close());
  const told = library.repair();
  expect(told).toMatch(
    /was damaged, and a new one was begun\. What could be read of the old one is in it: 1\d\d earlier versions, unsaved work of 1 episode, 1 change\. The old one was kept: /,
  );
  expect(told).toContain(file);
  expect([...readUnsavedPaths(library.history)]).toEqual(['b.md']);
  expect(listChanges(library)).toMatchObject([{ title: 'Renamed', paths: ['a.md'] }]);
});
