import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listProblems } from '../../../../electron/catalogue/problems.ts';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { listMarks } from '../../../../electron/services/catalogue/marks.ts';
import { previewFixes } from '../../../../electron/services/catalogue/preview-fixes.ts';
import { readWorklist } from '../../../../electron/services/catalogue/worklist.ts';
import { listRows, type Library } from '../../../../electron/services/library/library.ts';
import { changeEpisodes, undoChange } from '../../../../electron/services/writing/change-set.ts';
import { matchesFilter, rowFilters } from '../../../../shared/library/row-filters.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const wrong = episodeText('Wrong').replace('TW Thank', 'QX Thank');
const entities = episodeText('Entities', 'I didn&#39;t, and he couldn&#39;t.');

async function openIndexed(files: Readonly<Record<string, string>>): Promise<Library> {
  const library = await openTestLibrary(await temporaryFolder(files));
  await indexLibrary(library);
  return library;
}

test('every figure is the number of the rows that it leads to', async () => {
  const library = await openIndexed({
    'wrong.md': wrong,
    'entities.md': entities,
    'marks.md': episodeText('Marks', 'It was [inaudible] and [CHECK: name], [laughs].'),
    'page/_index.md': '---\ntitle: All\ndate: nonsense\n---\n',
    'notes.txt': 'Only words.',
    'broken.md': 'a\u0000b',
  });
  const { rules, severities, marks, rows } = readWorklist(library);
  expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['unknown-label', 'html-entity']));
  for (const { rule, severity, count, files } of rules) {
    const listed = listProblems(library.catalogue, { rule });
    expect([rule, severity, files, count]).toEqual([
      rule,
      listed[0]!.severity,
      listed.length,
      listed.reduce((sum, file) => sum + file.places.length, 0),
    ]);
  }
  const list = listRows(library);
  for (const severity of ['error', 'warning', 'hint'] as const) {
    const listed = listProblems(library.catalogue, { severity });
    expect(severities[severity]).toEqual({
      count: list.reduce((sum, row) => sum + row.problems[severity], 0),
      files: list.filter((row) => row.problems[severity] > 0).length,
    });
    expect(severities[severity]).toEqual({
      count: listed.reduce((sum, { count }) => sum + count, 0),
      files: new Set(listed.map(({ path }) => path)).size,
    });
  }
  expect(marks).toEqual({
    count: list.reduce((sum, { openMarks }) => sum + openMarks, 0),
    files: list.filter((row) => matchesFilter(row, 'marks')).length,
  });
  expect(marks).toEqual({
    count: listMarks(library).length,
    files: new Set(listMarks(library).map(({ path }) => path)).size,
  });
  for (const { id, matches } of rowFilters) expect([id, rows[id]]).toEqual([id, list.filter(matches).length]);
  expect(rows).toMatchObject({ all: 6, unreadable: 1, unready: 3, unpublished: 3 });
});

test('a library without anything to do has no figures', async () => {
  const library = await openIndexed({ 'a.md': episodeText('A') });
  expect(readWorklist(library)).toMatchObject({
    rules: [],
    severities: { error: { count: 0, files: 0 }, warning: { count: 0, files: 0 }, hint: { count: 0, files: 0 } },
    marks: { count: 0, files: 0 },
  });
});

test('the fixes of a rule are previewed over all its files, carried out as one and taken back as one', async () => {
  const library = await openIndexed({ 'a.md': entities, 'b.md': entities, 'c.md': episodeText('C') });
  const { files, failed } = await previewFixes(library, { rule: 'html-entity', unsaved: [] });
  expect(failed).toEqual([]);
  expect(files.map(({ path, title, hits }) => [path, title, hits.length])).toEqual([
    ['a.md', 'Entities', 2],
    ['b.md', 'Entities', 2],
  ]);
  const done = await changeEpisodes(
    library,
    'Fixed html-entity',
    files.map(({ path, hash, hits }) => ({ path, baseHash: hash, edits: hits.flatMap(({ edits }) => edits) })),
  );
  const read = (name: string) => readFileSync(join(library.root, name), 'utf8');
  expect([read('a.md'), read('b.md')]).toEqual(Array(2).fill(entities.replaceAll('&#39;', "'")));
  await indexLibrary(library);
  expect(readWorklist(library).rules).toEqual([]);
  await undoChange(library, done.id);
  expect([read('a.md'), read('b.md')]).toEqual([entities, entities]);
});

test('an episode with unsaved work is previewed as it stands in its editor, also where its file has no such problem', async () => {
  const library = await openIndexed({ 'a.md': entities, 'b.md': episodeText('B') });
  const { files } = await previewFixes(library, {
    rule: 'html-entity',
    unsaved: [
      { path: 'a.md', text: episodeText('A') },
      { path: 'b.md', text: episodeText('B', 'I didn&#39;t.') },
    ],
  });
  expect(files.map(({ path, hits }) => [path, hits.length])).toEqual([['b.md', 1]]);
});

test('what an editor excused is neither counted nor mended', async () => {
  const library = await openIndexed({
    'a.md': entities,
    'b.md': entities,
    '.rostrum/episodes/a.md.tsv': 'excuse-file\thtml-entity\n',
  });
  expect(readWorklist(library).rules).toMatchObject([{ rule: 'html-entity', count: 2, files: 1 }]);
  const { files } = await previewFixes(library, { rule: 'html-entity', unsaved: [] });
  expect(files.map(({ path }) => path)).toEqual(['b.md']);
});
