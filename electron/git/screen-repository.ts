import { lstat, readFile, readlink, stat } from 'node:fs/promises';
import { join, posix, relative, win32 } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import { isServerPath } from '../files/server-path.ts';

/** Settings that name files which git opens for a mere look. A remote's address is not among them: nothing is asked of it. */
const namesFile = /^(?:core\.(?:worktree|excludesfile|attributesfile|hookspath|fsmonitor)|include(?:if)?\..*path)$/;
/** Settings may include other files, which may include others. */
const maxFiles = 20;

/** What git opens for a mere look, in its folder. */
const openedInGit = [
  'HEAD',
  'config',
  'config.worktree',
  'commondir',
  'index',
  'packed-refs',
  'shallow',
  'info/attributes',
  'info/exclude',
  'info/grafts',
  'objects/info/alternates',
];
/** The same, in the working tree. */
const openedBeside = ['.git', '.gitattributes', '.gitignore', '.gitmodules', '.mailmap'];

/**
 * A named pipe or a device in the place of one of its files would keep git waiting, or reading, for ever.
 * @throws RostrumError `git` naming the file
 */
async function assertFilesEnd(folder: string): Promise<void> {
  await assertEnds(folder, folder, openedBeside);
  const dotGit = join(folder, '.git');
  const isFile = (await stat(dotGit).catch(() => null))?.isFile() ?? false;
  const own = isFile ? posix.resolve(folder, gitFolderNamed(await read(dotGit))) : dotGit;
  await assertEnds(folder, own, openedInGit);
  const common = await read(join(own, 'commondir'));
  if (common !== '') await assertEnds(folder, posix.resolve(own, common.trim()), openedInGit);
}

async function assertEnds(repository: string, folder: string, names: readonly string[]): Promise<void> {
  // What is not there keeps nobody waiting.
  for (const path of names.map((name) => join(folder, name))) {
    const stats = await stat(path).catch(() => null);
    if (stats === null || stats.isFile() || stats.isDirectory()) continue;
    throw new RostrumError({
      code: 'git',
      message: `“${relative(repository, path)}” is no file but a pipe or a device, and git would wait for it for ever. Nothing was asked of git here.`,
      next: 'Remove it, if you know where this folder came from.',
      path: repository,
    });
  }
}

/** The folder that a `.git` which is a file names. */
function gitFolderNamed(text: string): string {
  return (/^gitdir: (.*)$/m.exec(text)?.[1] ?? '').trim();
}

/**
 * Looks through a repository's own files before git is asked anything: a `.git` that came in an archive can name places on
 * another machine, which on Windows are contacted, with the name and password hash of whoever is signed in, by git’s first look.
 * @param folder that holds a `.git`
 * @param platform as `process.platform`, for tests
 * Elsewhere, no file may be a pipe or a device.
 * @throws RostrumError `git` naming what leads there, or never ends
 */
export async function screenRepository(folder: string, platform: string = process.platform): Promise<void> {
  if (platform !== 'win32') return assertFilesEnd(folder);
  const { resolve } = process.platform === 'win32' ? win32 : posix;
  const refuse = (file: string, target: string) => {
    const message = `“${file}” leads to another machine, ${target.trim()}. Nothing was asked of git here.`;
    return new RostrumError({
      code: 'git',
      message,
      next: 'If that is meant, clone the repository again from there.',
      path: folder,
    });
  };
  const follow = (file: string, from: string, target: string): string => {
    if (isServerPath(target, platform)) throw refuse(file, target);
    return resolve(from, target.trim());
  };
  const dotGit = join(folder, '.git');
  const link = await readlink(dotGit).catch(() => null); // No link.
  if (link !== null) follow('.git', folder, link);
  const isFile = (await lstat(dotGit).catch(() => null))?.isFile() ?? false; // What is not there names nothing.
  const own = isFile ? follow('.git', folder, gitFolderNamed(await read(dotGit))) : dotGit;
  const commonName = await read(join(own, 'commondir'));
  const common = commonName === '' ? own : follow('commondir', own, commonName);
  const alternates = await read(join(common, 'objects/info/alternates'));
  for (const line of alternates.split('\n')) follow('objects/info/alternates', join(common, 'objects'), line);
  const configs = [join(common, 'config'), join(own, 'config.worktree')];
  for (const [index, config] of configs.entries()) {
    for (const { key, value } of readGitConfig(await read(config))) {
      if (!namesFile.test(key)) continue;
      const place = follow('config', join(config, '..'), value);
      if (key.startsWith('include') && index < maxFiles && !configs.includes(place)) configs.push(place);
    }
  }
}

async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => ''); // What is not there, or is no file, names nothing.
}

/** The settings of a configuration of git, keys in lower case but for the names of sections in quotes; see git-config(1), “Syntax”. */
export function readGitConfig(text: string): { readonly key: string; readonly value: string }[] {
  const settings: { readonly key: string; readonly value: string }[] = [];
  let section = '';
  for (const line of text.replace(/\\\r?\n/g, '').split(/\r?\n/)) {
    const [whole, header, name] = /^\s*\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line) ?? [''];
    if (header !== undefined) section = `${header.toLowerCase()}${name === undefined ? '' : `.${name}`}.`;
    const [, key, value = ''] = /^\s*([A-Za-z][\w-]*)\s*(?:=\s*(.*))?$/.exec(line.slice(whole.length)) ?? [];
    if (key !== undefined) settings.push({ key: section + key.toLowerCase(), value: readValue(value) });
  }
  return settings;
}

/** Quotes, escapes and a comment at the end taken away. */
function readValue(text: string): string {
  let value = '';
  let isQuoted = false;
  for (const [token] of text.matchAll(/\\.|./gs)) {
    if (token === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /^[#;]$/.test(token)) break;
    else value += token.length === 2 ? token.slice(1) : token;
  }
  return value.trim();
}
