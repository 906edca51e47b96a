import { lstat, realpath, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isGitFolder } from '../../../shared/library/git-folder.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { describeFileError } from '../../files/file-error.ts';

const next = 'Choose the folder of the website’s repository.';

/**
 * The real path of a site's folder.
 * @throws RostrumError `not-found` where there is none
 */
export async function openSite(site: string): Promise<string> {
  let root: string;
  let isFolder: boolean;
  try {
    root = await realpath(site);
    isFolder = (await stat(root)).isDirectory();
  } catch (error) {
    throw new RostrumError(
      { code: 'not-found', message: 'The site’s folder is not there.', next, path: site },
      { cause: error },
    );
  }
  if (!isFolder)
    throw new RostrumError({ code: 'not-found', message: 'The site is a file, not a folder.', next, path: site });
  return root;
}

/**
 * Looks at many targets of one site, at each folder once, and follows the links on the way: none may lead out of the
 * site, or nowhere.
 * @param site its real path
 * @returns what stands at a target, a link followed; null where nothing does. Throws RostrumError `outside-target`, or
 * `unreadable` where a folder on the way is a file.
 */
export function openTargets(site: string): (target: string) => Promise<Stats | null> {
  const folders = new Map<string, Promise<void>>();

  /** Null where there is nothing of that name, not even a link that leads nowhere. */
  const look = async (path: string, target: string): Promise<Stats | null> => {
    const found = await lstatOrNull(path);
    if (found === null || !found.isSymbolicLink()) return found;
    const real = await realpath(path).catch(() => null); // A link that leads nowhere, or back to itself.
    if (real === null) throw outside(target, `“${relative(site, path)}” in the site is a link that leads nowhere.`);
    if (real !== site && !isBelow(site, real))
      throw outside(target, `“${target}” leads out of the site through a link.`);
    if (real.split(sep).some(isGitFolder))
      throw outside(target, `“${target}” leads to git’s own files through a link.`);
    return stat(real);
  };
  const assertFolder = (folder: string, target: string): Promise<void> => {
    if (folder === site) return Promise.resolve();
    let asked = folders.get(folder);
    if (asked === undefined) {
      // From the top: what is below a link is judged by where the link leads.
      asked = assertFolder(dirname(folder), target).then(async () => {
        const found = await look(folder, target);
        if (found === null || found.isDirectory()) return;
        throw new RostrumError({
          code: 'unreadable',
          message: `“${relative(site, folder)}” in the site is a file, not a folder.`,
          path: target,
        });
      });
      folders.set(folder, asked);
    }
    return asked;
  };
  return async (target) => {
    if (!isBelow(site, resolve(site, target))) throw outside(target, `“${target}” leads out of the site.`);
    const path = join(site, target);
    try {
      await assertFolder(dirname(path), target);
    } catch (error) {
      // Told once for the folder, and for each target by its own name.
      if (!(error instanceof RostrumError)) throw error;
      throw new RostrumError(
        {
          ...error.failure,
          message: error.failure.message.replace(error.failure.path ?? target, target),
          path: target,
        },
        { cause: error },
      );
    }
    return look(path, target);
  };
}

/** How a change of the library names a file in the site: relative where the two are one folder. */
export function pathInChange(library: string, site: string, target: string): string {
  return site === library ? target : join(site, target);
}

function outside(target: string, message: string): RostrumError {
  return new RostrumError({ code: 'outside-target', message, path: target });
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

async function lstatOrNull(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    // Below a file nothing can be either; writing says so.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw describeFileError(error, path, 'read');
  }
}
