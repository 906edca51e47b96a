import { join, sep } from 'node:path';
import type { Stats } from 'node:fs';
import { RostrumError, type Failure } from '../../../shared/failure.ts';
import { putTargets, readTargets, type TargetRow } from '../../catalogue/render-cache.ts';
import { hashOfText } from '../../files/line-ends.ts';
import { readBytes } from '../../files/read-file.ts';
import type { Sql } from '../../sqlite/open-database.ts';
import { inBatches } from '../machine/batches.ts';
import { openTargets } from '../site/site.ts';

/** A page that stands in the site. */
export interface SiteFile {
  readonly kind: 'file';
  readonly hash: string;
  /** As `hash`, with LF line ends. */
  readonly textHash: string;
  /** Hash of what it was last compared with, and whether only white space differed. */
  readonly compared: string | null;
  readonly same: boolean;
  /** In what else it differed, a `PageDifference` as JSON; null where nobody asked. */
  readonly difference: string | null;
}

/** What stands at a place in the site; `failed` where nothing may be written there. */
export type TargetFacts =
  { readonly kind: 'nothing' } | SiteFile | { readonly kind: 'failed'; readonly failure: Failure };

const maxConcurrentReads = 64;
const settleTimeMs = 100;

/**
 * Looks at places in a site. A file is read only where the catalogue does not know it as it is.
 * @param site its real path
 * @throws RostrumError `cancelled`
 */
export async function gatherTargets(
  catalogue: Sql,
  site: string,
  targets: Iterable<string>,
  signal?: AbortSignal,
): Promise<Map<string, TargetFacts>> {
  const known = readTargets(catalogue, site + sep);
  const look = openTargets(site);
  const facts = new Map<string, TargetFacts>();
  const rows: TargetRow[] = [];
  await inBatches([...new Set(targets)], 1, maxConcurrentReads, async ([target]) => {
    if (signal?.aborted) throw new RostrumError({ code: 'cancelled', message: 'Stopped. Nothing was changed.' });
    facts.set(target!, await lookAt(join(site, target!), () => look(target!), known, rows));
  });
  putTargets(catalogue, rows);
  return facts;
}

async function lookAt(
  path: string,
  look: () => Promise<Stats | null>,
  known: ReadonlyMap<string, TargetRow>,
  rows: TargetRow[],
): Promise<TargetFacts> {
  try {
    const stats = await look();
    if (stats === null) return { kind: 'nothing' };
    const stamp = { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs };
    const row = known.get(path);
    if (row?.size === stamp.size && row.modified === stamp.modified && row.changed === stamp.changed)
      return {
        kind: 'file',
        hash: row.hash,
        textHash: row.textHash,
        compared: row.compared,
        same: row.same === 1,
        difference: row.difference,
      };
    const { hash, bytes } = await readBytes(path);
    const textHash = hashOfText(bytes);
    if (Date.now() - Math.max(stamp.modified, stamp.changed) > settleTimeMs)
      rows.push({ path, ...stamp, hash, textHash, compared: null, same: 0, difference: null });
    return { kind: 'file', hash, textHash, compared: null, same: false, difference: null };
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return { kind: 'failed', failure: error.failure };
  }
}
