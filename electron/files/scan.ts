import type { Stats } from 'node:fs';
import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isEpisodeName } from '../../shared/episode/model/file-names.ts';
import { compileGlob } from '../../shared/config/glob.ts';
import { describeFileError } from './file-error.ts';
import { isWithin } from './place.ts';
import { isServerPath } from './server-path.ts';

/** A file that may be an episode. `path` is relative to the library, with `/`. */
export interface ScannedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** As `identityOf`. */
  readonly identity: string;
}

/**
 * What changes with every write to a file and with every other file that takes its place, even where size and time of
 * modification are set back: the inode, and when that was changed last.
 */
export function identityOf({ ino, ctimeMs }: Pick<Stats, 'ino' | 'ctimeMs'>): string {
  return `${ino}:${ctimeMs}`;
}

/** What lies in a library's folder. */
export interface Scan {
  readonly files: readonly ScannedFile[];
  /** Named like an episode, but cannot be read: a folder, a dangling or looping link. */
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  /** Paths of files that `exclude` leaves out, in order; empty unless asked for. */
  readonly excluded: readonly string[];
}

const skippedFolders = new Set(['node_modules']);
export const configName = 'rostrum.yaml';

/** The library that `path` belongs to: the nearest folder upwards with a `rostrum.yaml`, else the folder itself. */
export async function findLibraryRoot(path: string): Promise<string> {
  const folder = (await isFolder(path)) ? resolve(path) : dirname(resolve(path));
  for (let at = folder; ; at = dirname(at)) {
    if (await isFile(join(at, configName))) return at;
    if (dirname(at) === at) return folder;
  }
}

/**
 * Lists the files of a library that may be episodes, in the order of their paths. Dot folders and `exclude` globs are
 * left out; a folder that is reached twice through links is read once, and a link to one around the library, such as `/`, is
 * told and not followed.
 * @param options.listExcluded to list what the globs leave out too: their folders are then read as well
 * @throws RostrumError when the library itself cannot be read.
 */
export async function scanLibrary(
  root: string,
  exclude: readonly string[],
  { listExcluded = false }: { readonly listExcluded?: boolean } = {},
): Promise<Scan> {
  const excluding = exclude.map((glob) => compileGlob(glob)).filter((compiled) => compiled.ok);
  const isExcluded = (path: string) => excluding.some(({ matches }) => matches(path));
  const files: ScannedFile[] = [];
  const failed: { path: string; error: string }[] = [];
  const excluded: string[] = [];
  const seen = new Set<string>();
  /** Apart: what is left out under one path may be reached under another. */
  const seenOutside = new Set<string>();
  /** Links to folders are followed last, so that what can be reached without them is listed by its own path. */
  const linked: { readonly folder: string; readonly prefix: string; readonly out: boolean }[] = [];

  const walk = async (folder: string, prefix: string, outside: boolean): Promise<void> => {
    const real = await realpath(folder);
    const visited = outside ? seenOutside : seen;
    if (visited.has(real)) return;
    visited.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    await Promise.all(
      entries.map(async (entry) => {
        const path = prefix + entry.name;
        const out = outside || isExcluded(path) || (!entry.isFile() && isExcluded(`${path}/`));
        if (entry.name.startsWith('.') || (out && !listExcluded)) return;
        const looksLikeEpisode = isEpisodeName(entry.name);
        try {
          const obstacle = entry.isSymbolicLink() ? await findLinkObstacle(root, join(folder, entry.name)) : null;
          if (obstacle !== null) {
            if (!out) failed.push({ path, error: obstacle });
            return;
          }
          const stats = entry.isFile() && !looksLikeEpisode ? null : await stat(join(folder, entry.name));
          if (stats?.isDirectory()) {
            if (skippedFolders.has(entry.name)) return;
            if (looksLikeEpisode && !out) failed.push({ path, error: 'This is a folder, not a file.' });
            if (entry.isSymbolicLink()) linked.push({ folder: join(folder, entry.name), prefix: `${path}/`, out });
            else await walk(join(folder, entry.name), `${path}/`, out);
          } else if (out) {
            if (stats?.isFile() && looksLikeEpisode) excluded.push(path);
          } else if (stats && looksLikeEpisode && !stats.isFile()) {
            failed.push({ path, error: 'This is neither a file nor a folder.' });
          } else if (stats && looksLikeEpisode) {
            files.push({ path, size: stats.size, modified: stats.mtimeMs, identity: identityOf(stats) });
          }
        } catch (error) {
          // One entry that cannot be read must not hide the others.
          if (!out && (looksLikeEpisode || entry.isDirectory()))
            failed.push({
              path,
              error: isNameLost(entry.name) ? nameLost : describeFileError(error, path, 'read').message,
            });
        }
      }),
    );
  };

  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  try {
    await walk(root, '', false);
    while (linked.length > 0) {
      linked.sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
      const { folder, prefix, out } = linked.shift()!;
      await walk(folder, prefix, out).catch((error: unknown) => {
        // As for any other entry: it must not hide the rest.
        if (!out) failed.push({ path: prefix.slice(0, -1), error: describeFileError(error, folder, 'read').message });
      });
    }
  } catch (error) {
    throw describeFileError(error, root, 'read');
  }
  return { files: files.sort(byPath), failed: failed.sort(byPath), excluded: excluded.sort() };
}

/** Node puts U+FFFD for the bytes of a name that are not UTF-8, and what is called so is then not found. */
const isNameLost = (name: string) => name.includes('\uFFFD');
const nameLost = 'Its name has bytes that are not UTF-8, so it cannot be opened. Rename it in a file manager.';

/** On these are no episodes, and reading them may never end or do something. */
const systemFolders: ReadonlySet<string> = new Set(['/proc', '/sys', '/dev']);

/** Why a link is not followed; null where it is. */
async function findLinkObstacle(root: string, path: string): Promise<string | null> {
  if (isServerPath(await readlink(path))) return 'This is a link to another machine. It is not followed.';
  const real = await realpath(path).catch(() => null); // What leads nowhere is told by reading it.
  if (
    real === null ||
    real === root ||
    !(isWithin(real, root) || [...systemFolders].some((folder) => isWithin(folder, real)))
  )
    return null;
  return 'This is a link to a folder around the library, or to one of the system’s. It is not followed.';
}

async function isFolder(path: string): Promise<boolean> {
  return (await statOrNull(path))?.isDirectory() ?? false;
}

async function isFile(path: string): Promise<boolean> {
  if (await isLinkToServer(path)) return false;
  return (await statOrNull(path))?.isFile() ?? false;
}

/** Whether a name is a link by which looking at it would contact another machine. */
async function isLinkToServer(path: string): Promise<boolean> {
  if (process.platform !== 'win32') return false;
  const target = await readlink(path).catch(() => null); // No link, or nothing.
  return target !== null && isServerPath(target);
}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch {
    // Whatever is wrong with it, it is not what is looked for.
    return null;
  }
}
