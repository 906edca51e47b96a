import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';

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
    throw new RostrumError({ code: 'not-found', message: 'The site’s folder is not there.', next, path: site }, { cause: error });
  }
  if (!isFolder) throw new RostrumError({ code: 'not-found', message: 'The site is a file, not a folder.', next, path: site });
  return root;
}

/**
 * Follows the links on the way to a target: none may lead out of the site, or nowhere.
 * @param site its real path
 * @throws RostrumError `outside-target`
 */
export async function assertInside(site: string, target: string): Promise<void> {
  const outside = (message: string) => new RostrumError({ code: 'outside-target', message, path: target });
  if (!isBelow(site, resolve(site, target))) throw outside(`“${target}” leads out of the site.`);
  for (let at = join(site, target); at !== site; at = dirname(at)) {
    // What is not there yet is made below the nearest folder that is.
    if (!(await isThere(at))) continue;
    const real = await realpath(at).catch(() => null); // A link that leads nowhere, or back to itself.
    if (real === null) throw outside(`“${relative(site, at)}” in the site is a link that leads nowhere.`);
    if (real !== site && !isBelow(site, real)) throw outside(`“${target}” leads out of the site through a link.`);
    return;
  }
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    // Below a file nothing can be either; writing says so.
    return false;
  }
}
