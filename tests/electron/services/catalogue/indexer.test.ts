import { statSync } from 'node:fs';
import { mkdir, rename, rm, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { putFiles, readPeers } from '../../../../electron/catalogue/catalogue.ts';
import { fillTurns, searchTurns } from '../../../../electron/catalogue/search.ts';
import { identityOf } from '../../../../electron/files/scan.ts';
import { tidySearch } from '../../../../electron/services/catalogue/tidy-search.ts';
import { fillSearch, indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { listProblems } from '../../../../electron/catalogue/problems.ts';
import { countBySeverity, problemsByRule } from '../../../../shared/lint/model/problems-by-rule.ts';
import { inspectFile, recordOfFailure } from '../../../../electron/services/pool/inspect.ts';
import { listRows, summarise, type Library } from '../../../../electron/services/library/library.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

const rowOf = (library: Library, path: string) => listRows(library).find((row) => row.path === path);
const find = (library: Library, query: string) =>
  searchTurns(library.catalogue, { query, limit: 100 }).hits.map(({ path, line }) => `${path}:${line}`);

test('lists, lints and makes searchable what is there', async () => {
  const root = await temporaryFolder({
    'a.md': episodeText('Gardens'),
    'sub/b.md': episodeText('Rivers').replace('TW Thank', 'TM Thank'),
  });
  const library = await openTestLibrary(root);
  const result = await indexLibrary(library);
  expect(result).toMatchObject({
    files: 2,
    added: 2,
    changed: 0,
    unchanged: 0,
    removed: 0,
    failed: [],
    touched: ['a.md', 'sub/b.md'],
  });
  expect(rowOf(library, 'a.md')).toMatchObject({
    kind: 'episode',
    title: 'Gardens',
    date: '2012-10-25T09:00:00+01:00',
    draft: false,
    guests: ['Tara Woods'],
    houseStyle: 'initials',
    turns: 2,
    words: 10,
    state: 'new',
    problems: { error: 0 },
    failure: null,
  });
  expect(rowOf(library, 'sub/b.md')!.problems.error).toBeGreaterThan(0);
  await fillSearch(library);
  expect(find(library, 'thanks')).toEqual(['a.md:10', 'sub/b.md:10']);
});

test('looks again only at what changed, was added or is gone', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B'), 'c.md': episodeText('C') });
  const userData = await temporaryFolder();
  const library = await openTestLibrary(root, userData);
  await indexLibrary(library);
  await fillSearch(library);
  await writeFiles(root, { 'b.md': episodeText('B', 'A nightingale!'), 'd.md': episodeText('D') });
  await rm(join(root, 'c.md'));
  expect(await indexLibrary(library)).toMatchObject({
    files: 3,
    added: 1,
    changed: 1,
    unchanged: 1,
    removed: 1,
    touched: ['c.md', 'b.md', 'd.md'],
  });
  await fillSearch(library);
  expect(find(library, 'nightingale')).toEqual(['b.md:12']);
  expect(find(library, 'pleasure')).toEqual(['a.md:12', 'd.md:12']);
  const again = await openTestLibrary(root, userData);
  expect(await indexLibrary(again)).toMatchObject({ files: 3, added: 0, changed: 0, unchanged: 3, touched: [] });
  expect(find(again, 'nightingale')).toEqual(['b.md:12']);
});

test('a new time on the same bytes is no change, and a change that keeps the size is one', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('Aa'), 'b.md': episodeText('Bb') });
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  await utimes(join(root, 'a.md'), 1, 1);
  await writeFiles(root, { 'b.md': episodeText('Cc') });
  await utimes(join(root, 'b.md'), 2, 2);
  expect(await indexLibrary(library)).toMatchObject({ changed: 1, unchanged: 1, touched: ['b.md'] });
  expect(rowOf(library, 'b.md')!.title).toBe('Cc');
});

test.each(['written in place', 'another file in its place'])(
  'a change that keeps size and time is one: %s',
  async (how) => {
    const root = await temporaryFolder({ 'a.md': episodeText('Bees') });
    const library = await openTestLibrary(root);
    await indexLibrary(library);
    const path = join(root, 'a.md');
    const { atime, mtime } = await stat(path);
    await writeFiles(root, { [how === 'written in place' ? 'a.md' : 'b.tmp']: episodeText('Ants') });
    if (how !== 'written in place') await rename(join(root, 'b.tmp'), path);
    await utimes(path, atime, mtime);
    expect(await indexLibrary(library)).toMatchObject({ changed: 1 });
    expect(listRows(library).map(({ title }) => title)).toEqual(['Ants']);
  },
);

test('a file is compared with the others, and again when another custom prevails', async () => {
  const dated = (date: string) => episodeText('A').replace(/date: .*/, `date: ${date}`);
  const short = {
    'a.md': dated('2024-05-01'),
    'b.md': dated('2024-05-02'),
    'c.md': dated('2024-05-03'),
    'd.md': dated('2024-05-04'),
    'e.md': dated('2024-05-05'),
  };
  const root = await temporaryFolder({ ...short, 'odd.md': dated('2024-05-06T10:00:00Z') });
  const library = await openTestLibrary(root);
  const hints = () => Object.fromEntries(listRows(library).map(({ path, problems }) => [path, problems.hint]));
  await indexLibrary(library);
  const usual = hints()['a.md']!;
  expect(hints()).toEqual({
    ...Object.fromEntries(Object.keys(short).map((path) => [path, usual])),
    'odd.md': usual + 1,
  });
  await writeFiles(root, { 'odd.md': dated('2024-05-06') });
  expect(await indexLibrary(library)).toMatchObject({ touched: ['odd.md'] });
  await writeFiles(
    root,
    Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.md`, dated('2024-05-06T10:00:00Z')])),
  );
  await indexLibrary(library);
  expect(hints()['odd.md']).toBe(usual + 1);
  expect(hints()['a.md']).toBe(usual);
});

test('other settings make every row anew', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A').replace('TW Thank', 'TM Thank') });
  const userData = await temporaryFolder();
  const library = await openTestLibrary(root, userData);
  await indexLibrary(library);
  const before = rowOf(library, 'a.md')!.problems.error;
  await writeFiles(root, { 'rostrum.yaml': 'lint:\n  rules:\n    unknown-label: "off"\n    label-typo: "off"\n' });
  const again = await openTestLibrary(root, userData);
  expect(await indexLibrary(again)).toMatchObject({ changed: 1 });
  expect(rowOf(again, 'a.md')!.problems.error).toBeLessThan(before);
});

test('files without a transcript are listed apart and never as faulty', async () => {
  const root = await temporaryFolder({
    '_index.md': '---\ntitle: All episodes\n---\n',
    'about/index.md': '---\ndraft: true\n---\n\nWe are a show.\n',
    'episode-1/index.md': episodeText('First'),
    'notes.txt': 'MD - Michelle Drumm\n\nMD Not front matter, so not ours.\n',
    'two.txt': episodeText('Two'),
    'not_index.md': episodeText('Three'),
  });
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  expect(listRows(library).map(({ path, kind, title, failure }) => [path, kind, title, failure])).toEqual([
    ['_index.md', 'other', 'All episodes', null],
    ['about/index.md', 'other', 'about', null],
    ['episode-1/index.md', 'episode', 'First', null],
    ['not_index.md', 'episode', 'Three', null],
    ['notes.txt', 'other', 'notes', null],
    ['two.txt', 'episode', 'Two', null],
  ]);
});

test('bad input is listed with the reason, and hides nothing', async () => {
  const root = await temporaryFolder({
    'good.md': episodeText('Good'),
    'nul.md': 'MD a\0b',
    'latin1.md': new Uint8Array([0xe9]),
    'empty.md': '',
    'no-yaml.md': '---\ntitle: [\n---\n\nMD Hello.\n',
    'twice.md': '---\ntitle: A\ntitle: B\n---\n\nMD Hello.\n',
    'tab.md': '---\nlist:\n\t- a\n---\n',
    'unclosed.md': '---\ntitle: A\n\nMD Hello.\n',
    'none.md': 'MD - Michelle Drumm\n\nMD Hello.\n',
    'js.md': '---js\nglobalThis.ran = true\n---\n\nMD Hello.\n',
    'long.md': episodeText('Long', 'word '.repeat(4_000_000)),
  });
  await mkdir(join(root, 'folder.md'));
  await symlink('nowhere.md', join(root, 'dangling.md'));
  await symlink('loop.md', join(root, 'loop.md'));
  const library = await openTestLibrary(root);
  const { failed, files } = await indexLibrary(library);
  await fillSearch(library);
  expect(files).toBe(11);
  expect(failed.map(({ path }) => path)).toEqual(['dangling.md', 'folder.md', 'latin1.md', 'loop.md', 'nul.md']);
  expect(summarise(library).unreadable.map(({ path }) => path)).toEqual([
    'dangling.md',
    'folder.md',
    'latin1.md',
    'loop.md',
    'nul.md',
  ]);
  const kinds = Object.fromEntries(
    listRows(library).map(({ path, kind, problems }) => [path, [kind, problems.error > 0]]),
  );
  expect(kinds).toMatchObject({
    'good.md': ['episode', false],
    'empty.md': ['other', false],
    'no-yaml.md': ['episode', true],
    'twice.md': ['episode', true],
    'tab.md': ['episode', true],
    'unclosed.md': ['episode', true],
    'js.md': ['episode', true],
    'long.md': ['episode', false],
    'nul.md': ['unreadable', false],
  });
  expect('ran' in globalThis).toBe(false);
  expect((await indexLibrary(library)).failed).toEqual(failed);
  expect((await indexLibrary(library)).touched).toEqual([]);
});

test('a file that breaks and is mended again is listed each time as it is', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const library = await openTestLibrary(root);
  const state = async () => {
    const { failed } = await indexLibrary(library);
    await fillSearch(library);
    return [rowOf(library, 'a.md')!.kind, failed.length, find(library, 'pleasure').length];
  };
  expect(await state()).toEqual(['episode', 0, 1]);
  await rename(join(root, 'a.md'), join(root, 'kept'));
  await symlink('nowhere', join(root, 'a.md'));
  expect(await state()).toEqual(['unreadable', 1, 0]);
  await rm(join(root, 'a.md'));
  await rename(join(root, 'kept'), join(root, 'a.md'));
  expect(await state()).toEqual(['episode', 0, 1]);
  await writeFiles(root, { 'a.md': 'MD a\0' });
  expect(await state()).toEqual(['unreadable', 1, 0]);
  await writeFiles(root, { 'a.md': episodeText('A') });
  expect(await state()).toEqual(['episode', 0, 1]);
});

test('a file that could not be read is tried again although neither its size nor its time changed', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const library = await openTestLibrary(root);
  const stats = await stat(join(root, 'a.md'));
  putFiles(library.catalogue, [
    recordOfFailure(
      { path: 'a.md', size: stats.size, modified: stats.mtimeMs, identity: identityOf(stats) },
      '',
      'The system does not allow it.',
    ),
  ]);
  expect(rowOf(library, 'a.md')!.kind).toBe('unreadable');
  expect(await indexLibrary(library)).toMatchObject({ changed: 1, failed: [] });
  expect(rowOf(library, 'a.md')!.kind).toBe('episode');
});

test('a hit names the line of the words, not that of the label above them', async () => {
  const root = await temporaryFolder({
    'a.md':
      'Ada (00:00:00):  \nThe first words.\n\nBen (00:00:09):  \nThe second words.\n\nAnd more\nof them.\n\nAda (00:01:00):  \nThe last.\n',
  });
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  await fillSearch(library);
  expect(rowOf(library, 'a.md')!.houseStyle).toBe('name-time');
  expect(['first', 'second', 'them'].map((word) => find(library, word))).toEqual([['a.md:2'], ['a.md:5'], ['a.md:8']]);
});

test('a file of a megabyte is filled in in several steps, and found from its first turn to its last', async () => {
  const turns = Array.from(
    { length: 12_000 },
    (_, index) => `MD Turn ${index} goes on ${'for some while '.repeat(5)}and ends.\n`,
  );
  const root = await temporaryFolder({
    'long.md': `---\ntitle: Long\n---\n\nMD - Michelle Drumm\n\n${turns.join('\n')}`,
  });
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  let between = 0;
  let filling = true;
  const letIn = () => {
    between++;
    if (filling) setImmediate(letIn);
  };
  setImmediate(letIn);
  await fillSearch(library);
  filling = false;
  const parts = Math.floor(turns.join('').length / 250_000);
  expect(between).toBeGreaterThan(parts);
  expect(searchTurns(library.catalogue, { query: '"turn 0"', limit: 9 }).total).toBe(1);
  expect(searchTurns(library.catalogue, { query: '"turn 11999"', limit: 9 }).total).toBe(1);
  const count = library.catalogue.prepare('SELECT count(*) FROM turns').pluck();
  expect(count.get()).toBe(turns.length);
});

test('what is written is brought from the log into the database by another thread', async () => {
  const library = await openTestLibrary(await temporaryFolder());
  const { catalogue } = library;
  const pages = () => statSync(catalogue.name).size;
  catalogue.exec('CREATE TABLE much (words TEXT)');
  const insert = catalogue.prepare('INSERT INTO much VALUES (?)');
  for (let row = 0; row < 50; row++) insert.run('x'.repeat(20_000));
  const before = pages();
  await tidySearch(catalogue);
  expect(pages() - before).toBeGreaterThan(900_000);
  expect(catalogue.prepare('SELECT count(*) FROM much').pluck().get()).toBe(50);
  catalogue.exec('DROP TABLE much');
});

test('pieces of the full text are joined by another thread, and the same is found', async () => {
  const paths = Array.from({ length: 64 }, (_, index) => `${index}.md`);
  const root = await temporaryFolder(Object.fromEntries(paths.map((path) => [path, episodeText(`Episode ${path}`)])));
  const library = await openTestLibrary(root);
  const { catalogue } = library;
  await indexLibrary(library);
  for (const path of paths)
    fillTurns(catalogue, [{ path, turns: [{ line: 1, label: 'A', speaker: 'Ada', words: `engines of ${path}` }] }]);
  const pieces = catalogue.prepare('SELECT count(DISTINCT segid) FROM turn_words_idx').pluck();
  expect(pieces.get()).toBe(64);
  await tidySearch(catalogue);
  expect(pieces.get()).toBeLessThan(4);
  expect(searchTurns(catalogue, { query: 'engines', limit: 9 }).total).toBe(64);
});

test('all is found before it is put in order, and no less afterwards', async () => {
  const turns = Array.from({ length: 12_000 }, (_, index) => `MD turn ${index} ${'engines and ferries '.repeat(20)}\n`);
  const root = await temporaryFolder({
    'long.md': `---\ntitle: Long\n---\n\nMD - Michelle Drumm\n\n${turns.join('\n')}`,
  });
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  const pieces = library.catalogue.prepare('SELECT count(DISTINCT segid) FROM turn_words_idx').pluck();
  const find = () => searchTurns(library.catalogue, { query: '"turn 11999"', limit: 9 }).total;
  const before: unknown[] = [];
  await fillSearch(library, { onSearchable: () => before.push(find(), pieces.get()) });
  expect(before[0]).toBe(1);
  expect(before[1]).toBeGreaterThan(16);
  expect(find()).toBe(1);
  expect(pieces.get()).toBeLessThan(4);
});

test('stops between two slices when it is told to, and takes up from there', async () => {
  const root = await temporaryFolder(
    Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.md`, episodeText(`Episode ${index}`)])),
  );
  const library = await openTestLibrary(root);
  let slices = 0;
  const first = await indexLibrary(library, { isCancelled: () => slices++ > 0 });
  expect(first.added).toBeGreaterThan(0);
  expect(first.added).toBeLessThan(100);
  expect((await indexLibrary(library)).added).toBe(100 - first.added);
});

/** More files than are listed and linted at once: 50 with a label that nobody declares, and one without the date that all others have. */
const manyEpisodes = (): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [
      `${index}.md`,
      episodeText(`Episode ${index}`, `Number ${index} says “engines”. Thank you for watching.`)
        .replace('TW Number', index % 3 === 0 ? 'TM Number' : 'TW Number')
        .replace('date:', index === 7 ? 'dates:' : 'date:'),
    ]),
  );

test('many files are listed first and linted behind that, and each comes out as it does alone', async () => {
  const root = await temporaryFolder(manyEpisodes());
  const library = await openTestLibrary(root);
  let listed: ReturnType<typeof listRows> = [];
  expect(await indexLibrary(library, { onListed: () => (listed = listRows(library)) })).toMatchObject({
    added: 150,
    failed: [],
  });
  const rows = listRows(library);
  expect(listed.map(({ title, turns, guests }) => [title, turns, guests])).toEqual(
    rows.map(({ title, turns, guests }) => [title, turns, guests]),
  );
  expect(listed.every(({ problems }) => problems.error === 0)).toBe(true);
  const peers = readPeers(library.catalogue);
  expect(peers.commonFields).toEqual(['date', 'draft', 'title']);
  for (const { path, problems } of rows) {
    const alone = await inspectFile(join(root, path), library.config, undefined, peers);
    const found = problemsByRule(alone.source.text, alone.problems);
    expect([path, problems]).toEqual([path, countBySeverity(found)]);
    expect(listProblems(library.catalogue, {}).filter((own) => own.path === path)).toEqual(
      found.map((own) => ({ path, ...own })).sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    );
  }
  expect(rows.filter(({ problems }) => problems.error > 0)).toHaveLength(51);
});

test('the same files give the same catalogue, however many threads work on them', async () => {
  const root = await temporaryFolder(manyEpisodes());
  const dump = async () => {
    const library = await openTestLibrary(root);
    await indexLibrary(library);
    await fillSearch(library);
    return ['files', 'speakers', 'marks', 'turns'].map((table) =>
      library.catalogue.prepare(`SELECT * FROM ${table}`).all(),
    );
  };
  expect(await dump()).toEqual(await dump());
});

test('where nobody waits for the list, each file is read once for both, and the catalogue is the same, also where a sample of the files misleads', async () => {
  const dated = (index: number) => (index % 3 === 0 ? '2024-05-01T10:00:00Z' : '2024-05-01');
  const root = await temporaryFolder(
    Object.fromEntries(
      Array.from({ length: 410 }, (_, index) => [
        `${String(index).padStart(3, '0')}.md`,
        episodeText(`A${index}`).replace(/date: .*/, `date: ${dated(index)}`),
      ]),
    ),
  );
  const rowsAfter = async (onListed: (() => void) | undefined) => {
    const library = await openTestLibrary(root);
    await indexLibrary(library, { ...(onListed && { onListed }) });
    return { rows: library.catalogue.prepare('SELECT * FROM files').all(), peers: readPeers(library.catalogue) };
  };
  const listedFirst = await rowsAfter(() => {});
  const { rows, peers } = await rowsAfter(undefined);
  expect(rows).toEqual(listedFirst.rows);
  expect(peers).toEqual(listedFirst.peers);
  expect(peers.dateForms).toEqual([]);
  const alike = await temporaryFolder(manyEpisodes());
  const library = await openTestLibrary(alike);
  const tasks = new Set<string>();
  await indexLibrary(library, { onProgress: ({ task }) => tasks.add(task) });
  expect([...tasks]).toEqual(['index']);
});

test('problems that were not looked for when it was stopped are looked for the next time', async () => {
  const root = await temporaryFolder(manyEpisodes());
  const library = await openTestLibrary(root);
  let isListed = false;
  await indexLibrary(library, { onListed: () => (isListed = true), isCancelled: () => isListed });
  expect(listRows(library).filter(({ problems }) => problems.error > 0)).toEqual([]);
  expect(await indexLibrary(library)).toMatchObject({ added: 0, changed: 0 });
  expect(listRows(library).filter(({ problems }) => problems.error > 0)).toHaveLength(51);
});

test('two processes may index one library into one catalogue at once', async () => {
  const root = await temporaryFolder(
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.md`, episodeText(`Episode ${index}`)])),
  );
  const userData = await temporaryFolder();
  const both = [await openTestLibrary(root, userData), await openTestLibrary(root, userData)] as const;
  await Promise.all(
    both.map(async (library) => {
      await indexLibrary(library);
      await fillSearch(library);
    }),
  );
  for (const library of both) {
    expect(listRows(library).length).toBe(60);
    expect(find(library, 'pleasure').length).toBe(60);
  }
});

test('opening and indexing writes nothing into the library', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const library = await openTestLibrary(root);
  await indexLibrary(library);
  await fillSearch(library);
  expect(await listFiles(root)).toEqual(['a.md']);
});
