import { join } from 'node:path';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { gatherPeers, tellsApart, type Peers } from '../../shared/lint/peers.ts';
import { append } from '../../shared/lists.ts';
import { sitePage } from '../../shared/publish/site-page.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { Progress } from '../../shared/ipc/views.ts';
import { findUncleaned, putFiles, putPeers, readFingerprints, readPeers, readValues, removeFiles, setCleanHashes, touchFile, type FileRecord, type Fingerprint } from '../catalogue/catalogue.ts';
import { countUnsearchable, fillTurns, findUnsearchable } from '../catalogue/search.ts';
import { hashBytes } from '../files/hash.ts';
import { decodeFile, readBytes, readSource, type FileBytes } from '../files/read-file.ts';
import { scanLibrary, type ScannedFile } from '../files/scan.ts';
import { readStamped, stampBeside, type StampedBeside } from './beside.ts';
import { inspectText, recordOf, recordOfFailure, searchableTurns } from './inspect.ts';
import type { Library } from './library.ts';

/** What a look at the folder found, counted in files. */
export interface IndexResult {
  readonly files: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Everything that looks like an episode and cannot be read, whenever that was found out. */
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  /** Of all files together. */
  readonly bytes: number;
  /** Paths whose rows are new, changed or gone. */
  readonly touched: readonly string[];
}

export interface IndexOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly isCancelled?: () => boolean;
}

/** Files that are read at once. */
const readAhead = 32;

/** Bytes of files to one transaction: long enough to be cheap, short enough that a query waits for some 40 ms at most. */
const inspectedAtOnce = 1_000_000;
const filledAtOnce = 400_000;

/**
 * Brings the catalogue up to the folder: a file is read when its size or time changed, and parsed when its hash did.
 * Afterwards everything is listed and linted; full text comes from `fillSearch`.
 */
export async function indexLibrary(library: Library, { onProgress, isCancelled = () => false }: IndexOptions = {}): Promise<IndexResult> {
  const [{ files, failed }, stamps] = await Promise.all([scanLibrary(library.root, library.config.exclude), stampBeside(library.root), library.refreshPublished()]);
  const known = readFingerprints(library.catalogue);
  const failures = new Map(failed.map(({ path, error }) => [path, error]));
  const present = new Set([...files.map(({ path }) => path), ...failures.keys()]);
  const gone = [...known.keys()].filter((path) => !present.has(path));
  const unreadable = failed.filter(({ path, error }) => known.get(path)?.failure !== error).map(({ path, error }) => recordOfFailure({ path, size: 0, modified: 0 }, '', error));
  const touched = [...gone, ...unreadable.map(({ path }) => path)];
  const stale: ScannedFile[] = [];
  for (const file of files) {
    const before = known.get(file.path);
    if (!isSame(before, file) || before!.beside !== (stamps.get(file.path) ?? '')) stale.push(file);
    else if (before!.failure !== null) failures.set(file.path, before!.failure);
  }
  let added = 0;
  let changed = 0;
  let done = 0;

  removeFiles(library.catalogue, gone);
  putFiles(library.catalogue, unreadable);
  const peers = readPeers(library.catalogue);
  await readInSlices(stale, inspectedAtOnce, isCancelled, (file) => readWithBeside(library, file, stamps), (slice) => {
    const records: FileRecord[] = [];
    for (const { item: file, read } of slice) {
      const before = known.get(file.path);
      if (!(read instanceof RostrumError) && before?.hash === read.hash && before.beside === read.stamp) {
        touchFile(library.catalogue, file.path, file.size, file.modified);
        if (before.failure !== null) failures.set(file.path, before.failure);
        continue;
      }
      const record = inspect(library, file, read, peers);
      if (record.failure !== null) failures.set(file.path, record.failure);
      if (before === undefined) added++;
      else if (record.hash === '' && before.failure === record.failure) continue;
      else changed++;
      records.push(record);
      touched.push(file.path);
    }
    putFiles(library.catalogue, records);
    done += slice.length;
    onProgress?.({ task: 'index', done, total: stale.length, finished: false });
  });
  if (touched.length > 0 && !isCancelled()) append(touched, await compareAnew(library, files, stamps, peers, isCancelled));
  onProgress?.({ task: 'index', done: stale.length, total: stale.length, finished: true });
  return {
    files: files.length,
    added,
    changed,
    unchanged: files.length - added - changed,
    removed: gone.length,
    failed: [...failures].map(([path, error]) => ({ path, error })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    bytes: files.reduce((sum, file) => sum + file.size, 0),
    touched: [...new Set(touched)],
  };
}

/**
 * Where something else has become usual in the library, looks again at those files of which rules may now say otherwise.
 * @returns their paths
 */
async function compareAnew(library: Library, files: readonly ScannedFile[], stamps: ReadonlyMap<string, string>, before: Peers, isCancelled: () => boolean): Promise<string[]> {
  const values = readValues(library.catalogue);
  const peers = gatherPeers(values.values(), library.config);
  if (JSON.stringify(peers) === JSON.stringify(before)) return [];
  const affected = files.filter(({ path }) => values.has(path) && tellsApart(values.get(path)!, before, peers));
  await readInSlices(affected, inspectedAtOnce, isCancelled, (file) => readWithBeside(library, file, stamps), (slice) => {
    putFiles(library.catalogue, slice.map(({ item, read }) => inspect(library, item, read, peers)));
  });
  if (!isCancelled()) putPeers(library.catalogue, peers);
  return affected.map(({ path }) => path);
}

async function readWithBeside(library: Library, { path }: ScannedFile, stamps: ReadonlyMap<string, string>): Promise<FileBytes & StampedBeside> {
  return { ...(await readBytes(join(library.root, path))), ...(await readStamped(library.root, path, stamps)) };
}

/** Fills in the full text that is missing, in short transactions. */
export async function fillSearch(library: Library, { onProgress, isCancelled = () => false }: IndexOptions = {}): Promise<void> {
  const total = countUnsearchable(library.catalogue);
  let done = 0;
  for (;;) {
    const paths = findUnsearchable(library.catalogue, readAhead * 8);
    if (paths.length === 0 || isCancelled()) break;
    await readInSlices(paths, filledAtOnce, isCancelled, async (path) => readSource(join(library.root, path)), (slice) => {
      // What was readable a moment ago and is no more has no words; the next scan says what became of it.
      const turnsOf = (read: RostrumError | Awaited<ReturnType<typeof readSource>>) => (read instanceof RostrumError ? [] : searchableTurns(parseEpisode(read.source.text, library.config)));
      fillTurns(library.catalogue, slice.map(({ item, read }) => ({ path: item, turns: turnsOf(read) })));
      done += slice.length;
      onProgress?.({ task: 'fill', done, total, finished: false });
    });
  }
  if (total > 0 && !isCancelled()) onProgress?.({ task: 'fill', done: total, total, finished: true });
}

/**
 * Works out what the episodes that were published would go out as now, where that is not known yet.
 * @returns the paths for which it was worked out
 */
export async function fillCleanHashes(library: Library, { isCancelled = () => false }: IndexOptions = {}): Promise<string[]> {
  const paths = findUncleaned(library.catalogue, [...library.published.keys()]);
  await readInSlices(paths, filledAtOnce, isCancelled, async (path) => readSource(join(library.root, path)), (slice) => {
    const rows = slice.flatMap(({ item, read }) => {
      if (read instanceof RostrumError) return [];
      const cleaned = sitePage(parseEpisode(read.source.text, library.config), library.config);
      return [{ path: item, hash: read.hash, cleanHash: cleaned.kind === 'clean' ? hashBytes(new TextEncoder().encode(cleaned.text)) : '' }];
    });
    setCleanHashes(library.catalogue, rows);
  });
  return paths;
}

/** A file that could not be read is tried again each time: nothing but the try says whether it can be now. */
function isSame(before: Fingerprint | undefined, file: ScannedFile): boolean {
  return before !== undefined && before.hash !== '' && before.size === file.size && before.modified === file.modified;
}

function inspect(library: Library, file: ScannedFile, read: (FileBytes & StampedBeside) | RostrumError, peers: Peers): FileRecord {
  if (read instanceof RostrumError) return recordOfFailure(file, '', read.failure.message);
  try {
    const source = decodeFile(read, file.path);
    return recordOf(file, { ...source, ...inspectText(source.source.text, library.config, read.beside, peers) }, library.config, read);
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return recordOfFailure(file, read.hash, error.failure.message);
  }
}

interface ReadItem<Item, Read> {
  readonly item: Item;
  readonly read: Read | RostrumError;
}

/**
 * Reads many files at once and handles them in slices of some `bytes`, letting queries in between two slices.
 * A file that cannot be read is handed on as the reason.
 */
async function readInSlices<Item, Read extends FileBytes>(
  items: readonly Item[],
  bytes: number,
  isCancelled: () => boolean,
  readOne: (item: Item) => Promise<Read>,
  handle: (slice: readonly ReadItem<Item, Read>[]) => void,
): Promise<void> {
  const readOrFail = async (item: Item): Promise<ReadItem<Item, Read>> => {
    try {
      return { item, read: await readOne(item) };
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      return { item, read: error };
    }
  };
  // Code that has not run yet is several times slower, so the first slices are small.
  let limit = Math.min(bytes, 50_000);
  for (let start = 0; start < items.length; start += readAhead) {
    let slice: ReadItem<Item, Read>[] = [];
    let size = 0;
    const batch = await Promise.all(items.slice(start, start + readAhead).map(readOrFail));
    for (const [index, entry] of batch.entries()) {
      slice.push(entry);
      size += entry.read instanceof RostrumError ? 0 : entry.read.bytes.length;
      if (size < limit && index < batch.length - 1) continue;
      if (isCancelled()) return;
      handle(slice);
      slice = [];
      size = 0;
      limit = Math.min(bytes, limit * 1.5);
      await letQueriesIn();
    }
  }
}

function letQueriesIn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
