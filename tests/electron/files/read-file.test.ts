import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBytes, readSource } from '../../../electron/files/read-file.ts';
import { expectFailure } from '../../helpers/expect-failure.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('reads text without its byte order mark and line ends, and hashes the bytes as they are', async () => {
  const folder = await temporaryFolder({ 'a.md': '\uFEFFMD Hello.\r\n' });
  const { source, hash, bytes } = await readSource(join(folder, 'a.md'));
  expect(source).toEqual({ text: 'MD Hello.\n', bom: true, endings: '\r\n' });
  expect(bytes.length).toBe(14);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('reads an empty file and one of 20 MB', async () => {
  const folder = await temporaryFolder({ 'empty.md': '', 'long.md': 'MD word\n\n'.repeat(2_300_000) });
  expect((await readSource(join(folder, 'empty.md'))).source.text).toBe('');
  expect((await readSource(join(folder, 'long.md'))).source.text.length).toBe(20_700_000);
});

test.each([
  ['nul.md', 'MD a\0b', 'not-editable', 'holds a NUL byte (at byte 4)'],
  ['latin1.md', new Uint8Array([77, 68, 32, 99, 97, 102, 0xe9]), 'not-editable', 'is not UTF-8 text (at byte 6)'],
])('refuses to edit %s and says where it is broken', async (name, content, code, message) => {
  const folder = await temporaryFolder({ [name]: content });
  const failure = await expectFailure(readSource(join(folder, name)));
  expect(failure).toMatchObject({ code, next: expect.any(String) });
  expect(failure.message).toContain(message);
});

test('says what stands in the way of reading', async () => {
  const folder = await temporaryFolder({ 'a.md': '' });
  const at = (name: string) => join(folder, name);
  await mkdir(at('folder.md'));
  await symlink('nowhere.md', at('dangling.md'));
  await symlink('loop.md', at('loop.md'));
  await truncate(at('a.md'), 65 * 1024 * 1024);
  expect(await expectFailure(readBytes(at('none.md')))).toMatchObject({ code: 'not-found', path: at('none.md') });
  expect(await expectFailure(readBytes(at('dangling.md')))).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('link'),
  });
  expect(await expectFailure(readBytes(at('loop.md')))).toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('leads back'),
  });
  expect(await expectFailure(readBytes(at('folder.md')))).toMatchObject({
    code: 'unreadable',
    message: 'This is a folder, not a file.',
  });
  expect(await expectFailure(readBytes(at('a.md/b.md')))).toMatchObject({ code: 'not-found' });
  expect(await expectFailure(readBytes(at('a.md')))).toMatchObject({
    code: 'unreadable',
    message: 'The file has 65 MB; transcripts of up to 64 MB are read.',
  });
});

test.skipIf(process.platform === 'win32')(
  'does not wait for somebody to write into a pipe that is named like an episode',
  async () => {
    const folder = await temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect(await expectFailure(readBytes(join(folder, 'pipe.md')))).toMatchObject({
      code: 'unreadable',
      message: 'This is neither a file nor a folder.',
    });
  },
);
