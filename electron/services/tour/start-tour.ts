import { cp, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setSetting, type SettingValue } from '../../../shared/config-file/edit-config.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import type { TourFolders } from '../../../shared/tour.ts';
import { exists } from '../../files/exists.ts';
import { makeDataFolder } from '../../files/make-folder.ts';
import { configName } from '../../files/scan.ts';
import { commitFiles, toCommitOutcome } from '../../git/commit.ts';
import { findRepository } from '../../git/repository.ts';
import { initRepository } from '../../git/run-git.ts';
import { confirmSite, requireTrusted, trustRepository } from '../site/trust.ts';

/** Folders that come with the app. */
export interface Samples {
  readonly library: string;
  readonly site: string;
}

const libraryName = 'common-ground';
const siteName = 'common-ground-site';

/** What the sample library says besides, for a tour: where its site is, and that only what is ready goes out. */
const settings: readonly (readonly [readonly string[], SettingValue])[] = [
  [['publish', 'site'], `../${siteName}`],
  [['publish', 'requireReady'], true],
];

/** Of the repository of a tour’s site alone: commits work without a name of the editor’s, and nothing else is run. */
const siteSettings: readonly (readonly [string, string])[] = [
  ['user.name', 'Rostrum Tour'],
  ['user.email', 'tour@rostrum.invalid'],
  ['commit.gpgSign', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.autocrlf', 'false'],
];

/**
 * Makes a copy of the sample library and, beside it, a site with a first commit, in a new folder of `userData`; the last
 * one is taken where nobody changed anything in it. The site is confirmed and trusted: nothing in it is anybody else’s.
 * @throws RostrumError `read-only` where nothing can be written in `userData`
 */
export async function startTour(userData: string, samples: Samples): Promise<TourFolders> {
  const tours = join(userData, 'tours');
  makeDataFolder(tours);
  const numbers = (await readdir(tours)).filter((name) => /^\d+$/.test(name)).map(Number);
  const last = numbers.reduce((highest, number) => Math.max(highest, number), 0);
  const untouched = last === 0 ? null : await findUntouched(join(tours, String(last)), userData, samples);
  return untouched ?? makeTour(await makeNextFolder(tours, last + 1), userData, samples);
}

/** The folder of a tour, as it was made; null where something in it is another by now. */
async function findUntouched(folder: string, userData: string, samples: Samples): Promise<TourFolders | null> {
  const library = join(folder, libraryName);
  const site = join(folder, siteName);
  const isRepository = await exists(join(site, '.git'));
  const isUntouched =
    isRepository &&
    sameFiles(await readFiles(library), await libraryFiles(samples)) &&
    sameFiles(await readFiles(site), await readFiles(samples.site));
  if (!isUntouched) return null;
  const found = { library: await realpath(library), site: await realpath(site), withoutGit: null };
  // What was agreed to on this machine may have been reset since.
  await confirmSite(userData, found.library, found.site);
  return found;
}

/** Another window may have taken the number. */
async function makeNextFolder(tours: string, number: number): Promise<string> {
  const folder = join(tours, String(number));
  try {
    await mkdir(folder);
    return await realpath(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return makeNextFolder(tours, number + 1);
  }
}

async function makeTour(folder: string, userData: string, samples: Samples): Promise<TourFolders> {
  const library = join(folder, libraryName);
  const site = join(folder, siteName);
  await cp(samples.library, library, { recursive: true });
  await writeFile(join(library, configName), await configText(samples));
  await cp(samples.site, site, { recursive: true });
  await confirmSite(userData, library, site);
  const { notCommitted } = await toCommitOutcome(makeRepository(site, userData));
  // Half a repository would be in the way of publishing.
  if (notCommitted !== null) await rm(join(site, '.git'), { recursive: true, force: true });
  return { library, site, withoutGit: notCommitted };
}

/** @returns the first commit, of all files */
async function makeRepository(site: string, userData: string): Promise<string | null> {
  await initRepository(site, siteSettings);
  const repository = (await findRepository(site))!;
  await trustRepository(userData, repository);
  const paths = [...(await readFiles(site)).keys()];
  return commitFiles(await requireTrusted(userData, repository), { paths, message: 'Begin the website' });
}

async function configText({ library }: Samples): Promise<string> {
  let text = await readFile(join(library, configName), 'utf8');
  for (const [path, value] of settings) {
    const edit = setSetting(text, path, value);
    if (!edit.ok) throw new Error(edit.reason);
    text = applyEdits(text, edit.edits);
  }
  return text;
}

async function libraryFiles(samples: Samples): Promise<Map<string, string>> {
  return (await readFiles(samples.library)).set(configName, await configText(samples));
}

/** Path, with `/`, to text of all files below a folder, but for git’s own; empty where there is no folder. */
async function readFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []); // Not there: no files.
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !path.startsWith('.git/'));
  return new Map(
    await Promise.all(files.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}

function sameFiles(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
