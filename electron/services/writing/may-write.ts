import { dirname, isAbsolute, resolve, sep } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import { assertInLibrary, isWithin, realPlace } from '../../files/place.ts';

const siteRecord = `${sep}.rostrum${sep}published.tsv`;

/** The real path of the site that a change of another folder's history wrote into: the one whose record is among its files; null where there is none. */
export function siteOfChange(files: readonly { readonly path: string }[]): string | null {
  const record = files.find(({ path }) => isAbsolute(path) && resolve(path).endsWith(siteRecord));
  return record === undefined ? null : dirname(dirname(resolve(record.path)));
}

/**
 * Looks where a path really leads before something is written there, also when a change is taken back: a link may have
 * been put in its place since.
 * @param root of the library, a real path
 * @param path as a change names it: relative to the library, absolute for a page in the site
 * @param site its real path, where the change has one
 * @throws RostrumError `outside-target` for a file that is reached through a link out of the library, or of the site
 */
export async function assertMayWrite(root: string, path: string, site: string | null = null): Promise<void> {
  if (!isAbsolute(path)) return assertInLibrary(root, resolve(root, path));
  const real = await realPlace(path);
  if (site === null ? real === resolve(path) : isWithin(site, real)) return;
  throw new RostrumError({
    code: 'outside-target',
    message: 'A link leads to this file, out of the site. Nothing was written.',
    next: 'Remove the link, or put a folder in its place.',
    path,
  });
}
