import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printDiagnosis } from '../../../../shared/diagnostics/print-diagnosis.ts';
import { areDatabasesSound } from '../../../../electron/services/library/check-databases.ts';
import { diagnose } from '../../../../electron/services/library/diagnostics.ts';
import { createEngine } from '../../../../electron/services/engine/engine.ts';
import { indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { openLibrary } from '../../../../electron/services/library/library.ts';
import { beginRun } from '../../../../electron/services/machine/runs.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { readText, temporaryFolder } from '../../../helpers/temporary-folder.ts';

test('a diagnosis has versions, figures and whether the databases are sound, and no word of an episode', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('Gardens') });
  const userData = await temporaryFolder();
  const library = await openTestLibrary(root, userData);
  await indexLibrary(library);
  const found = await diagnose({ userData, library });
  expect(found.databases).toMatchObject([
    {
      kind: 'catalogue',
      problem: null,
      figures: expect.arrayContaining([
        { name: 'files', count: 1 },
        { name: 'speakers', count: 2 },
      ]),
    },
    { kind: 'history', problem: null, figures: expect.arrayContaining([{ name: 'earlier versions', count: 0 }]) },
  ]);
  const text = printDiagnosis(found);
  expect(text).toContain('Catalogue: sound');
  expect(text).not.toMatch(/Gardens|Michelle|pleasure|a\.md/);
  expect(await areDatabasesSound(library, () => false)).toBe(true);
});

test('a diagnosis of a damaged history says what is wrong with it, and changes nothing', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('Gardens') });
  const userData = await temporaryFolder();
  const library = await openLibrary(root, { userData });
  const file = library.history.name;
  library.close();
  await writeFile(file, 'This is no database. '.repeat(500));
  const [, history] = (await diagnose({ userData, library: root })).databases;
  expect(history).toMatchObject({ kind: 'history', file, problem: 'file is not a database', figures: [] });
  expect(await readText(file)).toBe('This is no database. '.repeat(500));
});

test('a run that did not end as it should is told at the next start, once, and one that did is not', async () => {
  const userData = await temporaryFolder();
  await mkdir(join(userData, 'runs'));
  await writeFile(join(userData, 'runs', '999999999'), 'some-start\n2026-01-02T03:04:05.000Z\n');
  const first = beginRun(userData);
  expect(first.crashed).toEqual(['2026-01-02T03:04:05.000Z']);
  first.end();
  expect(beginRun(userData).crashed).toEqual([]);
});

test('the window is told of a crash, and the log names what failed without what it was about', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('Gardens') });
  const userData = await temporaryFolder();
  await mkdir(join(userData, 'runs'));
  await writeFile(join(userData, 'runs', '999999999'), 'some-start\n2026-01-02T03:04:05.000Z\n');
  const notices: string[] = [];
  const engine = createEngine({
    userData,
    emit: (event, payload) => event === 'notice' && notices.push((payload as { message: string }).message),
  });
  expect(await engine.handle('library.open', { path: root })).toMatchObject({ ok: true });
  expect(await engine.handle('episode.open', { path: 'secret name.md' })).toMatchObject({ ok: false });
  const read = await engine.handle('diagnostics.read', null);
  expect(await engine.handle('diagnostics.repair', null)).toMatchObject({
    ok: true,
    value: {
      done: 'The catalogue is made anew from the files. The record of earlier versions and unsaved work is sound.',
    },
  });
  await engine.close();
  expect(notices).toContain(
    'Rostrum did not end as it should the last time. Work that was not saved is kept; Help, Diagnostics has a report.',
  );
  const log = await readText(userData, 'log.txt');
  expect(log).toMatch(/ crash: the run before did not end as it should\n/);
  expect(log).toMatch(/ episode\.open: not-found\n/);
  expect(log).not.toContain('secret');
  expect(read).toMatchObject({ ok: true, value: { library: root } });
});
