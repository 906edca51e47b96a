import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  beginWrite,
  endWrite,
  readFirstVersions,
  historyKind,
  deleteUnsaved,
  keepUnsaved,
  readOpenWrites,
  readReady,
  readRevisions,
  readUnsaved,
  setReady,
  setUnsavedAside,
} from '../../../electron/history/history.ts';
import { openDatabase, type Sql } from '../../../electron/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

let db: Sql;
beforeEach(async () => {
  db = openDatabase(join(await temporaryFolder(), 'history.sqlite'), historyKind);
  onTestFinished(() => void db.close());
});

const bytes = (text: string) => new TextEncoder().encode(text);
const write = { path: 'a.md', oldHash: 'old', newHash: 'new', oldBytes: bytes('Zoë, twice: Zoë') };

test('a write that is done leaves the old bytes as a revision, the newest first', () => {
  for (const text of ['one', 'two']) {
    expect(beginWrite(db, { ...write, oldHash: text, oldBytes: bytes(text) }, 'us')).toBe(true);
    endWrite(db, 'a.md', true);
  }
  expect(readRevisions(db, 'a.md').map(({ hash, bytes: old }) => [hash, new TextDecoder().decode(old)])).toEqual([
    ['two', 'two'],
    ['one', 'one'],
  ]);
  expect(readFirstVersions(db)).toEqual(new Map([['a.md', 'one']]));
  expect(readOpenWrites(db)).toEqual([]);
});

test('the old bytes are no version while the write is under way', () => {
  beginWrite(db, write, 'us');
  expect(readRevisions(db, 'a.md')).toEqual([]);
  expect(readFirstVersions(db)).toEqual(new Map());
  endWrite(db, 'a.md', true);
  expect(readRevisions(db, 'a.md')).toHaveLength(1);
});

test('a write that a Rostrum before version 5 began is closed with its bytes', async () => {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const older = openDatabase(path, {
    ...historyKind,
    migrations: historyKind.migrations.filter(({ version }) => version < 5),
  });
  older
    .prepare(
      'INSERT INTO open_writes (path, old_hash, new_hash, old_bytes, opened_at, owner) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run('a.md', 'old', 'new', deflateRawSync(bytes('as it was')), '2026-01-02T03:04:05.000Z', 'them');
  older
    .prepare('INSERT INTO open_writes (path, new_hash, opened_at, owner) VALUES (?, ?, ?, ?)')
    .run('new.md', 'new', '2026-01-02T03:04:05.000Z', 'them');
  older.close();
  const newer = openDatabase(path, historyKind);
  onTestFinished(() => void newer.close());
  expect(readFirstVersions(newer)).toEqual(new Map());
  for (const name of ['a.md', 'new.md']) endWrite(newer, name, true);
  expect(
    readRevisions(newer, 'a.md').map(({ hash, savedAt, bytes: old }) => [hash, savedAt, new TextDecoder().decode(old)]),
  ).toEqual([['old', '2026-01-02T03:04:05.000Z', 'as it was']]);
  expect(readFirstVersions(newer)).toEqual(new Map([['a.md', 'old']]));
});

test('a write that is not done, and a file that is new, leave none', () => {
  beginWrite(db, write, 'us');
  endWrite(db, 'a.md', false);
  beginWrite(db, { ...write, path: 'new.md', oldHash: null, oldBytes: null }, 'us');
  endWrite(db, 'new.md', true);
  expect(readFirstVersions(db)).toEqual(new Map());
});

test('an open write locks its path, and no other', () => {
  expect(beginWrite(db, write, 'us')).toBe(true);
  expect(beginWrite(db, write, 'them')).toBe(false);
  expect(beginWrite(db, { ...write, path: 'b.md' }, 'them')).toBe(true);
  expect(readOpenWrites(db)).toContainEqual({ path: 'a.md', oldHash: 'old', newHash: 'new', owner: 'us' });
});

test('keeps the latest unsaved work of a path until it is forgotten', () => {
  keepUnsaved(db, 'a.md', { text: 'first', baseHash: 'base', base: 'begun' });
  keepUnsaved(db, 'a.md', { text: 'second 👩‍👩‍👧', baseHash: 'base', base: 'begun' });
  expect(readUnsaved(db, 'a.md')).toEqual({
    text: 'second 👩‍👩‍👧',
    baseHash: 'base',
    base: 'begun',
    savedAt: expect.stringMatching(/^\d{4}-/),
  });
  setUnsavedAside(db, 'a.md');
  setUnsavedAside(db, 'a.md');
  expect(readRevisions(db, 'a.md').map(({ kind, bytes }) => [kind, new TextDecoder().decode(bytes)])).toEqual([
    ['unsaved', 'second 👩‍👩‍👧'],
  ]);
  keepUnsaved(db, 'a.md', { text: 'third', baseHash: 'base', base: null });
  deleteUnsaved(db, 'a.md');
  expect(readUnsaved(db, 'a.md')).toBeNull();
});

test('the tick holds for one hash', () => {
  setReady(db, 'a.md', 'one');
  setReady(db, 'a.md', 'two');
  setReady(db, 'b.md', 'one');
  setReady(db, 'b.md', null);
  expect(readReady(db)).toEqual(new Map([['a.md', 'two']]));
});

test('a commit outlives a power cut', () => {
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
});
