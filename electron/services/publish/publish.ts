import { randomUUID } from 'node:crypto';
import type { OutputFormat } from '../../../shared/config/publish-config.ts';
import { RostrumError } from '../../../shared/failure.ts';
import type { PageDiff, PlanItem, PublishPlan } from '../../../shared/publish/plan-item.ts';
import type { PublishResult, TakeResult } from '../../../shared/publish/outcome.ts';
import type { Progress } from '../../../shared/progress.ts';
import { rules } from '../../../shared/lint/registry.ts';
import type { Choice } from '../../../shared/merge/merge-model.ts';
import type { PublishedEntry } from '../../../shared/publish/published.ts';
import { makeReport, type PublishReport } from '../../../shared/publish/publish-report.ts';
import { describePages } from './describe-pages.ts';
import { collectGarbage } from '../machine/collect-garbage.ts';
import { fillCleanHashes } from '../catalogue/indexer.ts';
import type { Library } from '../library/library.ts';
import { pathFilter } from '../library/path-filter.ts';
import { readPageDiff } from './page-diff.ts';
import { blockCollisions, isUpToDate, type Plan, type Planned } from './publish-plan.ts';
import { planSources } from './plan-sources.ts';
import { openSite } from '../site/site.ts';
import { pathsOfView } from '../catalogue/table.ts';
import { takeFromSite } from './take-from-site.ts';
import { writePages } from './write-pages.ts';

export interface PlanRequest {
  readonly site: string;
  /** Relative to the library; null is every episode. */
  readonly paths: readonly string[] | null;
  /** A view that was saved; the episodes in it, of those that `paths` names. */
  readonly view?: string | undefined;
  /** A glob over paths, or over names where it has no `/`. */
  readonly only?: string | undefined;
  /** In place of those that `rostrum.yaml` names. */
  readonly formats?: readonly OutputFormat[] | undefined;
}

export interface Publisher {
  /** What publishing would do. Writes nothing. The last plan made is the one that can be carried out. */
  plan(request: PlanRequest): Promise<PublishPlan>;
  /** One file as it stands in the site (null: nothing there) and as it would be (null: not possible). */
  diff(plan: string, source: string, format?: OutputFormat): Promise<PageDiff>;
  /**
   * Writes the planned files of these sources, all as one; what cannot be written is left out and told.
   * @param overwrite sources whose conflict an editor has decided for the library's text
   */
  apply(plan: string, sources: readonly string[], overwrite?: readonly string[]): Promise<PublishResult>;
  /** Looks at some sources of the plan again. */
  replan(plan: string, sources: readonly string[]): Promise<PlanItem[]>;
  /** Takes what was changed on a page into its episode; see `takeFromSite`. */
  take(plan: string, source: string, choices: readonly (Choice | null)[]): Promise<TakeResult>;
  /** What the last apply of a plan did, to be kept. `result` is null for the plan alone. */
  report(plan: string, result: PublishResult | null, commit: string | null): Promise<PublishReport>;
  cancel(): void;
}

/** Publishes a library's episodes into a site. */
export function createPublisher(library: Library, onProgress: (progress: Progress) => void = () => {}): Publisher {
  let current: Plan | null = null;
  /** The last one that was carried out: there can be a report of it while another one is made. */
  let applied: Plan | null = null;
  let stop = new AbortController();
  const taken: PublishedEntry[] = [];

  const planOf = (id: string): Plan => {
    if (current?.id !== id)
      throw new RostrumError({
        code: 'bad-request',
        message: 'This plan is no longer there.',
        next: 'Make the plan again.',
      });
    return current;
  };
  const plannedOf = ({ files }: Plan, source: string): Planned => {
    const planned = files.get(source);
    if (!planned)
      throw new RostrumError({
        code: 'bad-request',
        message: 'This file is not in the plan.',
        next: 'Make the plan again.',
        path: source,
      });
    return planned;
  };

  const replan = async (id: string, sources: readonly string[]): Promise<PlanItem[]> => {
    const plan = planOf(id);
    for (const source of sources) plannedOf(plan, source);
    const { planned: files } = await planSources(library, plan.site, {
      taken,
      paths: sources,
      formats: plan.formats,
      matches: () => true,
      signal: stop.signal,
      onProgress: () => {},
    });
    for (const planned of files) plan.files.set(planned.item.source, planned);
    // Looked at by itself, an episode does not know who else wants its place.
    const asked = new Set(sources);
    const judged = blockCollisions([...plan.files.values()]).filter(({ item }) => asked.has(item.source));
    for (const planned of judged) plan.files.set(planned.item.source, planned);
    return judged.map(({ item }) => item);
  };

  return {
    async plan({ site, paths: named, view, only, formats = library.config.publish.formats }) {
      stop = new AbortController();
      assertBlockers(library);
      const root = await openSite(site);
      await library.refreshPublished(root);
      const matches = pathFilter(only);
      try {
        // A view may ask which episodes were changed since they were published.
        if (view !== undefined) await fillCleanHashes(library);
        const paths =
          view === undefined
            ? named
            : (await pathsOfView(library, view)).filter((path) => named === null || named.includes(path));
        const sources = await planSources(library, root, {
          taken,
          paths,
          formats,
          matches,
          signal: stop.signal,
          onProgress: (done, total) => onProgress({ task: 'plan', done, total, finished: false }),
        });
        current = {
          id: randomUUID(),
          site: root,
          inPlace: root === library.root,
          formats,
          files: new Map(sources.planned.map((planned) => [planned.item.source, planned])),
          leftOut: sources.leftOut,
          ready: readyRule(library, root, sources.usesReady),
        };
      } finally {
        collectGarbage('major');
        onProgress({ task: 'plan', done: 1, total: 1, finished: true });
      }
      return {
        id: current.id,
        site: root,
        inPlace: current.inPlace,
        items: [...current.files.values()].map(({ item }) => item),
        leftOut: current.leftOut,
        ready: current.ready,
      };
    },

    async diff(id, source, format) {
      const plan = planOf(id);
      return readPageDiff(library, plan.site, plannedOf(plan, source), format);
    },

    async apply(id, sources, overwrite = []) {
      stop = new AbortController();
      const plan = planOf(id);
      const knowingly = new Set(overwrite);
      const failed: PublishResult['failed'] = [];
      const wanted = [...new Set([...sources, ...overwrite])]
        .map((source) => plannedOf(plan, source))
        .filter(({ item: { source, status, reasons } }) => {
          if (status === 'identical') return false;
          if (status === 'new' || status === 'changed' || (status === 'conflict' && knowingly.has(source))) return true;
          failed.push({ source, reason: reasons[0] ?? 'This file cannot be published.' });
          return false;
        });
      // What stands there as we would write it is ours from now on, without being written.
      const settled = [...plan.files.values()].flatMap(({ item: { source }, files }) =>
        files.filter(isUpToDate).map(({ target, hash }): PublishedEntry => ({ target, source, hash })),
      );
      try {
        const result = await writePages(library, plan, wanted, settled, {
          signal: stop.signal,
          onPrepared: (done, total) => onProgress({ task: 'publish', done, total, finished: false }),
          onPut: (done, total) => onProgress({ task: 'write', done, total, finished: false }),
        });
        applied = plan;
        await library.refreshPublished();
        return { ...result, site: plan.site, failed: [...failed, ...result.failed] };
      } finally {
        collectGarbage('major');
        onProgress({ task: 'write', done: 1, total: 1, finished: true });
      }
    },

    replan,

    async take(id, source, choices) {
      const plan = planOf(id);
      const page = plannedOf(plan, source).files.find(({ format }) => format === 'md');
      if (page === undefined)
        throw new RostrumError({ code: 'bad-request', message: 'This episode has no page in the site.', path: source });
      const { undecided, pageHash } = await takeFromSite(library, {
        site: plan.site,
        source,
        target: page.target,
        choices,
      });
      if (undecided.length > 0) return { kind: 'undecided', conflicts: undecided };
      taken.push({ target: page.target, source, hash: pageHash });
      const [item] = await replan(id, [source]);
      return { kind: 'taken', item: item! };
    },

    async report(id, result, commit) {
      const plan = applied?.id === id ? applied : planOf(id);
      const items = [...plan.files.values()].map(({ item }) => item);
      const meanings = await describePages(library, plan, result);
      return makeReport({
        at: new Date(),
        library: library.root,
        site: plan.site,
        baseUrl: library.config.publish.baseUrl,
        items,
        leftOut: plan.leftOut,
        result,
        commit,
        meanings,
      });
    },

    cancel() {
      stop.abort();
    },
  };
}

/** Cleaning in place brings nothing out that was not there. */
function readyRule({ config, root }: Library, site: string, usesReady: boolean): PublishPlan['ready'] {
  const { requireReady } = config.publish;
  return { required: site !== root && (requireReady ?? usesReady), said: requireReady !== undefined };
}

/** A rule that is written wrongly would never block anything. @throws RostrumError `bad-request` */
function assertBlockers({ config, root }: Library): void {
  const known = new Set<string>(['error', 'warning', 'hint', ...rules.map(({ id }) => id), 'front-matter-syntax']);
  const unknown = config.publish.blockOn.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: `“${unknown}”, which “publish: blockOn” names, is no rule.`,
      next: 'Mend rostrum.yaml, then open the library again.',
      path: root,
    });
}
