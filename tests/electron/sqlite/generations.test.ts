import { execFile } from 'node:child_process';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openGeneration, removeOldGenerations } from '../../../electron/sqlite/generations.ts';
import {
  isDamage,
  isSound,
  openDatabase,
  type DatabaseKind,
  type Sql,
} from '../../../electron/sqlite/open-database.ts';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';

const first = { version: 1, run: (db: Sql) => void db.exec('CREATE TABLE words (word TEXT NOT NULL) STRICT') };
const kind: DatabaseKind = { id: 7, migrations: [first], synchronous: 'NORMAL' };

const opened = (db: Sql) => {
  onTestFinished(() => void db.close());
  return db;
};
const wordsIn = (db: Sql) => db.prepare('SELECT word FROM words').pluck().all();

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

test('removes older generations and nothing else, also not what another process began in the meantime', async () => {
  const folder = await temporaryFolder({
    'data.sqlite': '',
    'data.sqlite-wal': '',
    'data.generation-1.sqlite': '',
    'data.generation-2.sqlite': '',
    'data.generation-10.sqlite': '',
    'data.generation-x.sqlite': '',
    'other.sqlite': '',
  });
  removeOldGenerations(join(folder, 'data.sqlite'), join(folder, 'data.generation-2.sqlite'));
  expect(await listFiles(folder)).toEqual([
    'data.generation-10.sqlite',
    'data.generation-2.sqlite',
    'data.generation-x.sqlite',
    'other.sqlite',
  ]);
});

test('a process of an older version goes on with its cache, and several of a newer one make theirs at once', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'data.sqlite');
  const modules = (name: string) => JSON.stringify(new URL(`../../../electron/sqlite/${name}`, import.meta.url).href);
  await writeFile(
    join(folder, 'open.mjs'),
    `const { openGeneration, removeOldGenerations } = await import(${modules('generations.ts')});
     const { db, file } = openGeneration(process.argv[2], { id: 7, isCache: true, synchronous: 'NORMAL', migrations: [{ version: 2, run: (db) => db.exec('CREATE TABLE words (word TEXT NOT NULL) STRICT') }] }, ['older']);
     removeOldGenerations(process.argv[2], file);
     for (let i = 0; i < 50; i++) db.prepare('INSERT INTO words VALUES (?)').run(process.argv[3]);
     process.stdout.write(String(db.prepare('SELECT count(*) FROM words WHERE word = ?').pluck().get(process.argv[3])));`,
  );
  const notes = { version: 1, run: (db: Sql) => void db.exec('CREATE TABLE notes (note TEXT NOT NULL) STRICT') };
  const old = opened(openDatabase(path, { ...kind, isCache: true, migrations: [notes] }));
  const note = old.prepare('INSERT INTO notes VALUES (?)');
  note.run('before');
  const run = promisify(execFile);
  const counts = await Promise.all(
    ['a', 'b', 'c', 'd'].map(
      async (name) => (await run(process.execPath, [join(folder, 'open.mjs'), path, name])).stdout,
    ),
  );
  expect(counts).toEqual(['50', '50', '50', '50']);
  note.run('after');
  expect(old.prepare('SELECT note FROM notes').pluck().all()).toEqual(['before', 'after']);
});
