import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import type { PlanItem } from '../../shared/publish/plan-item.ts';
import { alikePages } from './plan-rows.ts';
import { usePublish, type Decision } from './publish-store.ts';

/** What is shown of a plan, and what is decided of its conflicts. */

const set = usePublish.setState;
const get = usePublish.getState;

/** Decides conflicts, one or many. */
export function decide(sources: readonly string[], decision: Decision): void {
  set({ decisions: new Map([...get().decisions, ...sources.map((source) => [source, decision] as const)]) });
}

/** One decision for all pages that are alike; one by one is none yet. */
export function decideAlike({ id, items }: AlikePages, decision: Decision | 'one-by-one'): void {
  const others = [...get().oneByOne].filter((other) => other !== id);
  set({ oneByOne: new Set(decision === 'one-by-one' ? [...others, id] : others) });
  if (decision !== 'one-by-one')
    decide(
      items.map(({ source }) => source),
      decision,
    );
}

/** Shows an episode of the plan. */
export function show(source: string): void {
  set({ shown: source, shownGroup: null });
}

/** Shows pages that are alike, and the change of one of them. */
export function showAlike({ id, items }: AlikePages): void {
  const { shown } = get();
  set({ shownGroup: id, shown: items.some(({ source }) => source === shown) ? shown : items[0]!.source });
}

/** Shows the plan in short. */
export function showOverview(): void {
  set({ shown: null, shownGroup: null });
}

/** Goes to the next or previous of the pages that are like the one that is shown. */
export function stepAlike(by: 1 | -1): void {
  const { plan, shown } = get();
  const alike = alikePages(plan?.items ?? []).find(({ items }) => items.some(({ source }) => source === shown));
  const at = alike?.items.findIndex(({ source }) => source === shown) ?? -1;
  const to = alike?.items[at + by];
  if (to) set({ shown: to.source });
}

/** Shows the next page that nobody decided, among those that are alike. */
export function showNextUndecided(): void {
  const { plan, decisions, shown } = get();
  const isOpen = ({ source }: PlanItem) => !decisions.has(source);
  const groups = alikePages(plan?.items ?? []).filter(({ items }) => items.some(isOpen));
  const next = groups.find(({ items }) => items.some(({ source }) => source === shown)) ?? groups[0];
  if (next !== undefined) set({ shownGroup: next.id, shown: next.items.find(isOpen)!.source });
}
