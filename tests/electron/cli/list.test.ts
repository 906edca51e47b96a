import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { episodeText } from '../../helpers/open-test-library.ts';
import { temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

const library = () =>
  temporaryFolder({
    'a.md': episodeText('A, with a comma'),
    'b.md': episodeText('B').replace('draft: false', 'draft: true\nseason: 2'),
    '_index.md': '---\ntitle: All episodes\n---\n',
  });

test('lists episodes as JSON with the columns asked for', async () => {
  const ran = await run('list', await library(), '--columns', 'path,season', '--sort', 'path', '--format', 'json');
  expect(ran.code).toBe(0);
  expect(jsonOf(ran)).toEqual({ columns: ['path', 'season'], rows: [{ path: 'a.md', season: '' }, { path: 'b.md', season: '2' }] });
});

test('CSV is quoted where it must be', async () => {
  const ran = await run('list', await library(), '--columns', 'title,draft', '--sort', '-title', '--format', 'csv');
  expect(ran.stdout).toBe('title,draft\r\nB,true\r\n"A, with a comma",false\r\n');
});

test('a table tells how many rows there are', async () => {
  const ran = await run('list', await library(), '--where', 'draft=true');
  expect(ran.stdout).toContain('2012-10-25T09:00:00+01:00  B');
  expect(ran.stdout).toContain('1 row\n');
});

test('a saved view gives rows, columns and order', async () => {
  const folder = await library();
  await mkdir(join(folder, '.rostrum'));
  await writeFiles(folder, { '.rostrum/views.tsv': 'Drafts\tdraft=true\tpath,title\t-path\n' });
  expect((await run('list', folder, '--view', 'Drafts', '--format', 'csv')).stdout).toBe('path,title\r\nb.md,B\r\n');
});

test('a view and a column that are not there are wrong use, and what there is is named', async () => {
  const folder = await library();
  expect(await run('list', folder, '--view', 'Drafts')).toMatchObject({ code: 2, stderr: expect.stringContaining('Save one in the window’s table first.') as string });
  expect(await run('list', folder, '--where', 'sesaon=2')).toMatchObject({ code: 2, stderr: expect.stringContaining('season') as string });
  expect(await run('list', folder, '--columns', 'path,sesaon')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('There is no column “sesaon”. There are title,') as string });
  expect(await run('list', folder, '--sort', '-sesaon')).toMatchObject({ code: 2, stderr: expect.stringContaining('season') as string });
});
