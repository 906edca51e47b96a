import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import type { PublishResult } from '../../../shared/publish/outcome.ts';
import { append } from '../../../shared/lists.ts';
import type { PublishedEntry } from '../../../shared/publish/published.ts';
import { formatCount } from '../../../shared/text/count-of.ts';
import { setCleanHashes } from '../../catalogue/catalogue.ts';
import { putTargets, type TargetRow } from '../../catalogue/render-cache.ts';
import { hashBytes } from '../../files/hash.ts';
import { isCrlf, toCrlf } from '../../files/line-ends.ts';
import { readBytes } from '../../files/read-file.ts';
import { unlessDiskFull } from '../../sqlite/open-database.ts';
import { inBatches } from '../machine/batches.ts';
import { collectorOfGrowth } from '../machine/collect-garbage.ts';
import { readSidecars, stampSidecar } from '../writing/sidecar.ts';
import { beginChange, type ChangeSet } from '../writing/change-set.ts';
import type { FileToWrite } from '../writing/records.ts';
import type { Library } from '../library/library.ts';
import { isUpToDate, type Plan, type Planned, type PlannedFile } from './publish-plan.ts';
import { printRecord, publishedName, recordPublished } from '../site/published.ts';
import type { Pages } from '../pool/file-tasks.ts';
import { endParkedThreads, runOverFiles } from '../pool/file-pool.ts';
import type { SliceResult } from '../pool/run-slice.ts';
import { openTargets, pathInChange } from '../site/site.ts';
import { findCrlfTargets } from '../site/site-line-ends.ts';

/** Bytes of pages that are written, before they are given back. */
const maxGrowth = 12_000_000;

export interface WriteOptions {
  readonly signal: AbortSignal;
  /** Rendered and written beside their places. */
  onPrepared(done: number, total: number): void;
  /** Put in their places: this is not stopped any more. */
  onPut(done: number, total: number): void;
}

/**
 * Writes planned sources into the site as one change: every file is rendered again, compared with the plan and written
 * beside its place; then all are put in their places, the record of what was published among them.
 * @param settled entries for what stands in the site already as it would be written
 */
export async function writePages(
  library: Library,
  plan: Plan,
  wanted: readonly Planned[],
  settled: readonly PublishedEntry[],
  options: WriteOptions,
): Promise<Omit<PublishResult, 'site'>> {
  const nothing = { id: null, written: [], failed: [], cancelled: false };
  if (wanted.length === 0) {
    await recordPublished(library, plan.site, settled);
    return nothing;
  }
  const title =
    wanted.length === 1 ? `Published ${wanted[0]!.item.title}` : `Published ${formatCount(wanted.length)} episodes`;
  const change = beginChange(library, { kind: 'publish', title, site: plan.site });
  const writer = createPageWriter(library, plan, change, wanted, options);
  try {
    const { entries, failed, written } = await writer.stage();
    endParkedThreads();
    if (entries.length === 0) {
      await change.discard();
      await recordPublished(library, plan.site, settled);
      return { ...nothing, failed };
    }
    await openTargets(plan.site)(publishedName);
    await change.stage([
      {
        path: pathInChange(library.root, plan.site, publishedName),
        ...(await printRecord(plan.site, [...settled, ...entries])),
      },
    ]);
    const putFrom = Date.now();
    const { id } = await change.apply(options.onPut);
    await unlessDiskFull(async () => {
      await rememberTargets(library, plan.site, written, putFrom);
      rememberPages(library, wanted);
    });
    return { id, written: entries.map(({ target }) => target).sort(), failed, cancelled: false };
  } catch (error) {
    await change.discard();
    if (!(error instanceof RostrumError)) throw error;
    if (error.failure.code === 'cancelled') return { ...nothing, cancelled: true };
    // One file that changed at the last moment, or a disk that filled up, holds up all: it says which.
    const { code, message, next, path = plan.site } = error.failure;
    const named = `“${relative(plan.site, resolve(plan.site, path))}”`;
    const reason = [code === 'disk-full' || message.startsWith(named) ? null : `${named}:`, message, next]
      .filter(Boolean)
      .join(' ');
    const own = new Map(writer.failures().map((failure) => [failure.source, failure.reason]));
    return {
      ...nothing,
      failed: wanted.map(({ item: { source } }) => ({ source, reason: own.get(source) ?? reason })),
    };
  }
}

interface WrittenFile {
  readonly target: string;
  readonly hash: string;
  /** With LF line ends. */
  readonly textHash: string;
}

function createPageWriter(
  library: Library,
  plan: Plan,
  change: ChangeSet,
  wanted: readonly Planned[],
  { signal, onPrepared }: Omit<WriteOptions, 'onPut'>,
) {
  const failures = new Map<string, string>();
  const fail = (source: string, { message, next }: { readonly message: string; readonly next?: string | undefined }) =>
    failures.set(source, [message, next].filter(Boolean).join(' '));
  const entries: PublishedEntry[] = [];
  const written: WrittenFile[] = [];
  const look = openTargets(plan.site);
  const byPath = new Map<string, string>();
  /** Of the bytes that are written, by target. */
  const hashes = new Map<string, string>();
  /** Of the places where nothing stands, those whose lines end in CRLF. */
  let crlf: ReadonlySet<string> = new Set();
  const bySource = new Map(wanted.map((planned) => [planned.item.source, planned]));
  let done = 0;
  const keepSmall = collectorOfGrowth(maxGrowth);

  const collect = async (planned: Planned, pages: Pages): Promise<FileToWrite[]> => {
    const { source } = planned.item;
    if (pages.hash !== planned.sourceHash) throw changed('The episode was changed after the plan was made.', source);
    return Promise.all(
      filesToWrite(planned).map(async ({ format, target, hash, standing }): Promise<FileToWrite> => {
        const page = pages.files.get(format);
        if (page?.hash !== hash) throw changed('What would be written is no longer what was planned.', source);
        const found = await look(target);
        const before = standing === null ? null : await readBytes(join(plan.site, target));
        if (before === null ? found !== null : before.hash !== standing!.hash)
          throw changed('The page in the site was changed after the plan was made.', target);
        const path = pathInChange(library.root, plan.site, target);
        byPath.set(path, source);
        const bytes = (before === null ? crlf.has(target) : isCrlf(before.bytes)) ? toCrlf(page.bytes) : page.bytes;
        hashes.set(target, bytes === page.bytes ? hash : hashBytes(bytes));
        return { path, before, bytes };
      }),
    );
  };

  const stageSlice = async ({ results, failed: unreadable, count }: SliceResult<'pages'>): Promise<void> => {
    const files: FileToWrite[] = [];
    const complete: Planned[] = [];
    for (const { path, reason } of unreadable) fail(path, { message: reason });
    for (const pages of results) {
      const planned = bySource.get(pages.source)!;
      try {
        append(files, await collect(planned, pages));
        complete.push(planned);
      } catch (error) {
        if (!(error instanceof RostrumError)) throw error;
        fail(planned.item.source, error.failure);
      }
    }
    await change.stage(files, ({ failure }) => {
      // A full disk would fail the others too.
      if (failure.code === 'disk-full') return false;
      fail(byPath.get(failure.path!)!, failure);
      return true;
    });
    for (const planned of complete) {
      const { source } = planned.item;
      if (failures.has(source)) continue;
      const staged = filesToWrite(planned);
      append(
        entries,
        staged.map(({ target, hash }) => ({ target, source, hash })),
      );
      append(
        written,
        staged.map(({ target, hash }) => ({ target, hash: hashes.get(target)!, textHash: hash })),
      );
    }
    keepSmall();
    done += count;
    onPrepared(done, wanted.length);
  };

  const failed = () =>
    [...failures].map(([source, reason]) => ({ source, reason })).sort((a, b) => (a.source < b.source ? -1 : 1));
  return {
    failures: failed,
    async stage() {
      onPrepared(0, wanted.length);
      crlf = await findCrlfTargets(
        plan.site,
        wanted.flatMap(({ files }) => files.filter(({ standing }) => standing === null).map(({ target }) => target)),
      );
      const paths = [...bySource.keys()];
      const sidecars = await readSidecars(library.root, await stampSidecar(library.root), paths);
      const asTheyAre = new Map(
        wanted
          .filter(({ sourceHash, files }) => files.every(({ format, hash }) => format === 'md' && hash === sourceHash))
          .map(({ item: { source }, sourceHash }) => [source, sourceHash!]),
      );
      const argument = { config: library.config, formats: plan.formats, sidecars, asTheyAre };
      await runOverFiles(
        'pages',
        library.root,
        paths.map((path) => ({ path })),
        argument,
        { signal, onSlice: stageSlice },
      );
      return { entries, written, failed: failed() };
    },
  };
}

/** What does not stand in the site yet as it would be written. */
function filesToWrite({ files }: Planned): readonly PlannedFile[] {
  return files.filter((file) => !isUpToDate(file));
}

function changed(message: string, path: string): RostrumError {
  return new RostrumError({ code: 'changed-on-disk', message, next: 'Make the plan again.', path });
}

/** What these go out as is known now. Worked out again for the list, thousands kept whatever came next waiting for twenty seconds. */
function rememberPages({ catalogue }: Library, wanted: readonly Planned[]): void {
  const rows = wanted.flatMap(({ item, sourceHash, files }) => {
    const page = files.find(({ format }) => format === 'md');
    return sourceHash === null || page === undefined
      ? []
      : [{ path: item.source, hash: sourceHash, cleanHash: page.hash }];
  });
  setCleanHashes(catalogue, rows);
}

/** What was just written need not be read for the next plan. @param putFrom when the files were put in their places: what has a later time is not ours any more */
async function rememberTargets(
  { catalogue }: Library,
  site: string,
  written: readonly WrittenFile[],
  putFrom: number,
): Promise<void> {
  const rows: TargetRow[] = [];
  await inBatches(written, 1, 64, async ([file]) => {
    const path = join(site, file!.target);
    const stats = await stat(path).catch(() => null); // Gone again: nothing is remembered.
    if (stats !== null && stats.mtimeMs <= putFrom)
      rows.push({
        path,
        size: stats.size,
        modified: stats.mtimeMs,
        changed: stats.ctimeMs,
        hash: file!.hash,
        textHash: file!.textHash,
        compared: null,
        same: 0,
        difference: null,
      });
  });
  putTargets(catalogue, rows);
}
