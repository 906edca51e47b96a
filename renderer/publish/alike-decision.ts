import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import type { Decision, PublishStore } from './publish-store.ts';

/** What pages that are alike were decided for: all of them in one way, or one by one; null where that is open. */
export interface AlikeDecision {
  readonly choice: Decision | 'one-by-one' | null;
  readonly takenOver: number;
  readonly kept: number;
  readonly undecided: number;
}

export function alikeDecision(
  { id, items, decidedTogether }: AlikePages,
  { decisions, oneByOne }: Pick<PublishStore, 'decisions' | 'oneByOne'>,
): AlikeDecision {
  const count = (decision: Decision | undefined) =>
    items.filter(({ source }) => decisions.get(source) === decision).length;
  const [takenOver, kept, undecided] = [count('take-over'), count('keep'), count(undefined)];
  const all = takenOver === items.length ? 'take-over' : kept === items.length ? 'keep' : null;
  const choice = !decidedTogether || oneByOne.has(id) ? 'one-by-one' : all;
  return { choice, takenOver, kept, undecided };
}

/** How far a group is decided, in a few words. */
export function describeDecision({ takenOver, kept, undecided }: AlikeDecision): string {
  const parts = [
    takenOver > 0 && `${formatCount(takenOver)} taken over`,
    kept > 0 && `${formatCount(kept)} kept`,
    undecided > 0 && `${formatCount(undecided)} undecided`,
  ].filter((part) => part !== false);
  if (parts.length > 1) return parts.join(', ');
  return takenOver > 0 ? 'Taken over' : kept > 0 ? 'Kept' : 'Undecided';
}

/** How many conflicts of a plan nobody decided. */
export function countUndecided(alike: readonly AlikePages[], { decisions }: Pick<PublishStore, 'decisions'>): number {
  return alike.reduce((sum, { items }) => sum + items.filter(({ source }) => !decisions.has(source)).length, 0);
}

/** `2 of 120 pages in the site are undecided`. */
export function describeUndecided(undecided: number, of: number): string {
  if (of === 1) return 'One page in the site is undecided and stays as it is.';
  const many = undecided === 1 ? 'is undecided and stays as it is' : 'are undecided and stay as they are';
  return `${formatCount(undecided)} of ${countOf(of, 'page')} in the site ${many}.`;
}
