import { access } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import type { LeftOut } from '../../../shared/publish/plan-item.ts';
import type { PublishedEntry } from '../../../shared/publish/published.ts';
import { hasReadyFiles } from '../../catalogue/catalogue.ts';
import { readReady, readUnsavedPaths } from '../../history/history.ts';
import { inBatches } from '../machine/batches.ts';
import { endParkedThreads } from '../pool/file-pool.ts';
import { compareWhitespace } from './whitespace-diff.ts';
import type { Library } from '../library/library.ts';
import {
  blockCollisions,
  indexPublished,
  originalOf,
  placeSource,
  placeTranslations,
  planSource,
  type PlacedSource,
  type PlanContext,
  type Planned,
  type PublishedIndex,
} from './publish-plan.ts';
import { blockBundles } from './plan-bundles.ts';
import { blockUncommitted } from './plan-uncommitted.ts';
import { readPublished } from '../site/published.ts';
import { gatherTargets } from './site-facts.ts';
import { gatherFacts, type FactsOptions } from './source-facts.ts';

interface SourcesOptions extends Omit<FactsOptions, 'config'> {
  /** Pages whose text was taken into the library since they were published: they are no longer somebody else's. */
  readonly taken: readonly PublishedEntry[];
}

export interface PlannedSources {
  readonly planned: Planned[];
  /** Those that are no episodes, in the order of their paths. */
  readonly leftOut: LeftOut[];
  /** Whether episodes are marked as ready in this library: one is, or was before its text changed. */
  readonly usesReady: boolean;
}

/**
 * Looks at sources and at what stands in the site, and plans each.
 * @param site its real path
 * @throws RostrumError `cancelled`
 */
export async function planSources(
  library: Library,
  site: string,
  { taken, paths, formats, matches, signal, onProgress }: SourcesOptions,
): Promise<PlannedSources> {
  const published = indexPublished([...(await readPublished(site)), ...taken]);
  const known = {
    config: library.config,
    inPlace: site === library.root,
    now: new Date(),
    published,
    unsaved: readUnsavedPaths(library.history),
    marked: readReady(library.history),
  };
  const isPage = pagesWithin(library, site);
  const { facts, excluded } = await gatherFacts(library, {
    config: library.config,
    formats,
    paths,
    matches: (path) => !isPage(path) && matches(path),
    signal,
    onProgress,
  });
  const first: PlacedSource[] = [];
  const leftOut: LeftOut[] = excluded.map((source) => ({ source, reason: 'Excluded in rostrum.yaml.' }));
  for (const [source, found] of facts) {
    const reason = paths === null && found.kind === 'rendered' ? found.rendered.leftOut : null;
    if (reason === null) first.push(placeSource(source, found, known));
    else leftOut.push({ source, reason });
  }
  const missing = [...new Set([...facts.keys()].flatMap((source) => originalOf(source) ?? []))].filter(
    (original) => !facts.has(original),
  );
  const originals =
    missing.length === 0
      ? null
      : await gatherFacts(library, {
          config: library.config,
          formats,
          paths: missing,
          matches: (path) => !isPage(path),
          signal,
          onProgress: () => {},
        });
  const placed = placeTranslations(
    first,
    [...(originals?.facts ?? [])].map(([source, found]) => placeSource(source, found, known)),
    known,
  );
  const context: PlanContext = { ...known, others: await findOthers(library, placed, published) };
  const targets = placed.flatMap(({ places }) => places.flatMap(({ target }) => (target.ok ? [target.path] : [])));
  const standing = await gatherTargets(library.catalogue, site, targets, signal);
  await compareWhitespace(library, site, placed, published, standing, signal);
  endParkedThreads();
  const plan = blockCollisions(placed.map((source) => planSource(source, standing, context)));
  return {
    planned: await blockUncommitted(site, await blockBundles(site, plan, context), context),
    leftOut: leftOut.sort((a, b) => (a.source < b.source ? -1 : 1)),
    usesReady:
      known.marked.size > 0 ||
      hasReadyFiles(library.catalogue) ||
      [...facts.values()].some((found) => found.kind === 'rendered' && found.rendered.ready !== 'no'),
  };
}

/** Tells the site's own pages from episodes, where the site lies within the library. */
function pagesWithin({ root }: Library, site: string): (path: string) => boolean {
  const within = relative(root, site).replaceAll('\\', '/');
  if (within === '' || within.startsWith('../../') || within === '..' || isAbsolute(within)) return () => false;
  return (path) => path.startsWith(`${within}/`);
}

/** Sources that still are in the library and were published where planned ones want to go, without being planned themselves. */
async function findOthers(
  { root }: Library,
  placed: readonly PlacedSource[],
  { byTarget }: PublishedIndex,
): Promise<Set<string>> {
  const planned = new Set(placed.filter(({ places }) => places.length > 0).map(({ source }) => source));
  const wanted = placed.flatMap(({ places }) =>
    places.flatMap(({ target }) => (target.ok ? (byTarget.get(target.path) ?? []) : [])),
  );
  const others = new Set(wanted.map(({ source }) => source).filter((source) => !planned.has(source)));
  await inBatches([...others], 1, 64, async ([source]) => {
    // A source that was renamed gives its place to its successor.
    await access(join(root, source!)).catch(() => others.delete(source!));
  });
  return others;
}
