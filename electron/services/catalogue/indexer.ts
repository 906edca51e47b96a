import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gatherPeers, noPeers, tellsApart, type Peers } from '../../../shared/lint/model/peers.ts';
import { append } from '../../../shared/lists.ts';
import type { Progress } from '../../../shared/progress.ts';
import {
  findUncleaned,
  findUnlinted,
  putFiles,
  putPeers,
  readFingerprints,
  readPeers,
  readValues,
  removeFiles,
  setCleanHashes,
  setProblems,
  touchFile,
  type FileRecord,
  type Fingerprint,
} from '../../catalogue/catalogue.ts';
import { fillTurns, findUnsearchable, mergeWords, type FilledTurns } from '../../catalogue/search.ts';
import { scanLibrary, type ScannedFile } from '../../files/scan.ts';
import { readStamped, stampSidecar } from '../writing/sidecar.ts';
import { deliverInOrder, runOverFiles } from '../pool/file-pool.ts';
import type { FileRef, SliceResult } from '../pool/run-slice.ts';
import type { FileTask, TaskArgument } from '../pool/file-tasks.ts';
import { recordOfFailure } from '../pool/inspect.ts';
import type { Library } from '../library/library.ts';
import { readPeers as gatherPeersOf } from '../library/peers.ts';
import { tidySearch } from './tidy-search.ts';

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

export interface IndexLibraryOptions extends IndexOptions {
  /**
   * Called when the list is up to date and there are many files in which problems are still to be looked for. Where
   * nobody waits for that, each file is read once for both.
   */
  readonly onListed?: () => void;
  /** Where there are many files to read: called with those that are not listed yet, before any is read. */
  readonly onFound?: (unread: readonly ScannedFile[]) => void;
  /** Called with the paths of files that are listed now. */
  readonly onRead?: (paths: readonly string[]) => void;
}

/** From so many files on, all are listed for whoever waits for the list before problems are looked for in any of them. */
const manyFiles = 100;

/** So many files tell what is usual in a library that was never looked at. Files of which another answer is found in the end are linted again. */
const sampledFiles = 200;

/** Characters of turns to one transaction, which then keeps a query waiting for 10 to 20 ms. */
const maxWriteCharacters = 250_000;

/**
 * Transactions after which the full text is put in order: each leaves a piece, SQLite allows 2,000 of them, and a search
 * looks through all. By then what they wrote, in SQLite’s log, has some 300 MB.
 */
const writesPerTidying = 512;

/** After so few transactions there is hardly anything to put in order, and starting a thread for it would take longer. */
const fewWrites = 4;

/**
 * Brings the catalogue up to the folder: a file is read when its size or time changed, and parsed when its hash did.
 * Afterwards everything is listed and linted; full text comes from `fillSearch`.
 */
export async function indexLibrary(
  library: Library,
  { onProgress, isCancelled = () => false, onListed, onFound, onRead }: IndexLibraryOptions = {},
): Promise<IndexResult> {
  const [{ files, failed }, stamps] = await Promise.all([
    scanLibrary(library.root, library.config.exclude),
    stampSidecar(library.root),
    library.refreshPublished(),
  ]);
  const known = readFingerprints(library.catalogue);
  const failures = new Map(failed.map(({ path, error }) => [path, error]));
  const present = new Set([...files.map(({ path }) => path), ...failures.keys()]);
  const gone = [...known.keys()].filter((path) => !present.has(path));
  const unreadable = failed
    .filter(({ path, error }) => known.get(path)?.failure !== error)
    .map(({ path, error }) => recordOfFailure({ path, size: 0, modified: 0, identity: '' }, '', error));
  const touched = [...gone, ...unreadable.map(({ path }) => path)];
  const stale: ScannedFile[] = [];
  for (const file of files) {
    const before = known.get(file.path);
    if (!isSame(before, file) || before!.sidecar !== (stamps.get(file.path) ?? '')) stale.push(file);
    else if (before!.failure !== null) failures.set(file.path, before!.failure);
  }
  let added = 0;
  let changed = 0;

  removeFiles(library.catalogue, gone);
  putFiles(library.catalogue, unreadable);
  const byPath = new Map(stale.map((file) => [file.path, file]));
  const isListedFirst = onListed !== undefined && stale.length > manyFiles;
  if (isListedFirst) onFound?.(stale.filter(({ path }) => !known.has(path)));
  const isNew = known.size === 0 && !isListedFirst;
  const peers = isNew ? await guessPeers(library, stale) : readPeers(library.catalogue);
  // What the rows are linted by is known whatever becomes of this run.
  if (isNew) putPeers(library.catalogue, peers);
  const putSlice = ({ results, failed: unread }: SliceResult<'list'>) => {
    const records: FileRecord[] = [];
    for (const result of [
      ...results,
      ...unread.map(({ path, reason }) => ({ kind: 'failed', path, hash: '', reason }) as const),
    ]) {
      const file = byPath.get(result.path)!;
      const before = known.get(file.path);
      if (result.kind === 'same') {
        touchFile(library.catalogue, file.path, file);
        if (before!.failure !== null) failures.set(file.path, before!.failure);
        continue;
      }
      const record =
        result.kind === 'listed'
          ? { ...result.record, size: file.size, modified: file.modified, identity: file.identity }
          : recordOfFailure(file, result.hash, result.reason);
      if (record.failure !== null) failures.set(file.path, record.failure);
      if (before === undefined) added++;
      else if (record.hash === '' && before.failure === record.failure) continue;
      else changed++;
      records.push(record);
      touched.push(file.path);
    }
    putFiles(library.catalogue, records);
    onRead?.(records.map(({ path }) => path));
  };
  const argument = {
    config: library.config,
    sidecars: await readStamped(library.root, stamps, [...byPath.keys()]),
    peers,
    known: ofPaths(known, byPath),
    lint: !isListedFirst,
  };
  await runInOrder('list', library, stale, argument, putSlice, {
    onProgress: ofTask('index', onProgress),
    isCancelled,
  });
  if (isListedFirst && !isCancelled()) onListed();
  if (!isCancelled()) append(touched, await lintRest(library, files, stamps, peers, { onProgress, isCancelled }));
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

/** What is usual in some of the files. */
async function guessPeers({ root, config }: Library, files: readonly ScannedFile[]): Promise<Peers> {
  const step = Math.ceil(files.length / sampledFiles);
  const sample = files.filter((_, index) => index % step === 0);
  const peers = await gatherPeersOf(sample.map(({ path }) => ({ path: join(root, path), root, config })));
  return peers.get(root) ?? noPeers;
}

/**
 * Looks for problems in the files that are listed without, and again where something else has become usual in the
 * library, in those of which rules may now say otherwise.
 * @returns their paths
 */
async function lintRest(
  library: Library,
  files: readonly ScannedFile[],
  stamps: ReadonlyMap<string, string>,
  before: Peers,
  { onProgress, isCancelled }: Required<Pick<IndexOptions, 'isCancelled'>> & IndexOptions,
): Promise<string[]> {
  const values = readValues(library.catalogue);
  const peers = gatherPeers(values.values(), library.config);
  const isOther = JSON.stringify(peers) !== JSON.stringify(before);
  const unlinted = new Set(findUnlinted(library.catalogue));
  const affected = files.filter(
    ({ path }) => unlinted.has(path) || (isOther && values.has(path) && tellsApart(values.get(path)!, before, peers)),
  );
  const argument = {
    config: library.config,
    sidecars: await readStamped(
      library.root,
      stamps,
      affected.map(({ path }) => path),
    ),
    peers,
  };
  // What cannot be read any more is told by the next look at the folder.
  await runInOrder('lint', library, affected, argument, ({ results }) => setProblems(library.catalogue, results), {
    onProgress: ofTask('lint', onProgress),
    isCancelled,
  });
  if (isOther && !isCancelled()) putPeers(library.catalogue, peers);
  return affected.map(({ path }) => path);
}

export interface FillSearchOptions extends IndexOptions {
  /** Called when all of it is found, and what is left is to put it in order. */
  readonly onSearchable?: () => void;
}

/**
 * Fills in the full text that is missing and puts it in order, in short steps between which queries are answered: longer
 * ones would be no faster.
 */
export async function fillSearch(
  library: Library,
  { onProgress, isCancelled = () => false, onSearchable }: FillSearchOptions = {},
): Promise<void> {
  const { catalogue, config, root } = library;
  const missing = findUnsearchable(catalogue);
  let done = 0;
  let writes = 0;
  const write = async ({ results, failed, count }: SliceResult<'searchableTurns'>) => {
    // What was readable a moment ago and is no more has no words; the next scan says what became of it.
    for (const files of inWrites([...results, ...failed.map(({ path }) => ({ path, turns: [] }))])) {
      if (isCancelled()) return;
      fillTurns(catalogue, files);
      if (++writes % writesPerTidying === 0) await tidySearch(catalogue);
      else await setImmediate();
    }
    done += count;
    onProgress?.({ task: 'fill', done, total: missing.length, finished: done === missing.length });
  };
  let writing = Promise.resolve();
  const inOrder = deliverInOrder(
    (slice: SliceResult<'searchableTurns'>) => (writing = writing.then(() => write(slice))),
  );
  await runOverFiles(
    'searchableTurns',
    root,
    missing,
    { config },
    {
      onSlice: async (slice) => {
        inOrder.take(slice);
        await writing;
        return !isCancelled();
      },
    },
  );
  if (!isCancelled()) onSearchable?.();
  if (writes > fewWrites && !isCancelled()) await tidySearch(catalogue);
  while (!isCancelled() && mergeWords(catalogue)) await setImmediate();
  // The pages that were read and written last would be kept for as long as the library is open.
  if (writes > 0 && !isCancelled()) catalogue.pragma('shrink_memory');
}

/** Files, parted into transactions; a long one into several. */
function inWrites(files: readonly FilledTurns[]): FilledTurns[][] {
  const writes: FilledTurns[][] = [];
  let room = 0;
  const begin = () => {
    writes.push([]);
    room = maxWriteCharacters;
  };
  for (const { path, turns } of files) {
    if (turns.reduce((sum, { words }) => sum + words.length, 0) > room) begin();
    let from = 0;
    do {
      if (room <= 0) begin();
      let to = from;
      while (to < turns.length && room > 0) room -= turns[to++]!.words.length;
      writes.at(-1)!.push({ path, turns: turns.slice(from, to), from, isLast: to === turns.length });
      from = to;
    } while (from < turns.length);
  }
  return writes;
}

/**
 * Works out what the episodes that were published would go out as now, where that is not known yet.
 * @returns the paths for which it was worked out
 */
export async function fillCleanHashes(
  library: Library,
  { isCancelled = () => false }: IndexOptions = {},
): Promise<string[]> {
  const { catalogue, config } = library;
  const paths = findUncleaned(catalogue, [...library.published.keys()]);
  await runInOrder(
    'cleanHash',
    library,
    paths.map((path) => ({ path })),
    { config },
    ({ results }) => setCleanHashes(catalogue, results),
    { onProgress: () => {}, isCancelled },
  );
  return paths;
}

interface RunOptions {
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/** Does a task with files and hands on what came of it in their order, so that the same files give the same catalogue. */
async function runInOrder<T extends FileTask>(
  task: T,
  { root }: Library,
  files: readonly FileRef[],
  argument: TaskArgument<T>,
  put: (slice: SliceResult<T>) => void,
  { onProgress, isCancelled }: RunOptions,
): Promise<void> {
  if (files.length === 0) return;
  let done = 0;
  const inOrder = deliverInOrder(put);
  await runOverFiles(task, root, files, argument, {
    onSlice: (slice) => {
      if (isCancelled()) return false;
      inOrder.take(slice);
      onProgress((done += slice.count), files.length);
      return true;
    },
  });
}

function ofTask(task: Progress['task'], onProgress: IndexOptions['onProgress']): RunOptions['onProgress'] {
  return (done, total) => onProgress?.({ task, done, total, finished: done === total });
}

function ofPaths<T>(map: ReadonlyMap<string, T>, paths: ReadonlyMap<string, unknown>): Map<string, T> {
  return new Map([...map].filter(([path]) => paths.has(path)));
}

/** A file that could not be read is tried again each time: nothing but the try says whether it can be now. */
function isSame(before: Fingerprint | undefined, file: ScannedFile): boolean {
  return (
    before !== undefined &&
    before.hash !== '' &&
    before.size === file.size &&
    before.modified === file.modified &&
    before.identity === file.identity
  );
}
