import { join } from 'node:path';
import type { Progress } from '../../shared/ipc/views.ts';
import { countUnsearchable, fillTurns, findUnsearchable, putFiles, readFingerprints, removeFiles, touchFile, type FileRecord } from '../catalogue/catalogue.ts';
import { readBytes, decodeFile } from '../files/read-file.ts';
import { scanLibrary, type ScannedFile } from '../files/scan.ts';
import { inspectText, recordOf, recordOfFailure, searchableTurns } from './inspect.ts';
import type { Library } from './library.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';

export interface IndexResult {
  readonly files: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  readonly bytes: number;
  /** Paths whose rows are new, changed or gone. */
  readonly touched: readonly string[];
}

export interface IndexOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly isCancelled?: () => boolean;
}

/** Files to one transaction: long enough to be cheap, short enough that no query waits. */
const batch = 50;

/**
 * Brings the catalogue up to the folder: a file is read when its size or time changed, and parsed when its hash did.
 * Afterwards everything is listed and linted; full text comes from `fillSearch`.
 */
export async function indexLibrary(library: Library, { onProgress, isCancelled = () => false }: IndexOptions = {}): Promise<IndexResult> {
  const { files, failed } = await scanLibrary(library.root, library.config.exclude);
  const known = readFingerprints(library.catalogue);
  const present = new Set([...files, ...failed].map(({ path }) => path));
  const gone = [...known.keys()].filter((path) => !present.has(path));
  const stale = files.filter((file) => {
    const before = known.get(file.path);
    return before === undefined || before.size !== file.size || before.modified !== file.modified;
  });
  const failures = [...failed];
  const touched: string[] = [...gone];
  let added = 0;
  let changed = 0;

  removeFiles(library.catalogue, gone);
  const unreadable = failed.filter(({ path }) => !known.has(path)).map(({ path, error }) => ({ ...recordOfFailure(path, 0, 0, error), failure: error }));
  putFiles(library.catalogue, unreadable);
  touched.push(...unreadable.map(({ path }) => path));

  for (let start = 0; start < stale.length && !isCancelled(); start += batch) {
    const records: FileRecord[] = [];
    const read = await Promise.all(stale.slice(start, start + batch).map(async (file) => ({ file, bytes: await readBytes(join(library.root, file.path)).catch((error: unknown) => error) })));
    for (const { file, bytes } of read) {
      const before = known.get(file.path);
      const record = inspect(library, file, bytes);
      if (record.failure !== null) failures.push({ path: file.path, error: record.failure });
      if (before !== undefined && before.hash !== '' && before.hash === record.hash) {
        touchFile(library.catalogue, file.path, file.size, file.modified);
        continue;
      }
      if (before === undefined) added++;
      else changed++;
      records.push(record);
      touched.push(file.path);
    }
    putFiles(library.catalogue, records);
    onProgress?.({ task: 'index', done: Math.min(start + batch, stale.length), total: stale.length, finished: false });
    await yieldToQueries();
  }
  onProgress?.({ task: 'index', done: stale.length, total: stale.length, finished: true });
  return {
    files: files.length,
    added,
    changed,
    unchanged: files.length - added - changed,
    removed: gone.length,
    failed: failures,
    bytes: files.reduce((sum, file) => sum + file.size, 0),
    touched,
  };
}

/** Fills in the full text that is missing, in short transactions. */
export async function fillSearch(library: Library, { onProgress, isCancelled = () => false }: IndexOptions = {}): Promise<void> {
  const total = countUnsearchable(library.catalogue);
  for (let done = 0; !isCancelled(); ) {
    const paths = findUnsearchable(library.catalogue, batch);
    if (paths.length === 0) break;
    const filled = await Promise.all(
      paths.map(async (path) => {
        try {
          const { source } = decodeFile(await readBytes(join(library.root, path)), path);
          return { path, turns: searchableTurns(parseEpisode(source.text, library.config.houseStyle ? { houseStyle: library.config.houseStyle } : {})) };
        } catch {
          // It was readable a moment ago; the next scan says what became of it.
          return { path, turns: [] };
        }
      }),
    );
    fillTurns(library.catalogue, filled);
    done += paths.length;
    onProgress?.({ task: 'fill', done, total, finished: false });
    await yieldToQueries();
  }
  if (total > 0) onProgress?.({ task: 'fill', done: total, total, finished: true });
}

function inspect(library: Library, file: ScannedFile, read: unknown): FileRecord {
  if (read instanceof Error) return recordOfFailure(file.path, file.size, file.modified, read);
  try {
    const source = decodeFile(read as Awaited<ReturnType<typeof readBytes>>, file.path);
    return recordOf(file, { ...source, ...inspectText(source.source.text, library.config) }, library.config);
  } catch (error) {
    return recordOfFailure(file.path, file.size, file.modified, error);
  }
}

function yieldToQueries(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
