import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { isGitFolder, plainName } from '../../shared/library/git-folder.ts';
import { RostrumError } from '../../shared/failure.ts';

/** Whether a path is a folder or lies in it, both taken as they are written. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

/** Where a path really is, links followed as far as anything stands there. */
export async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || dirname(path) === path) throw error;
    return join(await realPlace(dirname(path)), basename(path));
  }
}

/**
 * Refuses what Rostrum never writes: anything in git's own folder, by whatever name or link it is reached, and its own
 * records through a link.
 * @param path absolute
 * @throws RostrumError `outside-target`
 */
export async function assertOrdinaryPlace(path: string): Promise<void> {
  await assertOwnFolder(path);
  const real = await realPlace(path);
  if ([...path.split(sep), ...real.split(sep)].some(isGitFolder)) {
    throw new RostrumError({
      code: 'outside-target',
      message: 'This is where git keeps its own files. Nothing is written there.',
      next: 'Choose another place; where a link leads there, remove it.',
      path,
    });
  }
}

/**
 * What Rostrum keeps beside episodes and in a site is neither read nor written through a link.
 * @param path absolute; any other than of a record is fine
 * @throws RostrumError `outside-target`
 */
export async function assertOwnFolder(path: string): Promise<void> {
  if (await isOwnFolder(path)) return;
  const message =
    '“.rostrum”, or a file in it, is a link. What Rostrum keeps there is neither read nor written through one.';
  throw new RostrumError({ code: 'outside-target', message, next: 'Put a folder of its own in its place.', path });
}

/** Whether no link lies on the way from `.rostrum` on; true for any path without it. */
export async function isOwnFolder(path: string): Promise<boolean> {
  const parts = path.split(sep);
  const first = parts.findLastIndex((part) => plainName(part) === '.rostrum');
  for (let end = first + 1; first >= 0 && end <= parts.length; end++) {
    const stats = await lstat(parts.slice(0, end).join(sep)).catch(() => null); // What is not there is no link.
    if (stats === null) return true;
    if (stats.isSymbolicLink()) return false;
  }
  return true;
}

/**
 * @param root of the library, a real path
 * @param path absolute
 * @throws RostrumError `outside-target` for a file that is reached through a link out of the library
 */
export async function assertInLibrary(root: string, path: string): Promise<void> {
  if (isWithin(root, await realPlace(path))) return;
  throw new RostrumError({
    code: 'outside-target',
    message: 'A link leads to this file, out of the library. It is shown, and cannot be changed here.',
    next: 'Open it where it lies, or put a copy in the library.',
    path,
  });
}
