import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openGeneration } from '../../../electron/sqlite/generations.ts';
import { describeSqlError, openDatabase, type DatabaseKind, type Sql } from '../../../electron/sqlite/open-database.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const first = { version: 1, run: (db: Sql) => void db.exec('CREATE TABLE words (word TEXT NOT NULL) STRICT') };
const second = {
  version: 2,
  run: (db: Sql) => void db.exec(`ALTER TABLE words ADD COLUMN note TEXT; UPDATE words SET note = 'kept'`),
};
const kind: DatabaseKind = { id: 7, migrations: [first], synchronous: 'NORMAL' };

const opened = (db: Sql) => {
  onTestFinished(() => void db.close());
  return db;
};
const wordsIn = (db: Sql) => db.prepare('SELECT word FROM words').pluck().all();

test('makes a database, and takes only the steps that are still missing', async () => {
  const path = join(await temporaryFolder(), 'new/folder/data.sqlite');
  const before = openDatabase(path, kind);
  before.prepare('INSERT INTO words VALUES (?)').run('hello');
  before.close();
  const after = opened(openDatabase(path, { ...kind, migrations: [first, second] }));
  expect(after.prepare('SELECT word, note FROM words').all()).toEqual([{ word: 'hello', note: 'kept' }]);
  expect(after.pragma('journal_mode', { simple: true })).toBe('wal');
});

test('a step that fails leaves the database as it was', async () => {
  const path = join(await temporaryFolder(), 'data.sqlite');
  openDatabase(path, kind).close();
  const broken = {
    version: 2,
    run: (db: Sql) => void db.exec('ALTER TABLE words ADD COLUMN note TEXT; SELECT nonsense'),
  };
  expect(() => openDatabase(path, { ...kind, migrations: [first, broken] })).toThrow('nonsense');
  const db = opened(openDatabase(path, kind));
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare(`SELECT name FROM pragma_table_info('words')`).pluck().all()).toEqual(['word']);
});

test('refuses a database of a newer Rostrum and leaves it as it is', async () => {
  const path = join(await temporaryFolder(), 'data.sqlite');
  openDatabase(path, { ...kind, migrations: [first, second] }).close();
  const before = await readFile(path);
  const refuse = () => openGeneration(path, kind);
  expect(refuse).toThrow(RostrumError);
  expect(refuse).toThrow('newer Rostrum');
  expect(await readFile(path)).toEqual(before);
});

test('refuses a cache of an older version and leaves it as it is', async () => {
  const path = join(await temporaryFolder(), 'data.sqlite');
  openDatabase(path, kind).close();
  const before = await readFile(path);
  expect(() => openDatabase(path, { ...kind, isCache: true, migrations: [first, second] })).toThrow('an older Rostrum');
  expect(await readFile(path)).toEqual(before);
});

test('refuses a database of another program, and one of another kind, and leaves them as they are', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'data.sqlite');
  const theirs = new Database(path);
  theirs.exec('CREATE TABLE photos (name TEXT)');
  theirs.close();
  const before = await readFile(path);
  expect(() => openGeneration(path, kind)).toThrow('another program’s database');
  expect(await readFile(path)).toEqual(before);
  openDatabase(join(folder, 'other.sqlite'), { ...kind, id: 8 }).close();
  expect(() => openDatabase(join(folder, 'other.sqlite'), kind)).toThrow('another program’s database');
});

test('several processes may make the same database at once', async () => {
  const folder = await temporaryFolder();
  const module = new URL('../../../electron/sqlite/open-database.ts', import.meta.url);
  await writeFile(
    join(folder, 'open.mjs'),
    `const { openDatabase } = await import(${JSON.stringify(module.href)});
     const db = openDatabase(process.argv[2], { id: 7, synchronous: 'NORMAL', migrations: [{ version: 1, run: (db) => db.exec('CREATE TABLE words (word TEXT NOT NULL) STRICT') }] });
     for (let i = 0; i < 50; i++) db.prepare('INSERT INTO words VALUES (?)').run('x');`,
  );
  const run = promisify(execFile);
  const path = join(folder, 'data.sqlite');
  await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, [join(folder, 'open.mjs'), path])));
  expect(wordsIn(opened(openDatabase(path, kind))).length).toBe(200);
});

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_WRITE', 'unreadable'],
  ['SQLITE_READONLY_DIRECTORY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
])('%s is told in words, as %s', (code, expected) => {
  expect(describeSqlError(Object.assign(new Error('sqlite'), { code }))).toMatchObject({
    failure: { code: expected, message: expect.stringMatching(/Rostrum/), next: expect.any(String) },
  });
});

test('a damaged database and any other error are left to whoever knows what to do', () => {
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_SHORT_READ', 'ENOENT']) {
    const error = Object.assign(new Error('sqlite'), { code });
    expect(describeSqlError(error)).toBe(error);
  }
});
