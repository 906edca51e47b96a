import { stat } from 'node:fs/promises';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import { RostrumError } from '../../../shared/failure.ts';
import {
  putRenderCache,
  readRenderCache,
  removeFromRenderCache,
  type FileStamp,
  type RenderCacheRow,
} from '../../catalogue/render-cache.ts';
import { describeFileError } from '../../files/file-error.ts';
import { identityOf, scanLibrary, type ScannedFile } from '../../files/scan.ts';
import { readSidecars, stampSidecar } from '../writing/sidecar.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import { inBatches } from '../machine/batches.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { renderStamp, type RenderedSource } from '../pool/render-source.ts';

/** What is known of one source, without its bytes. */
export type SourceFacts =
  | { readonly kind: 'rendered'; readonly rendered: RenderedSource }
  | { readonly kind: 'failed'; readonly reason: string };

export interface GatheredFacts {
  /** In the order of the paths. */
  readonly facts: ReadonlyMap<string, SourceFacts>;
  /** Paths that `exclude` leaves out, of those asked for. */
  readonly excluded: readonly string[];
}

export interface FactsOptions {
  readonly config: LibraryConfig;
  readonly formats: readonly OutputFormat[];
  /** Null is every file of the library. */
  readonly paths: readonly string[] | null;
  readonly matches: (path: string) => boolean;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** A file that changed so lately may change again without its time telling. */
const settleTimeMs = 100;

/**
 * What every source goes out as: from the catalogue where a file is as it was, else read
 * and rendered. Files that were renamed or removed in between are among those that failed.
 * @throws RostrumError `cancelled`
 */
export async function gatherFacts(
  library: Library,
  { config, formats, paths, matches, signal, onProgress }: FactsOptions,
): Promise<GatheredFacts> {
  const { stamps, failed, excluded } = paths === null ? await scanSources(library) : await statSources(library, paths);
  for (const found of [stamps, failed]) for (const path of found.keys()) if (!matches(path)) found.delete(path);
  const sidecars = await stampSidecar(library.root);
  const common = renderStamp(config, formats);
  const stampOf = (source: string, identity: string) => `${common}${identity} ${sidecars.get(source) ?? ''}`;
  const known = readRenderCache(library.catalogue);
  const facts = new Map<string, SourceFacts>();
  const stale: string[] = [];
  for (const [source, { size, modified, identity }] of stamps) {
    const row = known.get(source);
    if (row?.size === size && row.modified === modified && row.stamp === stampOf(source, identity))
      facts.set(source, { kind: 'rendered', rendered: JSON.parse(row.facts) as RenderedSource });
    else stale.push(source);
  }
  const total = stamps.size;
  onProgress(facts.size, total);

  await runOverFiles(
    'render',
    library.root,
    stale.map((path) => ({ path })),
    { config, formats, sidecars: await readSidecars(library.root, sidecars, stale) },
    {
      signal,
      onSlice({ results, failed: unreadable }) {
        const rows: RenderCacheRow[] = [];
        for (const { source, rendered } of results) {
          facts.set(source, { kind: 'rendered', rendered });
          const stamp = stamps.get(source)!;
          if (Date.now() - stamp.modified > settleTimeMs)
            rows.push({
              source,
              size: stamp.size,
              modified: stamp.modified,
              stamp: stampOf(source, stamp.identity),
              facts: JSON.stringify(rendered),
            });
        }
        for (const { path, reason } of unreadable) failed.set(path, reason);
        putRenderCache(library.catalogue, rows);
        onProgress(facts.size, total);
      },
    },
  );
  if (paths === null)
    removeFromRenderCache(
      library.catalogue,
      [...known.keys()].filter((source) => !stamps.has(source) && matches(source)),
    );
  for (const [path, reason] of failed) facts.set(path, { kind: 'failed', reason });
  const order = paths ?? [...facts.keys()].sort();
  return {
    facts: new Map(order.flatMap((path) => (facts.has(path) ? [[path, facts.get(path)!] as const] : []))),
    excluded: excluded.filter(matches),
  };
}

interface Sources {
  readonly stamps: Map<string, FileStamp & Pick<ScannedFile, 'identity'>>;
  readonly failed: Map<string, string>;
  readonly excluded: readonly string[];
}

async function scanSources({ root, config }: Library): Promise<Sources> {
  const { files, failed, excluded } = await scanLibrary(root, config.exclude, { listExcluded: true });
  return {
    stamps: new Map(files.map(({ path, size, modified, identity }) => [path, { size, modified, identity }])),
    failed: new Map(failed.map(({ path, error }) => [path, error])),
    excluded,
  };
}

async function statSources(library: Library, paths: readonly string[]): Promise<Sources> {
  const stamps: Sources['stamps'] = new Map();
  const failed = new Map<string, string>();
  await inBatches(paths, 1, 64, async ([path]) => {
    try {
      const absolute = pathInLibrary(library, path!);
      const stats = await stat(absolute).catch((error: unknown) => {
        throw describeFileError(error, path!, 'read');
      });
      stamps.set(path!, { size: stats.size, modified: stats.mtimeMs, identity: identityOf(stats) });
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      failed.set(path!, error.failure.message);
    }
  });
  return { stamps, failed, excluded: [] };
}
