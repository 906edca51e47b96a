import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { PlanItem, Progress, PublishPlan, PublishResult } from '../../shared/ipc/views.ts';
import type { PublishedEntry } from '../../shared/publish/published.ts';
import { readBytes } from '../files/read-file.ts';
import { scanLibrary } from '../files/scan.ts';
import { replaceFile } from '../files/write-file.ts';
import { pathInLibrary, type Library } from './library.ts';
import { recordWrite } from './open-writes.ts';
import { blockCollisions, cleanSource, planBlocked, planFile, type Planned } from './plan-file.ts';
import { announcePublished, publishedName, readPublished } from './published.ts';
import { assertInside, openSite } from './site.ts';

export interface Publisher {
  /** What publishing would do. Writes nothing. `paths` are relative to the library; null means every episode. */
  plan(request: { site: string; paths: readonly string[] | null; only?: string | undefined }): Promise<PublishPlan>;
  diff(plan: string, source: string): Promise<{ before: string | null; after: string | null; item: PlanItem }>;
  /** Writes the planned files that are named, each whole or not at all; one that fails stops no other. */
  apply(plan: string, sources: readonly string[]): Promise<PublishResult>;
  cancel(): void;
}

interface Plan {
  readonly site: string;
  readonly files: ReadonlyMap<string, Planned>;
}

/** Publishes a library's episodes into a site. The last plan made is the one that can be carried out. */
export function createPublisher(library: Library, onProgress: (progress: Progress) => void = () => {}): Publisher {
  let current: (Plan & { readonly id: string }) | null = null;
  let cancelled = false;

  const planOf = (id: string): Plan => {
    if (current?.id !== id) throw new RostrumError({ code: 'bad-request', message: 'This plan is no longer there.', next: 'Make the plan again.' });
    return current;
  };
  const plannedOf = ({ files }: Plan, source: string): Planned => {
    const planned = files.get(source);
    if (!planned) throw new RostrumError({ code: 'bad-request', message: 'This file is not in the plan.', next: 'Make the plan again.', path: source });
    return planned;
  };

  return {
    async plan({ site, paths, only }) {
      cancelled = false;
      const root = await openSite(site);
      const published = await readPublished(root);
      const { files: scanned, failed } = paths === null ? await scanLibrary(library.root, library.config.exclude) : { files: [], failed: [] };
      const matches = only === undefined ? () => true : picomatch(only, { dot: true, basename: !only.includes('/') });
      const sources = (paths ?? scanned.map(({ path }) => path)).filter((path) => matches(path));
      const files = new Map<string, Planned>();
      const progress = (done: number) => onProgress({ task: 'plan', done, total: sources.length, finished: done === sources.length });
      for (const [index, source] of sources.entries()) {
        if (cancelled) {
          onProgress({ task: 'plan', done: index, total: sources.length, finished: true });
          throw new RostrumError({ code: 'cancelled', message: 'The plan was cancelled. Nothing was written.' });
        }
        progress(index);
        const planned = await planFile(library, source, { site: root, published, skipPages: paths === null });
        if (planned) files.set(source, planned);
      }
      for (const { path, error } of failed) if (matches(path)) files.set(path, planBlocked(path, path, null, [error]));
      progress(sources.length);
      current = { id: randomUUID(), site: root, files: blockCollisions(files) };
      return { id: current.id, site: root, items: [...current.files.values()].map(({ item }) => item) };
    },

    async diff(id, source) {
      const plan = planOf(id);
      const { item, targetHash } = plannedOf(plan, source);
      const before = item.target === null || targetHash === null ? null : new TextDecoder().decode((await readBytes(join(plan.site, item.target))).bytes);
      const cleaned = item.status === 'blocked' ? null : await cleanSource(library, source);
      return { before, after: cleaned?.kind === 'clean' ? cleaned.text : null, item };
    },

    async apply(id, sources) {
      cancelled = false;
      const plan = planOf(id);
      const failed: { source: string; reason: string }[] = [];
      const fail = (source: string, error: unknown) => {
        // Each failure is told with its file; the others go on.
        if (!(error instanceof RostrumError)) throw error;
        failed.push({ source, reason: [error.failure.message, error.failure.next].filter(Boolean).join(' ') });
      };
      const writable = [...new Set(sources)].filter((source) => {
        const { item } = plannedOf(plan, source);
        if (item.status === 'identical') return false;
        if (item.target !== null && item.status !== 'blocked' && item.status !== 'conflict') return true;
        failed.push({ source, reason: item.reasons[0] ?? 'This file cannot be published.' });
        return false;
      });
      const entryOf = (source: string): PublishedEntry => {
        const { item, cleanHash } = plannedOf(plan, source);
        return { target: item.target!, source, hash: cleanHash! };
      };

      // What stands there as we would write it is ours from now on, without being written.
      const settled = [...plan.files.values()].filter(({ item }) => item.status === 'identical').map(({ item }) => entryOf(item.source));
      const written: string[] = [];
      let settle: (entries: readonly PublishedEntry[]) => Promise<void>;
      try {
        await assertInside(plan.site, publishedName);
        settle = await announcePublished(plan.site, [...settled, ...writable.map(entryOf)]);
      } catch (error) {
        for (const source of writable) fail(source, error);
        return { written, failed, cancelled };
      }
      for (const [index, source] of writable.entries()) {
        if (cancelled) break;
        onProgress({ task: 'publish', done: index, total: writable.length, finished: false });
        try {
          await publishFile(library, plan.site, plannedOf(plan, source));
          written.push(entryOf(source).target);
          settled.push(entryOf(source));
        } catch (error) {
          fail(source, error);
        }
      }
      await settle(settled);
      await library.refreshPublished();
      onProgress({ task: 'publish', done: writable.length, total: writable.length, finished: true });
      return { written, failed, cancelled };
    },

    cancel() {
      cancelled = true;
    },
  };
}

async function publishFile(library: Library, site: string, { item, sourceHash, cleanHash, targetHash }: Planned): Promise<void> {
  const path = join(site, item.target!);
  await assertInside(site, item.target!);
  const cleaned = await cleanSource(library, item.source);
  if (cleaned.sourceHash !== sourceHash || cleaned.kind !== 'clean' || cleaned.hash !== cleanHash) {
    throw new RostrumError({ code: 'changed-on-disk', message: 'The episode was changed after the plan was made.', next: 'Make the plan again.', path: item.source });
  }
  const old = targetHash === null ? null : await readBytes(path);
  if (old !== null && old.hash !== targetHash) {
    throw new RostrumError({ code: 'changed-on-disk', message: 'The page in the site was changed after the plan was made.', next: 'Make the plan again.', path: item.target! });
  }
  // In the history of the library, so that it can be told and taken back whatever happens.
  const write = { path: path === pathInLibrary(library, item.source) ? item.source : path, oldHash: targetHash, newHash: cleaned.hash, oldBytes: old && old.bytes };
  await recordWrite(library.history, write, () => replaceFile(path, { expectedHash: targetHash, bytes: cleaned.bytes }));
}
