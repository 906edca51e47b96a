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
  expect(jsonOf(ran)).toEqual({
    columns: ['path', 'season'],
    rows: [
      { path: 'a.md', season: '' },
      { path: 'b.md', season: '2' },
    ],
  });
});

test('scripts know a file without a transcript as a page, in questions and answers', async () => {
  const ran = await run('list', await library(), '--columns', 'path,kind', '--where', 'kind=page', '--json');
  expect(jsonOf(ran)).toMatchObject({ rows: [{ path: '_index.md', kind: 'page' }] });
});

test('CSV is quoted where it must be', async () => {
  const ran = await run('list', await library(), '--columns', 'title,draft', '--sort', '-title', '--format', 'csv');
  expect(ran.stdout).toBe('title,draft\r\nB,true\r\n"A, with a comma",false\r\n');
});

test('says what Hugo makes of each page, whichever key decides', async () => {
  const page = (fields: string) => episodeText('A').replace('draft: false', fields);
  const folder = await temporaryFolder({
    'a.md': page('draft: false'),
    'b.md': page('draft: yes'),
    'c.md': page('published: 0'),
    'd.md': page('publishDate: 2999-01-01'),
    'e.md': page('expiryDate: 2012-01-01'),
    'f.md': page('expiryDate: 2999-01-01 10:00'),
    'g.md': page('draft: "true"'),
  });
  const ran = await run('list', folder, '--columns', 'live', '--sort', 'path', '--format', 'csv');
  expect(ran.stdout.trim().split('\r\n')).toEqual([
    'live',
    'live',
    'depends',
    'draft',
    'later',
    'expired',
    'stops',
    'draft',
  ]);
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
  expect(await run('list', folder, '--view', 'Drafts')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Save one in the window’s table first.') as string,
  });
  expect(await run('list', folder, '--where', 'sesaon=2')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('season') as string,
  });
  expect(await run('list', folder, '--columns', 'path,sesaon')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('There is no column “sesaon”. There are title,') as string,
  });
  expect(await run('list', folder, '--sort', '-sesaon')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('season') as string,
  });
});

test('guests are whom the front matter names so, in any form; else who speaks and is no host', async () => {
  const talk = (fields: string) =>
    `---\ntitle: A walk\ndate: 2024-01-01T10:00:00Z\n${fields}---\n**Ann Lee:** Well?\n\n**Bob Roe:** Well.\n\n**Ann Lee:** So?\n\n**Bob Roe:** Yes.\n`;
  const folder = await temporaryFolder({
    'a.md': talk('guest: "Roe, Bob"\n'),
    'b.md': talk('interviewees:\n  - name: Bob Roe\n    role: baker\n  - Dr Eve Poe, PhD\n'),
    'c.md': talk('presenter: Bob Roe\n'),
    'd.md': talk('talking: Bob Roe and Eve Poe\n'),
    'e.md': talk(''),
    'rostrum.yaml': 'fields:\n  talking: { type: people }\n',
  });
  const rows = jsonOf<{ rows: { guests: string }[] }>(
    await run('list', folder, '--columns', 'guests', '--sort', 'path', '--format', 'json'),
  ).rows;
  expect(rows.map(({ guests }) => guests)).toEqual([
    'Bob Roe',
    'Bob Roe, Dr Eve Poe',
    'Ann Lee',
    'Bob Roe, Eve Poe',
    'Bob Roe',
  ]);
});
