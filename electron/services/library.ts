import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { readFile, realpath } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { defaultConfig, type LibraryConfig } from '../../shared/config/library-config.ts';
import { readLibraryConfig } from '../../shared/config/read-config.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { EpisodeRow, LibraryInfo, LibrarySummary } from '../../shared/ipc/views.ts';
import { listFiles, openCatalogue, readSummary } from '../catalogue/catalogue.ts';
import { currentHash } from '../files/write-file.ts';
import { configName, findLibraryRoot } from '../files/scan.ts';
import { beginWrite, endWrite, hasRevisions, openHistory, readOpenWrites, readReady, type OpenWrite } from '../history/history.ts';
import type { Sql } from '../sqlite/open-database.ts';

/** An open library: its folder, its settings, its two databases. */
export interface Library {
  readonly root: string;
  readonly info: LibraryInfo;
  readonly config: LibraryConfig;
  readonly catalogue: Sql;
  readonly history: Sql;
  close(): void;
}

/** Where Rostrum keeps what is its own on this machine; `ROSTRUM_USER_DATA` moves it. */
export function userDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment['ROSTRUM_USER_DATA']) return environment['ROSTRUM_USER_DATA'];
  switch (process.platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'rostrum');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'rostrum');
    default:
      return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'rostrum');
  }
}

/** The settings in force at a library's root, and what is wrong with its `rostrum.yaml`. */
export async function readConfig(root: string): Promise<{ readonly config: LibraryConfig; readonly problems: readonly string[] }> {
  let yaml: string;
  try {
    yaml = await readFile(join(root, configName), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { config: defaultConfig, problems: [] };
    return { config: defaultConfig, problems: [`${configName} cannot be read.`] };
  }
  const { config, problems } = readLibraryConfig(yaml);
  return { config, problems: problems.map(({ line, message }) => `${configName}, line ${line}: ${message}`) };
}

/**
 * Opens the library that `path` belongs to. Writes nothing into it; writes that an earlier session left open are settled.
 * @throws RostrumError when the folder cannot be read, or was opened by a newer Rostrum
 */
export async function openLibrary(path: string, { userData, catalogueFile }: { userData: string; catalogueFile?: string | undefined }): Promise<Library> {
  let root: string;
  try {
    root = await realpath(await findLibraryRoot(path));
  } catch (error) {
    throw new RostrumError({ code: 'not-a-library', message: 'This folder cannot be opened.', next: 'Choose a folder of episode files.', path }, { cause: error });
  }
  const { config, problems } = await readConfig(root);
  const folder = join(userData, 'libraries', createHash('sha256').update(root).digest('hex').slice(0, 16));
  const { db: catalogue, rebuilt } = openCatalogue(catalogueFile ?? join(folder, 'catalogue.sqlite'));
  const history = openHistory(join(folder, 'history.sqlite'));
  const settled = await settleOpenWrites(root, history);
  const notices = [...(rebuilt ? ['The catalogue was damaged and has been made anew from the files.'] : []), ...settled];
  return {
    root,
    config,
    catalogue,
    history,
    info: { root, title: config.title ?? basename(root), config, configProblems: [...problems], notice: notices.length > 0 ? notices.join(' ') : null },
    close() {
      catalogue.close();
      history.close();
    },
  };
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

/** The library list: what the catalogue knows, with the states that only the history knows. */
export function listRows(library: Library): EpisodeRow[] {
  const ready = readReady(library.history);
  const touched = hasRevisions(library.history);
  return listFiles(library.catalogue).map(({ hash, ...row }) => ({
    ...row,
    state: ready.get(row.path) === hash ? 'ready' : touched.has(row.path) ? 'in-progress' : 'new',
    reviewedTurns: null,
  }));
}

export function summarise(library: Library): LibrarySummary {
  const { fields, ...summary } = readSummary(library.catalogue);
  return { ...summary, fields: fields.map(({ key, files, type }) => ({ key, files, inferred: { type: type as 'text', required: false } })) };
}

/**
 * Runs a write between its two records in the history, so that whatever happens in between can be told at the next start.
 * @param path relative to the library
 * @throws RostrumError `busy` when another write to the path is under way; whatever `write` throws
 */
export async function recordWrite(history: Sql, write: OpenWrite, run: () => Promise<void>): Promise<void> {
  if (!beginWrite(history, write)) {
    throw new RostrumError({ code: 'busy', message: 'This file is being written at the moment.', next: 'Try again.', path: write.path });
  }
  let done = false;
  try {
    await run();
    done = true;
  } finally {
    endWrite(history, write.path, done);
  }
}

async function settleOpenWrites(root: string, history: Sql): Promise<string[]> {
  const notices: string[] = [];
  for (const write of readOpenWrites(history)) {
    const hash = await currentHash(resolve(root, write.path)).catch(() => null);
    endWrite(history, write.path, hash !== write.oldHash);
    notices.push(hash === write.newHash ? `“${write.path}” was saved just before Rostrum stopped.` : `“${write.path}” was not saved when Rostrum stopped; the file is as it was.`);
  }
  return notices;
}
