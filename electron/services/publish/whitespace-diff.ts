import { join } from 'node:path';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import { setCompared } from '../../catalogue/render-cache.ts';
import { readSidecars, stampSidecar } from '../writing/sidecar.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import type { WhitespaceComparison } from '../pool/file-tasks.ts';
import type { Library } from '../library/library.ts';
import { isAsPublished, type PlacedSource, type PublishedIndex } from './publish-plan.ts';
import type { TargetFacts } from './site-facts.ts';

/**
 * Finds out which pages differ from what stands in their places in white space only, and in what those differ that were
 * not written from here. Only what differs is rendered
 * again for it, and what was compared before is known from the catalogue.
 * @param standing what stands where; gets the answers
 * @throws RostrumError `cancelled`
 */
export async function compareWhitespace(
  library: Library,
  site: string,
  placed: readonly PlacedSource[],
  { byTarget }: PublishedIndex,
  standing: Map<string, TargetFacts>,
  signal: AbortSignal,
): Promise<void> {
  const targets = new Map<string, { format: OutputFormat; path: string; wantsDifference: boolean }[]>();
  const targetOf = new Map<string, string>();
  for (const { source, places } of placed) {
    const open = places.flatMap(({ file: { format, hash }, target }) => {
      const before = target.ok ? standing.get(target.path) : undefined;
      if (!target.ok || hash === null || before?.kind !== 'file' || before.textHash === hash) return [];
      // Who may be asked about it wants to know more than whether it is white space.
      const wantsDifference = !isAsPublished(byTarget.get(target.path) ?? [], before);
      if (before.compared === hash && (before.same || before.difference !== null || !wantsDifference)) return [];
      targetOf.set(join(site, target.path), target.path);
      return [{ format, path: join(site, target.path), wantsDifference }];
    });
    if (open.length > 0) targets.set(source, open);
  }
  const sources = [...targets.keys()];
  const sidecars = await readSidecars(library.root, await stampSidecar(library.root), sources);
  await runOverFiles(
    'compareWhitespace',
    library.root,
    sources.map((path) => ({ path })),
    { config: library.config, sidecars, targets },
    {
      signal,
      onSlice({ results }) {
        const compared: WhitespaceComparison[] = results.flat();
        for (const { path, ...answer } of compared) {
          const target = targetOf.get(path)!;
          const before = standing.get(target);
          if (before?.kind === 'file') standing.set(target, { ...before, ...answer });
        }
        setCompared(library.catalogue, compared);
      },
    },
  );
}
