import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  catalogueKind,
  expireRows,
  findUncleaned,
  findUnlinted,
  listFiles,
  putFiles,
  readFingerprints,
  readSummary,
  removeFiles,
  setCleanHashes,
  setProblems,
  touchFile,
  type FileRecord,
} from '../../../electron/catalogue/catalogue.ts';
import { listAppearances, listSpeakerNames } from '../../../electron/catalogue/people.ts';
import { countProblemsByRule, countProblemsBySeverity, listProblems } from '../../../electron/catalogue/problems.ts';
import { catalogueSchema } from '../../../electron/catalogue/schema.ts';
import { fillTurns, findUnsearchable, mergeWords, searchTurns } from '../../../electron/catalogue/search.ts';
import { openDatabase, type Sql } from '../../../electron/sqlite/open-database.ts';
import type { Severity } from '../../../shared/lint/model/problem.ts';
import type { ProblemsOfRule } from '../../../shared/lint/model/problems-by-rule.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

let db: Sql;
beforeEach(async () => {
  db = openDatabase(join(await temporaryFolder(), 'catalogue.sqlite'), catalogueKind);
  onTestFinished(() => void db.close());
});

const record = (path: string, more: Partial<FileRecord> = {}): FileRecord => ({
  path,
  size: 10,
  modified: 1,
  identity: '7:1',
  hash: `hash of ${path}`,
  kind: 'episode',
  title: path,
  date: null,
  draft: false,
  live: null,
  guests: [],
  houseStyle: 'initials',
  turns: 2,
  words: 20,
  problems: [],
  openMarks: 0,
  fields: {},
  values: {},
  speakers: [],
  marks: [],
  sidecar: '',
  reviewedTurns: null,
  ready: false,
  failure: null,
  ...more,
});
const speaker = (name: string, turns: number) => ({
  label: name[0]!,
  name,
  turns,
  words: turns * 10,
  isDeclared: true,
});
const found = (rule: string, severity: Severity, count: number): ProblemsOfRule => ({
  rule,
  severity,
  count,
  places: [{ line: 3, message: `Found by ${rule}.`, words: 'AB Well' }],
});
const unreadable = (path: string) =>
  record(path, { kind: 'unreadable', hash: '', houseStyle: null, failure: 'The file is broken.' });

test('whoever changes the tables counts their version up, so that an older catalogue is made anew', () => {
  // What FTS5 makes for itself is its own affair.
  const schema = db
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'turn_words\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  const settings = db.prepare(`SELECT k, v FROM turn_words_config WHERE k <> 'version' ORDER BY k`).all();
  const hash = createHash('sha256')
    .update(JSON.stringify([schema, settings]))
    .digest('hex')
    .slice(0, 12);
  expect({ version: catalogueSchema.version, hash }).toEqual({ version: 16, hash: '56085de3d3a4' });
});

test('lists what was put in, in the order of paths', () => {
  putFiles(db, [
    record('b.md', {
      title: 'Zoë',
      date: '2012-10-25',
      draft: true,
      live: { draft: true, from: 5, until: null, other: null, unread: null },
      guests: ['Ada “A” Lovelace'],
      problems: [
        found('unknown-label', 'error', 1),
        found('label-typo', 'warning', 2),
        found('doubled-word', 'hint', 3),
      ],
      openMarks: 4,
      reviewedTurns: 1,
    }),
    record('a.md'),
  ]);
  expect(listFiles(db).map(({ path }) => path)).toEqual(['a.md', 'b.md']);
  expect(listFiles(db)[1]).toEqual({
    path: 'b.md',
    kind: 'episode',
    title: 'Zoë',
    date: '2012-10-25',
    draft: true,
    live: { draft: true, from: 5, until: null, other: null, unread: null },
    guests: ['Ada “A” Lovelace'],
    houseStyle: 'initials',
    turns: 2,
    words: 20,
    problems: { error: 1, warning: 2, hint: 3 },
    openMarks: 4,
    ready: false,
    reviewedTurns: 1,
    bytes: 10,
    failure: null,
    hash: 'hash of b.md',
    cleanHash: null,
  });
});

test('a record takes the place of the last one of its path, with its people and words', () => {
  putFiles(db, [record('a.md', { speakers: [speaker('Ada', 1)] })]);
  fillTurns(db, [{ path: 'a.md', turns: [{ line: 1, label: 'A', speaker: 'Ada', words: 'engines' }] }]);
  putFiles(db, [record('a.md', { speakers: [speaker('Ben', 2)] })]);
  expect(listAppearances(db)).toEqual([{ path: 'a.md', ...speaker('Ben', 2) }]);
  expect(searchTurns(db, { query: 'engines', limit: 9 }).hits).toEqual([]);
  expect(findUnsearchable(db)).toEqual([{ path: 'a.md', size: 10 }]);
});

test('forgets a file with everything that hangs on it', () => {
  putFiles(db, [record('a.md', { speakers: [speaker('Ada', 1)] }), record('b.md')]);
  fillTurns(db, [{ path: 'a.md', turns: [{ line: 1, label: 'A', speaker: 'Ada', words: 'engines' }] }]);
  removeFiles(db, ['a.md', 'never-there.md']);
  expect([...readFingerprints(db).keys()]).toEqual(['b.md']);
  expect(db.prepare('SELECT (SELECT count(*) FROM turns) + (SELECT count(*) FROM speakers)').pluck().get()).toBe(0);
  expect(() => db.exec(`INSERT INTO turn_words (turn_words) VALUES ('integrity-check')`)).not.toThrow();
});

test('full text is filled in once, whoever comes second, and not for what cannot be read', () => {
  putFiles(db, [record('a.md'), unreadable('b.md')]);
  expect(findUnsearchable(db)).toHaveLength(1);
  const filled = [
    { path: 'a.md', turns: [{ line: 3, label: 'A', speaker: 'Ada', words: 'engines' }] },
    { path: 'gone.md', turns: [] },
  ];
  fillTurns(db, filled);
  fillTurns(db, filled);
  expect(searchTurns(db, { query: 'engines', limit: 9 }).total).toBe(1);
  expect(findUnsearchable(db)).toEqual([]);
});

test('putting the full text in order leaves one piece of many, and finds the same', () => {
  const pieces = () => db.prepare('SELECT count(DISTINCT segid) FROM turn_words_idx').pluck().get() as number;
  const paths = Array.from({ length: 64 }, (_, index) => `${index}.md`);
  putFiles(
    db,
    paths.map((path) => record(path)),
  );
  for (const path of paths)
    fillTurns(db, [{ path, turns: [{ line: 1, label: 'A', speaker: 'Ada', words: `engines of ${path}` }] }]);
  expect(pieces()).toBe(64);
  const before = searchTurns(db, { query: 'engines', limit: 99 });
  while (mergeWords(db));
  expect(pieces()).toBeLessThan(4);
  expect(searchTurns(db, { query: 'engines', limit: 99 })).toEqual(before);
  expect(before.total).toBe(64);
  expect(() => db.exec(`INSERT INTO turn_words (turn_words) VALUES ('integrity-check')`)).not.toThrow();
});

test('a file that is listed before its problems are known keeps those that it had', () => {
  const problemsOf = () => listFiles(db).map(({ problems }) => problems);
  putFiles(db, [record('a.md', { problems: [found('label-typo', 'warning', 2)] })]);
  putFiles(db, [record('a.md', { hash: 'new', problems: null }), record('b.md', { problems: null })]);
  expect(problemsOf()).toEqual([
    { error: 0, warning: 2, hint: 0 },
    { error: 0, warning: 0, hint: 0 },
  ]);
  expect(listProblems(db, {})).toEqual([{ path: 'a.md', ...found('label-typo', 'warning', 2) }]);
  expect(findUnlinted(db)).toEqual(['a.md', 'b.md']);
  setProblems(db, [
    { path: 'a.md', hash: 'hash of a.md', sidecar: '', problems: [found('unknown-label', 'error', 9)] },
    { path: 'b.md', hash: 'hash of b.md', sidecar: '', problems: [found('label-typo', 'warning', 1)] },
  ]);
  expect(problemsOf()).toEqual([
    { error: 0, warning: 2, hint: 0 },
    { error: 0, warning: 1, hint: 0 },
  ]);
  setProblems(db, [{ path: 'a.md', hash: 'new', sidecar: '', problems: [] }]);
  expect(listProblems(db, {}).map(({ path, count }) => [path, count])).toEqual([['b.md', 1]]);
  expect(findUnlinted(db)).toEqual([]);
});

test('problems are counted by rule and by severity over all files, and listed by either', () => {
  putFiles(db, [
    record('b.md', { problems: [found('unknown-label', 'error', 4), found('label-typo', 'warning', 1)] }),
    record('a.md', { problems: [found('unknown-label', 'error', 2), found('odd-label', 'error', 1)] }),
    record('c.md'),
  ]);
  expect(countProblemsByRule(db)).toEqual([
    { rule: 'unknown-label', severity: 'error', count: 6, files: 2 },
    { rule: 'label-typo', severity: 'warning', count: 1, files: 1 },
    { rule: 'odd-label', severity: 'error', count: 1, files: 1 },
  ]);
  expect(countProblemsBySeverity(db)).toEqual([
    { severity: 'error', count: 7, files: 2 },
    { severity: 'warning', count: 1, files: 1 },
  ]);
  const of = (filter: Parameters<typeof listProblems>[1]) =>
    listProblems(db, filter).map(({ path, rule, count }) => [path, rule, count]);
  expect(of({ rule: 'unknown-label' })).toEqual([
    ['a.md', 'unknown-label', 2],
    ['b.md', 'unknown-label', 4],
  ]);
  expect(of({ severity: 'error' })).toEqual([
    ['a.md', 'odd-label', 1],
    ['a.md', 'unknown-label', 2],
    ['b.md', 'unknown-label', 4],
  ]);
  removeFiles(db, ['b.md']);
  expect(of({})).toEqual([
    ['a.md', 'odd-label', 1],
    ['a.md', 'unknown-label', 2],
  ]);
});

test('rows made under other rules are looked at anew, those of the same are not', () => {
  putFiles(db, [record('a.md')]);
  expireRows(db, 'rules 1');
  putFiles(db, [record('a.md')]);
  expireRows(db, 'rules 1');
  expect(readFingerprints(db).get('a.md')).toMatchObject({ modified: 1, hash: 'hash of a.md' });
  expireRows(db, 'rules 2');
  expect(readFingerprints(db).get('a.md')).toMatchObject({ modified: -1, hash: '' });
});

test('a new time of the same bytes keeps the row', () => {
  putFiles(db, [record('a.md')]);
  touchFile(db, 'a.md', { size: 10, modified: 99.5, identity: '8:99' });
  expect(readFingerprints(db).get('a.md')).toMatchObject({ modified: 99.5, identity: '8:99', hash: 'hash of a.md' });
});

test('the clean form is asked for until it is known, and counts for the bytes it was made from', () => {
  putFiles(db, [record('a.md'), record('b.md'), unreadable('c.md')]);
  expect(findUncleaned(db, ['a.md', 'c.md', 'gone.md'])).toEqual(['a.md']);
  setCleanHashes(db, [{ path: 'a.md', hash: 'hash of other bytes', cleanHash: 'x' }]);
  expect(findUncleaned(db, ['a.md'])).toEqual(['a.md']);
  setCleanHashes(db, [{ path: 'a.md', hash: 'hash of a.md', cleanHash: 'x' }]);
  expect(findUncleaned(db, ['a.md'])).toEqual([]);
  expect(listFiles(db)[0]!.cleanHash).toBe('x');
});

test('sums up what was recognised', () => {
  putFiles(db, [
    record('a.md', { fields: { title: 'text', date: 'date' }, speakers: [speaker('Ada', 3)] }),
    record('b.md', {
      fields: { title: 'text' },
      speakers: [speaker('Ada', 4), speaker('Ben', 9)],
      houseStyle: 'bold-name',
    }),
    record('_index.md', { kind: 'other', houseStyle: null }),
    unreadable('c.md'),
  ]);
  expect(readSummary(db)).toEqual({
    files: 4,
    episodes: 2,
    otherFiles: 1,
    houseStyles: expect.arrayContaining([
      { name: 'initials', files: 1 },
      { name: 'bold-name', files: 1 },
    ]),
    fields: [
      { key: 'title', type: 'text', files: 2 },
      { key: 'date', type: 'date', files: 1 },
    ],
    unreadable: [{ path: 'c.md', reason: 'The file is broken.' }],
  });
  expect(listSpeakerNames(db)).toEqual(['Ada', 'Ben']);
});

describe('a long file is filled in part by part', () => {
  const turns = ['first', 'second', 'third'].map((words, index) => ({
    line: index + 1,
    label: 'A',
    speaker: 'Ada',
    words: `parted ${words}`,
  }));
  const part = (from: number, to: number) => ({
    path: 'long.md',
    turns: turns.slice(from, to),
    from,
    isLast: to === turns.length,
  });
  const linesFound = () => searchTurns(db, { query: 'parted', limit: 9 }).hits.map(({ line }) => line);
  const isMissing = () => findUnsearchable(db).some(({ path }) => path === 'long.md');

  beforeEach(() => putFiles(db, [record('long.md')]));

  test('and is missing until the last one is in', () => {
    fillTurns(db, [part(0, 1)]);
    fillTurns(db, [part(1, 2)]);
    expect(isMissing()).toBe(true);
    fillTurns(db, [part(2, 3)]);
    expect([isMissing(), linesFound()]).toEqual([false, [1, 2, 3]]);
  });

  test('from the beginning again where that was interrupted', () => {
    fillTurns(db, [part(0, 2)]);
    fillTurns(db, [part(0, 1)]);
    fillTurns(db, [part(1, 3)]);
    expect([isMissing(), linesFound()]).toEqual([false, [1, 2, 3]]);
  });

  test('once, where two processes do so at the same time', () => {
    fillTurns(db, [part(0, 1)]);
    fillTurns(db, [part(0, 1)]);
    fillTurns(db, [part(1, 2)]);
    fillTurns(db, [part(1, 2)]);
    fillTurns(db, [part(2, 3)]);
    fillTurns(db, [part(2, 3)]);
    expect(linesFound()).toEqual([1, 2, 3]);
  });

  test('not at all where the file has changed in between', () => {
    fillTurns(db, [part(0, 1)]);
    putFiles(db, [record('long.md', { hash: 'another' })]);
    fillTurns(db, [part(1, 3)]);
    expect([isMissing(), linesFound()]).toEqual([true, []]);
  });
});
