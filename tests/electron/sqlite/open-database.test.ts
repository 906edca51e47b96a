import { execFile } from 'node:child_process';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import {
  describeSqlError,
  isDamage,
  isSound,
  openDatabase,
  openGeneration,
  removeOldGenerations,
  type DatabaseKind,
  type Sql,
} from '../../../electron/sqlite/open-database.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';

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

test('begins anew beside a file that is no database, and finds the new one next time', async () => {
  const folder = await temporaryFolder({
    'data.sqlite': 'This is not a database, whatever its name says. '.repeat(100),
  });
  const path = join(folder, 'data.sqlite');
  const rebuilt = openGeneration(path, kind);
  expect(rebuilt).toMatchObject({
    file: join(folder, 'data.generation-1.sqlite'),
    aside: { file: path, why: 'damaged' },
  });
  rebuilt.db.prepare('INSERT INTO words VALUES (?)').run('hello');
  rebuilt.db.close();
  const again = openGeneration(path, kind);
  expect(again).toMatchObject({ file: join(folder, 'data.generation-1.sqlite'), aside: null });
  expect(wordsIn(opened(again.db))).toEqual(['hello']);
  expect(await readFile(path, 'utf8')).toContain('not a database');
});

test('a generation that is damaged in its turn is followed by the next', async () => {
  const folder = await temporaryFolder({
    'data.sqlite': 'no database '.repeat(100),
    'data.generation-1.sqlite': 'no database either '.repeat(100),
  });
  const { db, file, aside } = openGeneration(join(folder, 'data.sqlite'), kind);
  opened(db);
  expect([file, aside?.file]).toEqual([
    join(folder, 'data.generation-2.sqlite'),
    join(folder, 'data.generation-1.sqlite'),
  ]);
});

test('damage deep inside shows when it is read, and a new generation can then be begun while the old one is open', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'data.sqlite');
  const db = openDatabase(path, kind);
  const insert = db.prepare('INSERT INTO words VALUES (?)');
  db.transaction(() => Array.from({ length: 20_000 }, (_, index) => insert.run(`word ${index}`)))();
  db.close();
  const file = await open(path, 'r+');
  for (let page = 10; page < 60; page++) await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, page * 4096);
  await file.close();

  const damaged = openGeneration(path, kind);
  opened(damaged.db);
  expect(damaged.aside).toBeNull();
  let error: unknown = null;
  try {
    wordsIn(damaged.db);
  } catch (thrown) {
    error = thrown;
  }
  expect(isDamage(error)).toBe(true);
  expect(isSound(damaged.db)).toBe(false);
  const fresh = openGeneration(path, kind, [], { file: damaged.file, why: 'damaged' });
  expect(fresh).toMatchObject({
    file: join(folder, 'data.generation-1.sqlite'),
    aside: { file: path, why: 'damaged' },
  });
  expect(wordsIn(opened(fresh.db))).toEqual([]);
});

test('takes the generation that another process began, where it found the damage first', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'data.sqlite');
  openDatabase(join(folder, 'data.generation-1.sqlite'), kind).close();
  const { db, file } = openGeneration(path, kind, [], { file: path, why: 'damaged' });
  opened(db);
  expect(file).toBe(join(folder, 'data.generation-1.sqlite'));
});

test('removes older generations and nothing else', async () => {
  const folder = await temporaryFolder({
    'data.sqlite': '',
    'data.sqlite-wal': '',
    'data.generation-1.sqlite': '',
    'data.generation-2.sqlite': '',
    'data.generation-x.sqlite': '',
    'other.sqlite': '',
  });
  removeOldGenerations(join(folder, 'data.sqlite'), join(folder, 'data.generation-2.sqlite'));
  expect(await listFiles(folder)).toEqual(['data.generation-2.sqlite', 'data.generation-x.sqlite', 'other.sqlite']);
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
