import { useMemo } from 'react';
import { findLeftBehind, type LeftGroup } from '../../shared/publish/left-behind.ts';
import { useAnswer } from '../base/use-answer.ts';
import type { Published } from './publish-store.ts';

/** What is written in one go is looked at once. */
const delayMs = 300;

/**
 * What of a plan did not go out, looked at again whenever the library changes.
 * @param version of the site around it: whoever commits or pulls there may change what a page is
 */
export function useLeftBehind({ plan, result, since, kept, rollback }: Published, version: unknown): LeftGroup[] {
  const sources = useMemo(
    () =>
      findLeftBehind({ items: plan.items, leftOut: [] }, result)
        .filter(({ id }) => id !== 'failed')
        .flatMap(({ items }) => items.map(({ source }) => source)),
    [plan, result],
  );
  const skip = rollback !== null || sources.length === 0;
  // Once another plan was made, this one cannot be looked at again: `since` has what that one found.
  const { answer } = useAnswer(
    'publish.replan',
    { plan: plan.id, sources },
    { followLibrary: true, version, delayMs, skip, quiet: true },
  );
  return useMemo(() => {
    const found = new Map([...since, ...(answer?.items ?? []).map((item) => [item.source, item] as const)]);
    return findLeftBehind(plan, result, found, kept);
  }, [plan, result, since, kept, answer]);
}
