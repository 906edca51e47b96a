import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLibraryRoot, scanLibrary } from '../../../electron/files/scan.ts';
import { expectFailure } from '../../helpers/expect-failure.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const pathsOf = async (root: string, exclude: readonly string[] = []) =>
  (await scanLibrary(root, exclude)).files.map(({ path }) => path);

test('lists markdown and text files in the order of their paths, with size and time', async () => {
  const root = await temporaryFolder({
    'b.md': 'four',
    'a/c.MD': '',
    'a/b.txt': '',
    'a/picture.png': '',
    README: '',
    'c.markdown': '',
    'c.mdown': '',
    'c.MDX': '',
  });
  const { files, failed } = await scanLibrary(root, []);
  expect(files.map(({ path, size }) => [path, size])).toEqual([
    ['a/b.txt', 0],
    ['a/c.MD', 0],
    ['b.md', 4],
    ['c.MDX', 0],
    ['c.markdown', 0],
    ['c.mdown', 0],
  ]);
  expect(files.every(({ modified }) => modified > 0)).toBe(true);
  expect(failed).toEqual([]);
});

test('leaves out hidden folders, node_modules and what rostrum.yaml excludes', async () => {
  const root = await temporaryFolder({
    '.git/a.md': '',
    '.hidden.md': '',
    'node_modules/a.md': '',
    'drafts/a.md': '',
    'deep/drafts/b.md': '',
    'kept.md': '',
  });
  expect(await pathsOf(root, ['**/drafts/**', '*/kept.md'])).toEqual(['kept.md']);
});

test('names what looks like an episode and is none, and goes on', async () => {
  const root = await temporaryFolder({ 'a.md': '' });
  await mkdir(join(root, 'folder.md'));
  await symlink('nowhere.md', join(root, 'dangling.md'));
  await symlink('loop.md', join(root, 'loop.md'));
  const { files, failed } = await scanLibrary(root, []);
  expect(files.map(({ path }) => path)).toEqual(['a.md']);
  expect(failed).toEqual([
    { path: 'dangling.md', error: expect.stringContaining('is a link to something that is not') },
    { path: 'folder.md', error: 'This is a folder, not a file.' },
    { path: 'loop.md', error: expect.stringContaining('leads back to itself') },
  ]);
});

test.skipIf(process.platform === 'win32')('names a pipe that looks like an episode, and no other', async () => {
  const root = await temporaryFolder();
  execFileSync('mkfifo', [join(root, 'pipe.md'), join(root, 'pipe')]);
  expect((await scanLibrary(root, [])).failed).toEqual([
    { path: 'pipe.md', error: 'This is neither a file nor a folder.' },
  ]);
});

// macOS and Windows have no such names.
test.runIf(process.platform === 'linux')('tells a name that is not UTF-8, and what to do', async () => {
  const root = await temporaryFolder({ 'b.md': '' });
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.md')]), '');
  expect(await scanLibrary(root, [])).toMatchObject({
    files: [{ path: 'b.md' }],
    failed: [{ path: 'caf\uFFFD.md', error: expect.stringContaining('Rename it in a file manager') }],
  });
});

test('reads a folder once, by its own path, however many links lead to it', async () => {
  const root = await temporaryFolder({ 'z/a.md': '' });
  await symlink('z', join(root, 'a-link'));
  await symlink('..', join(root, 'z/up'));
  expect(await pathsOf(root)).toEqual(['z/a.md']);
});

test('follows a link to a folder elsewhere', async () => {
  const elsewhere = await temporaryFolder({ 'a.md': '' });
  const root = await temporaryFolder();
  await symlink(elsewhere, join(root, 'link'));
  expect(await pathsOf(root)).toEqual(['link/a.md']);
});

test('a library is the nearest folder upwards with a rostrum.yaml, else the folder itself', async () => {
  const root = await temporaryFolder({ 'rostrum.yaml': '', 'a/b/c.md': '' });
  expect(await findLibraryRoot(join(root, 'a/b'))).toBe(root);
  expect(await findLibraryRoot(join(root, 'a/b/c.md'))).toBe(root);
  const plain = await temporaryFolder({ 'a/b.md': '' });
  expect(await findLibraryRoot(join(plain, 'a'))).toBe(join(plain, 'a'));
});

test('says so where the library itself is not there', async () => {
  const root = await temporaryFolder({ file: '' });
  expect(await expectFailure(scanLibrary(join(root, 'none'), []))).toMatchObject({ code: 'not-found' });
  expect(await expectFailure(scanLibrary(join(root, 'file'), []))).toMatchObject({ code: 'not-found' });
});
