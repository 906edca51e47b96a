import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueKind, putFiles, removeFiles, type FileRecord } from '../../../electron/catalogue/catalogue.ts';
import { fillTurns, searchTurns, type SearchableTurn } from '../../../electron/catalogue/search.ts';
import { openDatabase, type Sql } from '../../../electron/sqlite/open-database.ts';

let db: Sql;
let folder: string;

const turns: readonly SearchableTurn[] = [
  { line: 9, label: 'MD', speaker: 'Michelle Drumm', words: 'Well, thanks for talking about the open source garden.' },
  {
    line: 11,
    label: 'AL',
    speaker: 'Ada Lovelace',
    words: 'Thank you.\n\nThe source was open, and the café\nwas closed.',
  },
  { line: 17, label: null, speaker: null, words: 'MD concludes by asking about a résumé of the garden’s year.' },
  { line: 19, label: 'MD', speaker: 'Michelle Drumm', words: "Don’t worry, I don't mind C++ and 日本語 and x." },
];

const record = (path: string): FileRecord => ({
  path,
  size: 1,
  modified: 1,
  identity: '',
  hash: 'x',
  kind: 'episode',
  title: 'Gardens',
  date: null,
  draft: false,
  live: null,
  guests: [],
  houseStyle: null,
  turns: 4,
  words: 1,
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
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-test-'));
  db = openDatabase(join(folder, 'catalogue.sqlite'), catalogueKind);
  putFiles(db, [record('a.md')]);
  fillTurns(db, [{ path: 'a.md', turns }]);
});

afterAll(async () => {
  db.close();
  await rm(folder, { recursive: true });
});

/** Lines of the hits, in the order of lines. */
const find = (query: string, speaker?: string) =>
  searchTurns(db, { query, speaker, limit: 100 })
    .hits.map(({ line }) => line)
    .sort((a, b) => a - b);

test('a hit knows its episode, its speaker, its own line and the words around it', () => {
  expect(searchTurns(db, { query: 'cafe clos', limit: 9 })).toEqual({
    total: 1,
    hasMore: false,
    hits: [
      {
        path: 'a.md',
        title: 'Gardens',
        line: 13,
        speaker: 'Ada Lovelace',
        snippet: 'Thank you.\n\nThe source was open, and the \uE000café\uE001\nwas \uE000closed\uE001.',
      },
    ],
  });
});

describe('finds', () => {
  test.each([
    ['every word, in any order', 'garden source', [9]],
    ['a phrase between quotation marks', '"open source"', [9]],
    ['the last word while it is typed', 'than', [9, 11]],
    ['only whole words once it is finished', 'than ', []],
    ['words with marks however they are written', 'resume', [17]],
    ['words with marks typed in two pieces', 're\u0301sume\u0301', [17]],
    ['words with an apostrophe, straight', "don't mind", [19]],
    ['other scripts', '日本語', [19]],
    ['one letter', 'x', [19]],
    ['what stands beside signs', 'C++ and', [19]],
  ])('%s: %s', (_, query, lines) => {
    expect(find(query)).toEqual(lines);
  });
});

test('a speaker is meant by name or by label, in any case', () => {
  expect(find('thank', 'Ada Lovelace')).toEqual([11]);
  expect(find('thank', 'al')).toEqual([11]);
  expect(find('thank', 'michelle drumm')).toEqual([9]);
  expect(find('thank', 'Nobody')).toEqual([]);
});

describe('what stands in thousands of turns', () => {
  const said = (count: number, words: string) => Array.from({ length: count }, () => words);

  beforeAll(() => {
    putFiles(db, [record('long.md')]);
    const words = [
      ...said(10_001, 'zebra'),
      ...said(5000, 'giraffe'),
      ...said(5001, 'gnu'),
      'zebras',
      'zeal and giraffe',
      'zest',
    ];
    fillTurns(db, [
      {
        path: 'long.md',
        turns: words.map((text, index) => ({
          line: index + 1,
          label: null,
          speaker: index === 7 ? 'Ann Bell' : null,
          words: text,
        })),
      },
    ]);
  });
  afterAll(() => removeFiles(db, ['long.md']));

  test('is counted up to a limit, and told as more', () => {
    expect(searchTurns(db, { query: 'gnu ', limit: 3 })).toMatchObject({ total: 5000, hasMore: true });
    expect(searchTurns(db, { query: 'giraffe zeal ', limit: 3 })).toMatchObject({ total: 1, hasMore: false });
    expect(searchTurns(db, { query: '"zebras"', limit: 3 })).toMatchObject({ total: 1, hasMore: false });
  });

  test('is found in the order in which it was read', () => {
    expect(searchTurns(db, { query: 'zebra ', limit: 3 }).hits.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test('is counted alone where it is asked for one speaker', () => {
    expect(searchTurns(db, { query: 'zebra', limit: 3, speaker: 'Ann Bell' })).toMatchObject({
      total: 1,
      hits: [{ line: 8 }],
    });
  });

  test('stands for an unfinished word, which also begins others: that is told', () => {
    const found = searchTurns(db, { query: 'giraffe ze', limit: 3 });
    expect(found).toMatchObject({ total: 1, hasMore: true });
    expect(found.hits[0]!.snippet).toBe('\uE000zeal\uE001 and \uE000giraffe\uE001');
    // Two letters later so few words are left that all of them are looked for.
    expect(searchTurns(db, { query: 'zes', limit: 3 })).toMatchObject({ total: 1, hasMore: false });
  });

  test('is folded as the words are: capitals, accents in one piece or two', () => {
    for (const query of ['ZEB', 'zéb', 'ze\u0301b'])
      expect(searchTurns(db, { query, limit: 1 })).toMatchObject({ total: 5000, hasMore: true, hits: [{ line: 1 }] });
  });

  test('may be the end of words in one', () => {
    expect(searchTurns(db, { query: 'giraffe-ze', limit: 3 })).toMatchObject({ total: 0 });
    expect(searchTurns(db, { query: 'and-gir', limit: 3 })).toMatchObject({ total: 1, hasMore: false });
  });
});

test('tells how many there are beyond those it gives', () => {
  expect(searchTurns(db, { query: 'th', limit: 1 })).toMatchObject({ total: 3, hits: [expect.anything()] });
  expect(searchTurns(db, { query: 'and', limit: 1, speaker: 'MD' })).toMatchObject({ total: 1 });
});

test.each([
  '',
  ' ',
  '"',
  '""',
  '*',
  '-',
  'AND',
  'OR',
  'NOT x',
  'NEAR(',
  'NEAR(open source)',
  'a AND',
  '(',
  'words:open',
  'turn_words',
  '^open',
  'open*',
  "'; DROP TABLE files; --",
  '👩‍👩‍👧',
  '\0',
  'open\0source',
  '\uD800',
  '“open”',
  '"open',
  '{}',
  '%',
  'x'.repeat(100_000),
  'word '.repeat(5000),
])('%j is a query like any other', (query) => {
  expect(searchTurns(db, { query, limit: 5 })).toEqual({
    hits: expect.any(Array),
    total: expect.any(Number),
    hasMore: false,
  });
});

test('no text whatever is an error', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.option(fc.string(), { nil: undefined }),
      (query, speaker) => {
        const { hits, total } = searchTurns(db, { query, speaker, limit: 3 });
        expect(hits.length).toBeLessThanOrEqual(total);
      },
    ),
    { numRuns: 500 },
  );
});
