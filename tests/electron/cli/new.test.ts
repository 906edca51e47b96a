import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { episodeText } from '../../helpers/open-test-library.ts';
import { listFiles, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

const library = () => temporaryFolder({ 'first.md': episodeText('First'), 'second.md': episodeText('Second') });

it('new makes an episode with the labels that its guests had before', async () => {
  const folder = await library();
  const ran = await run('new', folder, '--title', 'Third', '--guests', 'Tara Woods, Joan Keir', '--date', '2012-12-06');
  expect(ran).toEqual({ code: 0, stdout: 'third.md: made, with TW for Tara Woods, JK for Joan Keir\n', stderr: '' });
  expect(await readFile(join(folder, 'third.md'), 'utf8')).toBe(
    '---\ntitle: "Third"\ndate: 2012-12-06T09:00:00+00:00\ndraft: true\n---\n\nTW - Tara Woods  \nJK - Joan Keir\n',
  );
});

it('new is listed as an episode, and nothing but its file is written', async () => {
  const folder = await library();
  await run('new', folder, '--title', 'Third', '--guests', 'Tara Woods');
  expect(await listFiles(folder)).toEqual(['first.md', 'second.md', 'third.md']);
  expect((await run('lint', folder)).code).toBe(0);
});

it('new never writes over a file, whatever the case of its name', async () => {
  const folder = await library();
  const before = await readFile(join(folder, 'first.md'), 'utf8');
  const ran = await run('new', folder, '--title', 'FIRST', '--as', 'First.md');
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('“first.md” is there already, as “First”.');
  expect(await readFile(join(folder, 'first.md'), 'utf8')).toBe(before);
  expect(await listFiles(folder)).toEqual(['first.md', 'second.md']);
});

it('new --dry-run --json tells what would be written', async () => {
  const folder = await library();
  const answer = jsonOf<{ path: string; legend: unknown; written: boolean; text: string }>(
    await run(
      'new',
      folder,
      '--title',
      'Third',
      '--guests',
      'Tara Woods',
      '--set',
      'date=2020-01-01',
      '--dry-run',
      '--json',
    ),
  );
  expect(answer).toMatchObject({ path: 'third.md', legend: [{ label: 'TW', name: 'Tara Woods' }], written: false });
  expect(answer.text).toContain('date: 2020-01-01\n');
  expect(await listFiles(folder)).toEqual(['first.md', 'second.md']);
});

it('new writes the line ends that the newest episode has', async () => {
  const folder = await temporaryFolder({ 'first.md': episodeText('First').replaceAll('\n', '\r\n') });
  await run('new', folder, '--title', 'Second');
  expect(await readFile(join(folder, 'second.md'), 'utf8')).toMatch(/^---\r\ntitle: "Second"\r\n/);
});

it('new refuses a place outside the library', async () => {
  const folder = await library();
  const ran = await run('new', folder, '--title', 'Third', '--as', '../third.md');
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('is no place inside the library');
});
