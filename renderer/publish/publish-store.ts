import { create } from 'zustand';
import type { LastPublish, PublishResult, RollbackResult } from '../../shared/publish/outcome.ts';
import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import type { MergeConflict } from '../../shared/merge/merge-model.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { refreshRows, useLibrary } from '../base/library-store.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { saveEpisode } from '../episode/open/save-episode.ts';
import { isReady, whyNotTicked } from '../../shared/publish/choose-items.ts';
import { losesNothing } from '../../shared/publish/page-conflict.ts';
import { alikePages } from './plan-rows.ts';

/** Which episodes a plan is made for. `episodes`: those that somebody chose, by their paths. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'view'; readonly name: string }
  | { readonly kind: 'episodes'; readonly paths: readonly string[] };

/** What an editor has decided about a page in the site that is in conflict. */
export type Decision = 'take-over' | 'keep';

export interface Published {
  readonly plan: PublishPlan;
  readonly result: PublishResult;
  /** Of the episodes that were written. */
  readonly items: readonly PlanItem[];
  readonly rollback: RollbackResult | null;
  /** What was found of the plan's episodes when they were looked at again, by source. */
  readonly since: ReadonlyMap<string, PlanItem>;
  /** Sources whose pages were decided to stay as they are. */
  readonly kept: ReadonlySet<string>;
  /** The branch that it was committed on; null where that is not known. */
  readonly branch: string | null;
}

export interface PublishStore {
  /** Root of the library that all this is about. */
  readonly library: string | null;
  readonly site: string | null;
  readonly scope: Scope;
  readonly working: 'plan' | 'write' | 'rollback' | null;
  readonly plan: PublishPlan | null;
  /** Sources that are ticked. */
  readonly chosen: ReadonlySet<string>;
  /** By source; a conflict without one is undecided, and its page stays. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Groups of pages that are to be decided one by one. */
  readonly oneByOne: ReadonlySet<string>;
  /** What the editor ticked and unticked, by source. */
  readonly ticks: ReadonlyMap<string, boolean>;
  /** Source of the episode whose change is shown. */
  readonly shown: string | null;
  /** The group of alike pages that is shown, with the page of `shown`. */
  readonly shownGroup: string | null;
  readonly published: Published | null;
  /** What was published before the plan was made again. */
  readonly earlier: Published | null;
  /** What can be undone in the site. */
  readonly last: LastPublish | null;
  /** Conflicts that wait to be decided before a page's changes are in its episode. */
  readonly taking: { readonly source: string; readonly conflicts: readonly MergeConflict[] } | null;
}

/** What is forgotten with a plan: when others are planned, or it was carried out. */
const undecided = {
  plan: null,
  chosen: new Set<string>(),
  decisions: new Map<string, Decision>(),
  oneByOne: new Set<string>(),
  ticks: new Map<string, boolean>(),
};

const empty: Omit<PublishStore, 'library' | 'site'> = {
  scope: { kind: 'all' },
  working: null,
  ...undecided,
  shown: null,
  shownGroup: null,
  published: null,
  earlier: null,
  last: null,
  taking: null,
};

export const usePublish = create<PublishStore>(() => ({ library: null, site: null, ...empty }));

const set = usePublish.setState;
const get = usePublish.getState;

/**
 * Plans again, for another library or after the editor looked at an episode.
 * @param episodes plans these alone; where absent, what was planned before, or the whole library
 */
export async function openPublish(episodes?: readonly string[]): Promise<void> {
  const { library } = useLibrary.getState();
  if (library === null) return;
  if (get().library !== library.root)
    set({ library: library.root, site: configuredSite(library.root, library.config.publish.site), ...empty });
  if (get().working !== null) return;
  if (episodes !== undefined) await chooseScope({ kind: 'episodes', paths: episodes });
  else if (get().scope.kind === 'episodes') await chooseScope({ kind: 'all' });
  else await makePlan();
}

export async function chooseSite(): Promise<void> {
  const folder = await reportErrors(() => request('app.chooseFolder', { title: 'Choose the Website’s Folder' }));
  if (!folder || (await reportErrors(() => request('publish.confirmSite', { site: folder }))) === undefined) return;
  set({ site: folder, ...undecided });
  await makePlan();
}

export async function chooseScope(scope: Scope): Promise<void> {
  // What was planned before says nothing about these.
  set({ scope, ...undecided });
  await makePlan();
}

let stopWaiting = () => {};

/**
 * Waits until all files were looked through for problems: before, what has errors would be ticked like what has none, and
 * not all that is ready be known.
 * @returns false where the editor would not wait
 */
async function waitForCheck(): Promise<boolean> {
  const stopped = new Promise<'stopped'>((resolve) => (stopWaiting = () => resolve('stopped')));
  const checked = await Promise.race([reportErrors(() => request('library.checked', null)), stopped]);
  if (checked === true) await refreshRows();
  return checked !== 'stopped';
}

/** What was ticked and decided stays where it is still the same question; what was published is kept as `earlier`. */
export async function makePlan(): Promise<void> {
  const { site, scope } = get();
  if (site === null) return;
  set({ working: 'plan' });
  if (!(await waitForCheck())) {
    set({ working: null });
    return;
  }
  const plan = await reportErrors(() =>
    request('publish.plan', { site, paths: pathsOf(scope), ...(scope.kind === 'view' ? { view: scope.name } : {}) }),
  );
  const last = plan ? await reportErrors(() => request('publish.last', { site })) : null;
  set({ working: null });
  if (!plan) return;
  const [only] = plan.items.length === 1 ? plan.items : [];
  const before = get();
  const shown = plan.items.some(({ source }) => source === before.shown) ? before.shown : (only?.source ?? null);
  const earlier = before.published ?? before.earlier;
  const isTicked = isTickedFirst(plan, scope);
  set({
    plan,
    last: last ?? null,
    published: null,
    earlier:
      earlier && earlier.result.site === plan.site
        ? { ...earlier, since: new Map([...earlier.since, ...plan.items.map((item) => [item.source, item] as const)]) }
        : null,
    decisions: decideFirst(plan, decidedBefore(before, earlier), isTicked),
    shown,
    shownGroup: alikePages(plan.items).some(({ id }) => id === before.shownGroup) ? before.shownGroup : null,
    chosen: new Set(
      plan.items
        .filter((item) => isReady(item) && (before.ticks.get(item.source) ?? isTicked(item)))
        .map(({ source }) => source),
    ),
  });
}

type Decided = Pick<PublishStore, 'plan' | 'decisions'>;

/** What was decided in the plan that is open, else which pages were kept when the one before was carried out. */
function decidedBefore({ plan, decisions }: Decided, earlier: Published | null): Decided {
  if (plan !== null || earlier === null) return { plan, decisions };
  return { plan: earlier.plan, decisions: new Map([...earlier.kept].map((source) => [source, 'keep'])) };
}

/** Decisions on pages that still differ in the same; other pages that lose nothing are taken over where the episode would be ticked. */
function decideFirst(
  { items }: PublishPlan,
  before: Decided,
  isTicked: (item: PlanItem) => boolean,
): Map<string, Decision> {
  const known = new Map(before.plan?.items.map((item) => [item.source, JSON.stringify(item.conflict)]));
  const decided = new Map<string, Decision>();
  for (const item of items) {
    const { source, conflict } = item;
    if (conflict === null) continue;
    const isSame = known.get(source) === JSON.stringify(conflict);
    const decision = isSame
      ? before.decisions.get(source)
      : losesNothing(conflict) && isTicked(item)
        ? 'take-over'
        : undefined;
    if (decision !== undefined) decided.set(source, decision);
  }
  return decided;
}

/** Whether what can go out would be ticked. Whoever chose episodes has said already that they are to go out. */
function isTickedFirst({ ready }: PublishPlan, scope: Scope): (item: PlanItem) => boolean {
  if (scope.kind === 'episodes') return () => true;
  const rows = new Map(useLibrary.getState().rows.map((row) => [row.path, row]));
  const { unsaved } = useUnsaved.getState();
  return (item) =>
    whyNotTicked(item, {
      requiresReady: ready.required,
      problems: rows.get(item.source)?.problems,
      unsaved: unsaved.has(item.source),
    }) === null;
}

/** Null for every episode. */
function pathsOf(scope: Scope): string[] | null {
  if (scope.kind === 'episodes') return [...scope.paths];
  if (scope.kind !== 'ready') return null;
  const ready = useLibrary.getState().rows.filter(({ state }) => state === 'ready');
  return ready.map(({ path }) => path);
}

/** Ticks sources, or takes their ticks away. */
export function choose(sources: readonly string[], on: boolean): void {
  const [chosen, ticks] = [new Set(get().chosen), new Map(get().ticks)];
  for (const source of sources) {
    ticks.set(source, on);
    if (on) chosen.add(source);
    else chosen.delete(source);
  }
  set({ chosen, ticks });
}

/** What publishing now would write: ticked episodes, and conflicts that are taken over. */
export function countChosen({ chosen, decisions }: Pick<PublishStore, 'chosen' | 'decisions'>): number {
  return chosen.size + [...decisions.values()].filter((decision) => decision === 'take-over').length;
}

/** Writes what is ticked, and the conflicts that were decided for the library's text. */
export async function publish(): Promise<void> {
  const { plan, chosen, decisions } = get();
  if (plan === null) return;
  set({ working: 'write' });
  const overwrite = [...decisions].filter(([, decision]) => decision === 'take-over').map(([source]) => source);
  const result = await reportErrors(() => request('publish.apply', { plan: plan.id, sources: [...chosen], overwrite }));
  set({ working: null });
  if (!result) return;
  if (result.cancelled) {
    notify('Stopped. Nothing was written.');
    return;
  }
  const written = new Set(result.written);
  const items = plan.items.filter(({ outputs }) =>
    outputs.some(({ target }) => target !== null && written.has(target)),
  );
  const kept = new Set([...decisions].filter(([, decision]) => decision === 'keep').map(([source]) => source));
  set({
    published: { plan, result, items, rollback: null, since: new Map(), kept, branch: null },
    earlier: null,
    ...undecided,
  });
  void refreshRows();
}

/** Plans again, and shows an episode there. */
export async function planAgainAt(source: string): Promise<void> {
  set({ shown: source, shownGroup: null });
  await makePlan();
}

/** Keeps on which branch what was published is committed. */
export function rememberBranch(branch: string): void {
  const { published } = get();
  if (published !== null) set({ published: { ...published, branch: branch === '' ? null : branch } });
}

/** Back to what was published before the plan was made again: to commit it, or to keep a report. */
export function showEarlier(): void {
  set({ published: get().earlier, earlier: null, plan: null });
}

export async function cancel(): Promise<void> {
  stopWaiting();
  await reportErrors(() => request('publish.cancel', null));
}

/** Saves what an editor has of an episode, and looks at it again. */
export async function saveAndInclude(sources: readonly string[]): Promise<void> {
  for (const source of sources) if (!(await saveEpisode(source))) return;
  const { plan } = get();
  if (plan === null) return;
  const answer = await reportErrors(() => request('publish.replan', { plan: plan.id, sources }));
  if (!answer) return;
  putItems(answer.items);
  choose(
    answer.items.filter(isReady).map(({ source }) => source),
    true,
  );
}

/** Takes a page's changes into its episode; asks first where both changed the same. */
export async function takeFromSite(
  source: string,
  choices: readonly ('ours' | 'theirs' | 'both')[] = [],
): Promise<void> {
  const { plan } = get();
  if (plan === null) return;
  const answer = await reportErrors(() => request('publish.take', { plan: plan.id, source, choices }));
  set({ taking: answer?.kind === 'undecided' ? { source, conflicts: answer.conflicts } : null });
  if (answer?.kind !== 'taken') return;
  putItems([answer.item]);
  if (isReady(answer.item)) choose([source], true);
  notify('The episode has the site’s changes now. Its earlier version is in the history.');
}

/** Undoes the last publish, and looks at what is left. */
export async function rollBack({ id }: Pick<LastPublish, 'id'>): Promise<void> {
  const { site, published } = get();
  if (site === null) return;
  set({ working: 'rollback' });
  const rollback = await reportErrors(() => request('publish.rollback', { site, id }));
  set({ working: null });
  if (!rollback) return;
  void refreshRows();
  if (published !== null) {
    set({ published: { ...published, rollback } });
    return;
  }
  set({ earlier: null });
  notify(
    `Undid “${rollback.title}”: ${countOf(rollback.restored.length, 'file')} as before${rollback.left.length > 0 ? `, ${rollback.left.length} left as they are` : ''}.`,
  );
  await makePlan();
}

function putItems(items: readonly PlanItem[]): void {
  const { plan } = get();
  if (plan === null) return;
  const bySource = new Map(items.map((item) => [item.source, item]));
  set({ plan: { ...plan, items: plan.items.map((item) => bySource.get(item.source) ?? item) } });
}

function configuredSite(root: string, site: string | undefined): string | null {
  if (site === undefined) return null;
  return /^([A-Za-z]:)?[\\/]/.test(site) ? site : `${root}/${site}`;
}
