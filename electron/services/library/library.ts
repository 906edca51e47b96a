import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { sidecarFolder } from '../../../shared/sidecar/sidecar-record.ts';
import { defaultConfig, type LibraryConfig } from '../../../shared/config/library-config.ts';
import { readLibraryConfig } from '../../../shared/config-file/read-config.ts';
import { failureOf, RostrumError } from '../../../shared/failure.ts';
import { describeLife } from '../../../shared/publish/go-live.ts';
import type { EpisodeRow, EpisodeState } from '../../../shared/library/episode-row.ts';
import type { LibraryInfo } from '../../../shared/library/library-info.ts';
import type { LibrarySummary } from '../../../shared/library/library-summary.ts';
import { expireRows, listFiles, readSummary, type ListedFile } from '../../catalogue/catalogue.ts';
import { isOwnFolder } from '../../files/place.ts';
import { readRaw } from '../../files/read-file.ts';
import { configName, findLibraryRoot } from '../../files/scan.ts';
import { readFirstVersions, readReady } from '../../history/history.ts';
import type { OpenedGeneration } from '../../sqlite/generations.ts';
import { describeSqlError, isDamage, isSound, type Sql } from '../../sqlite/open-database.ts';
import { describeCatalogue, describeHistory, openCatalogue, openHistory } from './databases.ts';
import { inspectionStamp } from '../pool/inspect.ts';
import { recoverOpenWrites } from '../writing/open-writes.ts';
import { finishRemoval } from '../writing/unfinished-removal.ts';
import { readPublishedHashes } from '../site/published.ts';
import { isSiteConfirmed } from '../site/trust.ts';

/** An open library: its folder, its settings, its two databases. */
export interface Library {
  readonly root: string;
  readonly info: LibraryInfo;
  readonly config: LibraryConfig;
  /** Folder of what Rostrum keeps on this machine. */
  readonly userData: string;
  readonly catalogue: Sql;
  readonly history: Sql;
  /** Source to the hashes under which the site has it; as of the last `refreshPublished`. */
  readonly published: ReadonlyMap<string, ReadonlySet<string>>;
  /** @param site that is meant from now on; where none ever was, the one that the settings name, if it is confirmed */
  refreshPublished(site?: string): Promise<void>;
  /** Starts over with whichever database is damaged; in words what was done, or null where neither is. */
  replaceDamaged(): string | null;
  /** As `replaceDamaged`, and rebuilds the catalogue in any case; in words what was done. */
  repair(): string;
  /** Reads `rostrum.yaml` again; whether it says anything else. What hangs on it must be brought up to date then. */
  reloadConfig(): Promise<boolean>;
  close(): void;
}

/** By which a library's databases are found: its real path, digested. */
export function libraryKey(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 16);
}

/** In bytes. */
const largestConfig = 1024 * 1024;

/** The settings in force at a library's root, and what is wrong with its `rostrum.yaml`. */
export async function readConfig(
  root: string,
): Promise<{ readonly config: LibraryConfig; readonly problems: readonly string[] }> {
  const withDefaults = (...problems: readonly string[]) => ({ config: defaultConfig, problems });
  let yaml: Uint8Array;
  try {
    yaml = await readRaw(join(root, configName));
  } catch (error) {
    const { code, message } = failureOf(error);
    return code === 'not-found' ? withDefaults() : withDefaults(`${configName} cannot be read. ${message}`);
  }
  if (yaml.length > largestConfig)
    return withDefaults(`${configName} is larger than 1 MB, which no settings are, and is not read.`);
  const { config, problems } = readLibraryConfig(new TextDecoder().decode(yaml));
  return { config, problems: problems.map(({ line, message }) => `${configName}, line ${line}: ${message}`) };
}

/**
 * Opens the library that `path` belongs to. Writes nothing into it; writes that an earlier session left open are recovered.
 * @throws RostrumError when the folder cannot be read, or was opened by a newer Rostrum
 */
export async function openLibrary(
  path: string,
  { userData, catalogueFile }: { userData: string; catalogueFile?: string | undefined },
): Promise<Library> {
  let root: string;
  try {
    // What is not there has a folder above it all the same, and nobody asked for that one.
    await stat(path);
    root = await realpath(await findLibraryRoot(path));
  } catch (error) {
    throw new RostrumError(
      {
        code: 'not-a-library',
        message: 'This folder cannot be opened.',
        next: 'Choose a folder of episode files.',
        path,
      },
      { cause: error },
    );
  }
  let { config, problems } = await readConfig(root);
  const folder = join(userData, 'libraries', libraryKey(root));
  const cataloguePath = catalogueFile ?? join(folder, 'catalogue.sqlite');
  const openOwnCatalogue = (found: OpenedGeneration['aside'] = null) => {
    const opened = openCatalogue(cataloguePath, { isNamed: catalogueFile !== undefined, found });
    expireRows(opened.db, inspectionStamp(config));
    return opened;
  };

  let catalogue = openOwnCatalogue();
  let history = openHistory(folder);
  const notices = [
    ...[describeCatalogue(catalogue), describeHistory(history)].filter((notice) => notice !== null),
    ...(await recoverOpenWrites({ root, history: history.db })),
    ...(await noticeOfLinks(root)),
    ...(await noticeOfSite({ root, config, userData })),
  ];
  /** Its words come from the files alone. */
  const renewCatalogue = () => {
    catalogue.db.close();
    catalogue = openOwnCatalogue({ file: catalogue.file, why: 'damaged' });
  };
  const removed = finishRemoval(history.db, renewCatalogue);
  if (removed !== null && !notices.includes(removed)) notices.push(removed);
  let published: Library['published'] = new Map();
  let chosenSite: string | null = null;

  const replaceHistory = (): string | null => {
    if (isSound(history.db)) return null;
    history.db.close();
    history = openHistory(folder, { file: history.file, why: 'damaged' });
    return describeHistory(history);
  };

  return {
    root,
    get config() {
      return config;
    },
    userData,
    get catalogue() {
      return catalogue.db;
    },
    get history() {
      return history.db;
    },
    get published() {
      return published;
    },
    get info() {
      return {
        root,
        title: config.title ?? basename(root),
        config,
        configProblems: problems,
        notice: notices.length > 0 ? notices.join(' ') : null,
      };
    },
    async refreshPublished(chosen) {
      chosenSite = chosen ?? chosenSite;
      const site = chosenSite ?? (await confirmedSite({ root, config, userData }));
      if (site !== null) published = await readPublishedHashes(site);
    },
    async reloadConfig() {
      const read = await readConfig(root);
      if (JSON.stringify(read) === JSON.stringify({ config, problems })) return false;
      ({ config, problems } = read);
      expireRows(catalogue.db, inspectionStamp(config));
      return true;
    },
    replaceDamaged() {
      const done: string[] = [];
      if (!isSound(catalogue.db)) {
        renewCatalogue();
        done.push(describeCatalogue(catalogue)!);
      }
      return [...done, replaceHistory()].filter((line) => line !== null).join(' ') || null;
    },
    repair() {
      renewCatalogue();
      return [
        'The catalogue is made anew from the files.',
        replaceHistory() ?? 'The record of earlier versions and unsaved work is sound.',
      ].join(' ');
    },
    close() {
      catalogue.db.close();
      history.db.close();
    },
  };
}

/**
 * Runs `use`, and once more where it met a damaged database that could be replaced.
 * @param onRepaired told what was done, before `use` runs again
 * @throws whatever `use` throws, SQLite's errors in words
 */
export async function retryAfterRepair<T>(
  library: Library,
  use: () => T | Promise<T>,
  onRepaired: (notice: string) => void,
): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const notice = isDamage(error) ? library.replaceDamaged() : null;
    if (notice === null) throw describeSqlError(error);
    onRepaired(notice);
    return use();
  }
}

/** Where the settings say that the site is; null where they do not. */
export function configuredSite({ root, config }: Pick<Library, 'root' | 'config'>): string | null {
  return config.publish.site === undefined ? null : resolve(root, config.publish.site);
}

/** The same, where it lies in the library or the editor confirmed it on this machine; null otherwise. */
export async function confirmedSite(library: Pick<Library, 'root' | 'config' | 'userData'>): Promise<string | null> {
  const site = configuredSite(library);
  return site !== null && (await isSiteConfirmed(library.userData, library.root, site)) ? site : null;
}

async function noticeOfLinks(root: string): Promise<string[]> {
  const isOwn = await isOwnFolder(join(root, sidecarFolder));
  return isOwn
    ? []
    : [
        '“.rostrum” here is a link. What is kept beside episodes is neither read nor written through it: put a folder in its place.',
      ];
}

async function noticeOfSite(library: Pick<Library, 'root' | 'config' | 'userData'>): Promise<string[]> {
  const site = configuredSite(library);
  if (site === null || (await confirmedSite(library)) !== null) return [];
  return [
    `${configName} names a site outside the library, ${site}, which is not looked at until you publish into it once.`,
  ];
}

/** A path that the window or the command line gave, as an absolute path inside the library. @throws RostrumError */
export function pathInLibrary({ root }: Library, path: string): string {
  const absolute = resolve(root, path);
  const inside = relative(root, absolute);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new RostrumError({ code: 'bad-request', message: 'This file does not belong to the library.', path });
  }
  return absolute;
}

/** The file of a library that `path` names, relative to the root with `/`; null for a folder. */
export async function fileInLibrary({ root }: Library, path: string): Promise<string | null> {
  if ((await stat(path)).isDirectory()) return null;
  // By its own name: a link among the episodes is listed as itself.
  return relative(root, join(await realpath(dirname(path)), basename(path))).replaceAll(sep, '/');
}

/** The library list: what the catalogue knows, with the states for which the history and the site must be asked too. @param paths only those of them that are there */
export function listRows({ catalogue, config, history, published }: Library, paths?: readonly string[]): EpisodeRow[] {
  // Ticks from before they lay beside the episodes.
  const tickedHere = readReady(history);
  const firstVersions = readFirstVersions(history);
  const stateOf = (
    { path, reviewedTurns }: Pick<ListedFile, 'path' | 'reviewedTurns'>,
    { ready, hash, cleanHash }: Pick<ListedFile, 'ready' | 'hash' | 'cleanHash'>,
  ): EpisodeState => {
    const inSite = published.get(path);
    // Until its clean form is worked out, what was published counts as published.
    if (inSite && (cleanHash === null || inSite.has(cleanHash))) return 'published';
    if (ready || tickedHere.get(path) === hash) return 'ready';
    if (inSite) return 'changed';
    const first = firstVersions.get(path);
    return (first !== undefined && first !== hash) || reviewedTurns !== null ? 'in-progress' : 'new';
  };
  const now = new Date();
  return listFiles(catalogue, paths).map(({ ready, hash, cleanHash, live, ...row }) => ({
    ...row,
    life: live === null ? null : describeLife(live, now, config.timeZone),
    state: stateOf(row, { ready, hash, cleanHash }),
  }));
}

/** What is in the library, as the catalogue has it: it must be up to date. Its people are those of `countPeople`. */
export function summarise(library: Library): Omit<LibrarySummary, 'people'> {
  const { fields, ...summary } = readSummary(library.catalogue);
  return {
    ...summary,
    fields: fields.map(({ key, files, type }) => ({ key, files, inferred: { type: type as 'text', required: false } })),
  };
}
