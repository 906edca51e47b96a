import type { PlanItem, PublishPlan } from './plan-item.ts';
import type { PublishResult } from './outcome.ts';

/** What became of an episode of a plan. `left`: nobody asked for it, or it could not be asked for. */
export type ItemOutcome = 'written' | 'failed' | 'left' | 'unchanged';

/** What became of each episode of a plan. @param result null where it was only planned */
export function outcomeOf(result: Pick<PublishResult, 'written' | 'failed'> | null): (item: PlanItem) => ItemOutcome {
  const written = new Set(result?.written);
  const failed = new Set(result?.failed.map(({ source }) => source));
  return ({ source, outputs, status }) => {
    if (failed.has(source)) return 'failed';
    if (outputs.some(({ target }) => target !== null && written.has(target))) return 'written';
    return status === 'identical' ? 'unchanged' : 'left';
  };
}

/** A file of the library that did not go out. */
export interface LeftBehind {
  readonly source: string;
  readonly title: string;
  /** In words; null where it could have gone out. */
  readonly reason: string | null;
}

export interface LeftGroup {
  readonly id: 'failed' | 'conflict' | 'kept' | 'blocked' | 'unticked' | 'whitespace' | 'no-episode';
  readonly title: string;
  readonly items: readonly LeftBehind[];
}

const titles: readonly (readonly [LeftGroup['id'], string])[] = [
  ['failed', 'Could not be written'],
  ['conflict', 'The page in the site differs, and nobody decided yet'],
  ['blocked', 'Blocked'],
  ['kept', 'The site’s page was kept, as decided'],
  ['unticked', 'Not ticked'],
  ['whitespace', 'Different in white space only'],
  ['no-episode', 'No episode, or excluded'],
];

/**
 * What of a plan did not go out, what wants looking at first.
 * @param since what was found of its episodes when they were looked at again, by source
 * @param kept sources whose pages were decided to stay as they are
 */
export function findLeftBehind(
  { items, leftOut }: Pick<PublishPlan, 'items' | 'leftOut'>,
  result: Pick<PublishResult, 'written' | 'failed'>,
  since: ReadonlyMap<string, PlanItem> = new Map(),
  kept: ReadonlySet<string> = new Set(),
): LeftGroup[] {
  const outcome = outcomeOf(result);
  const reasons = new Map(result.failed.map(({ source, reason }) => [source, reason]));
  const found = new Map<LeftGroup['id'], LeftBehind[]>(titles.map(([id]) => [id, []]));
  for (const planned of items) {
    const before = outcome(planned);
    if (before === 'written' || before === 'unchanged') continue;
    const now = since.get(planned.source);
    if (now?.status === 'identical') continue;
    const { source, title, reasons: all } = now ?? planned;
    if (before === 'failed' && now === undefined)
      found.get('failed')!.push({ source, title, reason: reasons.get(source)! });
    else found.get(groupOf(now ?? planned, kept))!.push({ source, title, reason: all[0] ?? null });
  }
  for (const { source, reason } of leftOut) found.get('no-episode')!.push({ source, title: source, reason });
  return titles.flatMap(([id, title]) => {
    const own = found.get(id)!;
    return own.length === 0 ? [] : [{ id, title, items: own }];
  });
}

function groupOf({ status, whitespaceOnly, source }: PlanItem, kept: ReadonlySet<string>): LeftGroup['id'] {
  if (status === 'conflict' && kept.has(source)) return 'kept';
  if (status === 'conflict' || status === 'blocked') return status;
  return whitespaceOnly ? 'whitespace' : 'unticked';
}

/** The line of the episode that a reason names, from 1; null where it names none. */
export function lineOfReason(reason: string): number | null {
  const line = /\(line (\d+)\)/.exec(reason)?.[1];
  return line === undefined ? null : Number(line);
}
