import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { PublishResult } from '../../../shared/publish/outcome.ts';
import { describeChange, meaningOfChange } from '../../../shared/publish/meaning-of-change.ts';
import { pageOptions } from '../../../shared/publish/site-page.ts';
import { readableText } from '../../files/line-ends.ts';
import { readBytes } from '../../files/read-file.ts';
import { readChange, readRevisionBytes } from '../../history/changes.ts';
import type { Library } from '../library/library.ts';
import type { Plan } from './publish-plan.ts';
import { pathInChange } from '../site/site.ts';

/** What a publish changed on pages that were there before, in words, by source; from the versions that the history keeps. */
export async function describePages(
  { root, history, config }: Library,
  { site, files }: Plan,
  result: PublishResult | null,
): Promise<Map<string, string[]>> {
  const meanings = new Map<string, string[]>();
  const change = result === null || result.id === null ? null : readChange(history, result.id);
  const oldHashes = new Map(change?.files.map(({ path, oldHash }) => [path, oldHash]));
  for (const { item, files: planned } of files.values()) {
    const page = planned.find(({ format }) => format === 'md');
    const path = page && pathInChange(root, site, page.target);
    const oldHash = path === undefined ? undefined : oldHashes.get(path);
    const old = oldHash && path !== undefined ? readRevisionBytes(history, path, oldHash) : null;
    if (old === null || page === undefined) continue;
    const now = await readBytes(join(site, page.target)).catch(() => null); // Gone since: what it meant is not known any more.
    if (now !== null)
      meanings.set(
        item.source,
        describeChange(meaningOfChange(readableText(old), readableText(now.bytes), pageOptions(config))),
      );
    // Lets queries in between two pages.
    await setImmediate();
  }
  return meanings;
}
