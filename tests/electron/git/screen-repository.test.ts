import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isServerPath } from '../../../electron/files/server-path.ts';
import { findRepository } from '../../../electron/git/repository.ts';
import { readGitConfig, screenRepository } from '../../../electron/git/screen-repository.ts';
import { expectFailure } from '../../helpers/expect-failure.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

describe('which paths contact another machine, or a device', () => {
  test.each([
    '\\\\server\\share',
    '//server/share',
    '\\/server\\share',
    '/\\server/share',
    ' \\\\server\\share\n',
    '\\\\?\\UNC\\server\\share',
    '\\\\?\\unc\\server',
    '//?/UNC/server/share',
    '\\\\.\\UNC\\server\\share',
    '\\\\.\\pipe\\name',
    '\\\\?\\GLOBALROOT\\Device\\Mup\\server\\share',
    '\\??\\UNC\\server\\share',
    '\\\\server@SSL@443\\DavWWWRoot',
    '\\\\?\\C',
  ])('%j on Windows', (path) => {
    expect(isServerPath(path, 'win32')).toBe(true);
    for (const platform of ['linux', 'darwin']) expect(isServerPath(path, platform)).toBe(false);
  });

  test.each([
    'C:\\library',
    'C:/library',
    '\\\\?\\C:\\library',
    '//?/c:/library',
    '\\\\.\\D:\\x',
    '\\??\\C:\\x',
    '..\\library',
    '../x',
    '/x',
    '\\x',
    '',
    'a//b',
    'https://example.org/x.git',
  ])('not %j', (path) => {
    expect(isServerPath(path, 'win32')).toBe(false);
  });
});

test('settings of git are read as git reads them', () => {
  const text =
    '[core]\n\tbare = false\n\tworkTree = "//server/a b" ; not here\n[include] path = \\\\\\\\server\\\\share\n[includeIf "gitdir:C:/x/"]\n\tpath = one\\\ntwo # three\n[remote "origin"]\r\n\turl = //server/repo.git\r\n\tmirror\r\n';
  expect(readGitConfig(text)).toEqual([
    { key: 'core.bare', value: 'false' },
    { key: 'core.worktree', value: '//server/a b' },
    { key: 'include.path', value: '\\\\server\\share' },
    { key: 'includeif.gitdir:C:/x/.path', value: 'onetwo' },
    { key: 'remote.origin.url', value: '//server/repo.git' },
    { key: 'remote.origin.mirror', value: '' },
  ]);
});

describe('on Windows git is asked nothing where a repository’s files lead to another machine', () => {
  test.each([
    ['a .git file', { '.git': 'gitdir: //server/share/repo\n' }, '.git'],
    ['a .git file with a long name', { '.git': 'gitdir: \\\\?\\UNC\\server\\share\n' }, '.git'],
    [
      'a common folder',
      { '.git/HEAD': 'ref: refs/heads/main\n', '.git/commondir': '\\\\server\\share\n' },
      'commondir',
    ],
    [
      'a common folder behind a .git file',
      { '.git': 'gitdir: real\n', 'real/commondir': '//server/share\n' },
      'commondir',
    ],
    [
      'objects of another repository',
      { '.git/objects/info/alternates': '/here\n//server/share/objects\n' },
      'objects/info/alternates',
    ],
    [
      'objects behind a .git file and a common folder',
      {
        '.git': 'gitdir: real/worktrees/one\n',
        'real/worktrees/one/commondir': '../..\n',
        'real/objects/info/alternates': '//server/share/objects\n',
      },
      'objects/info/alternates',
    ],
    ['a working tree', { '.git/config': '[core]\n\tworktree = //server/share\n' }, 'config'],
    ['included settings', { '.git/config': '[include]\n\tpath = "\\\\\\\\server\\\\share\\\\config"\n' }, 'config'],
    [
      'settings included by included ones',
      {
        '.git/config': '[include]\n\tpath = more\n',
        '.git/more': '[includeIf "gitdir:/"]\n\tpath = evenmore\n',
        '.git/evenmore': '[CORE]\n\tExcludesFile=//server/share/x\n',
      },
      'config',
    ],
    [
      'settings of one working tree',
      { '.git/config.worktree': '[core]\n\tattributesFile = //server/share/x\n' },
      'config',
    ],
  ] as const)('%s', async (_, files, file) => {
    const folder = await temporaryFolder(files);
    expect(await expectFailure(screenRepository(folder, 'win32'))).toMatchObject({
      code: 'git',
      path: folder,
      message: expect.stringMatching(new RegExp(`^“${file}” leads to another machine, .*server`)) as string,
    });
    await screenRepository(folder, 'linux');
  });

  test('a link in the place of .git', async () => {
    const folder = await temporaryFolder();
    await symlink('//server/share/repo', join(folder, '.git'));
    expect(await expectFailure(screenRepository(folder, 'win32'))).toMatchObject({ code: 'git' });
  });

  test('an ordinary repository with a remote on a server is fine, and so are settings that include themselves', async () => {
    const folder = await temporaryFolder({
      '.git/config':
        '[core]\n\tbare = false\n[remote "origin"]\n\turl = //server/share/repo.git\n[include]\n\tpath = config\n',
    });
    await mkdir(join(folder, '.git/objects'));
    await screenRepository(folder, 'win32');
  });
});

describe.runIf(process.platform !== 'win32')('what git would wait for, or read, for ever', () => {
  test.each([
    '.git/HEAD',
    '.git/config',
    '.git/index',
    '.git/packed-refs',
    '.git/info/attributes',
    '.git/info/exclude',
    '.git/objects/info/alternates',
    '.git',
    '.gitattributes',
    '.gitignore',
  ])('a pipe or a device at “%s” is told, and git is not asked', async (name) => {
    for (const plant of [
      (path: string) => execFileSync('mkfifo', [path]),
      (path: string) => symlinkSync('/dev/zero', path),
    ]) {
      const folder = await temporaryFolder();
      const path = join(folder, name);
      await mkdir(name === '.git' ? dirname(path) : join(folder, '.git'), { recursive: true });
      await mkdir(dirname(path), { recursive: true });
      plant(path);
      expect(await expectFailure(findRepository(folder))).toMatchObject({
        code: 'git',
        message: expect.stringContaining(`“${name}” is no file`),
      });
    }
  });

  test('in the folder that a “.git” file names as well', async () => {
    const folder = await temporaryFolder({ '.git': 'gitdir: elsewhere\n', 'elsewhere/HEAD': 'ref: refs/heads/main\n' });
    execFileSync('mkfifo', [join(folder, 'elsewhere/config')]);
    expect(await expectFailure(findRepository(folder))).toMatchObject({
      message: expect.stringContaining('“elsewhere/config” is no file'),
    });
  });
});
