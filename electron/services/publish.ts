import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import picomatch from 'picomatch';
import type { OutputFormat } from '../../shared/config/publish-config.ts';
import { RostrumError } from '../../shared/ipc/result.ts';
import type { PlanItem, PublishPlan, PublishResult } from '../../shared/ipc/publish-views.ts';
import type { Progress } from '../../shared/ipc/views.ts';
import type { PublishedEntry } from '../../shared/publish/published.ts';
import { readBytes } from '../files/read-file.ts';
import { readUnsavedPaths } from '../history/history.ts';
import type { Library } from './library.ts';
import { blockCollisions, indexPublished, placeSource, planSource, type Plan, type PlanContext, type Planned } from './plan-file.ts';
import { blockUncommitted } from './plan-uncommitted.ts';
import { readPublished } from './published.ts';
import { renderAll } from './render-pool.ts';
import { openSite } from './site.ts';
import { gatherTargets } from './site-facts.ts';
import { gatherFacts } from './source-facts.ts';
import { writePages } from './write-pages.ts';

export interface PlanRequest {
  readonly site: string;
  /** Relative to the library; null is every episode. */
  readonly paths: readonly string[] | null;
  /** A glob over paths, or over names where it has no `/`. */
  readonly only?: string | undefined;
  /** In place of those that `rostrum.yaml` names. */
  readonly formats?: readonly OutputFormat[] | undefined;
}

export interface Publisher {
  /** What publishing would do. Writes nothing. The last plan made is the one that can be carried out. */
  plan(request: PlanRequest): Promise<PublishPlan>;
  /** One file as it stands in the site (null: nothing there) and as it would be (null: not possible). */
  diff(plan: string, source: string, format?: OutputFormat): Promise<{ before: string | null; after: string | null; item: PlanItem }>;
  /**
   * Writes the planned files of these sources, all as one; what cannot be written is left out and told.
   * @param overwrite sources whose conflict an editor has decided for the library's text
   */
  apply(plan: string, sources: readonly string[], overwrite?: readonly string[]): Promise<PublishResult>;
  /** Looks at one source of the plan again. */
  replan(plan: string, source: string): Promise<PlanItem>;
  planned(plan: string, source: string): Planned & { readonly site: string };
  cancel(): void;
}

/** Publishes a library's episodes into a site. */
export function createPublisher(library: Library, onProgress: (progress: Progress) => void = () => {}): Publisher {
  let current: Plan | null = null;
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

  const look = async (site: string, { paths, formats, matches, tell }: { paths: readonly string[] | null; formats: readonly OutputFormat[]; matches: (path: string) => boolean; tell: (done: number, total: number) => void }) => {
    const context: PlanContext = {
      config: library.config,
      inPlace: site === library.root,
      now: new Date(),
      published: indexPublished(await readPublished(site)),
      unsaved: readUnsavedPaths(library.history),
    };
    const facts = await gatherFacts(library, { config: library.config, formats, paths, matches, onProgress: tell });
    const placed = [...facts]
      .filter(([, found]) => paths !== null || found.kind === 'failed' || found.rendered.kind === 'episode')
      .map(([source, found]) => placeSource(source, found, context));
    const targets = placed.flatMap(({ places }) => places.flatMap(({ target }) => (target.ok ? [target.path] : [])));
    const standing = await gatherTargets(library.catalogue, site, targets, () => tell(facts.size, facts.size));
    const plan = blockCollisions(placed.map((source) => planSource(source, standing, context)));
    return blockUncommitted(site, plan, context);
  };

  return {
    async plan({ site, paths, only, formats = library.config.publish.formats }) {
      cancelled = false;
      const root = await openSite(site);
      const matches = only === undefined ? () => true : picomatch(only, { dot: true, basename: !only.includes('/') });
      const tell = throttle(onProgress);
      try {
        const files = await look(root, {
          paths,
          formats,
          matches,
          tell: (done, total) => {
            if (cancelled) throw new RostrumError({ code: 'cancelled', message: 'The plan was cancelled. Nothing was written.' });
            tell({ task: 'plan', done, total, finished: false });
          },
        });
        current = { id: randomUUID(), site: root, inPlace: root === library.root, formats, files: new Map(files.map((planned) => [planned.item.source, planned])) };
      } finally {
        onProgress({ task: 'plan', done: 1, total: 1, finished: true });
      }
      return { id: current.id, site: root, inPlace: current.inPlace, items: [...current.files.values()].map(({ item }) => item) };
    },

    async diff(id, source, format) {
      const plan = planOf(id);
      const { item, files } = plannedOf(plan, source);
      const file = files.find((candidate) => candidate.format === (format ?? candidate.format));
      if (file === undefined) return { before: null, after: null, item };
      const before = file.targetHash === null ? null : new TextDecoder().decode((await readBytes(join(plan.site, file.target))).bytes);
      const [rendering] = await renderAll({ root: library.root, config: library.config, formats: [file.format] }, [{ source, beside: true }], true);
      const bytes = rendering?.kind === 'rendered' ? rendering.bytes?.get(file.format) : undefined;
      return { before, after: bytes === undefined ? null : new TextDecoder().decode(bytes), item };
    },

    async apply(id, sources, overwrite = []) {
      cancelled = false;
      const plan = planOf(id);
      const knowingly = new Set(overwrite);
      const failed: PublishResult['failed'] = [];
      const wanted = [...new Set([...sources, ...overwrite])].map((source) => plannedOf(plan, source)).filter(({ item: { source, status, reasons } }) => {
        if (status === 'identical') return false;
        if (status === 'new' || status === 'changed' || (status === 'conflict' && knowingly.has(source))) return true;
        failed.push({ source, reason: reasons[0] ?? 'This file cannot be published.' });
        return false;
      });
      // What stands there as we would write it is ours from now on, without being written.
      const settled = [...plan.files.values()].flatMap(({ item: { source }, files }) => files.filter(({ hash, targetHash }) => hash === targetHash).map(({ target, hash }): PublishedEntry => ({ target, source, hash })));
      const tell = throttle(onProgress);
      try {
        const result = await writePages(library, plan, wanted, settled, { isCancelled: () => cancelled, onProgress: (done, total) => tell({ task: 'publish', done, total, finished: false }) });
        await library.refreshPublished();
        return { ...result, site: plan.site, failed: [...failed, ...result.failed] };
      } finally {
        onProgress({ task: 'publish', done: 1, total: 1, finished: true });
      }
    },

    async replan(id, source) {
      const plan = planOf(id);
      plannedOf(plan, source);
      const [planned] = await look(plan.site, { paths: [source], formats: plan.formats, matches: () => true, tell: () => {} });
      plan.files.set(source, planned!);
      return planned!.item;
    },

    planned(id, source) {
      const plan = planOf(id);
      return { ...plannedOf(plan, source), site: plan.site };
    },

    cancel() {
      cancelled = true;
    },
  };
}

const between = 50;

/** Passes on what is told at most every 50 ms, and at once what is told first. */
function throttle(tell: (progress: Progress) => void): (progress: Progress) => void {
  let last = -Infinity;
  return (progress) => {
    if (performance.now() - last < between) return;
    last = performance.now();
    tell(progress);
  };
}
