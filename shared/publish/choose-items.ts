import type { Severity } from '../lint/model/problem.ts';
import { countOf } from '../text/count-of.ts';
import type { PlanItem, PublishPlan } from './plan-item.ts';

/** Whether it can be written without anything being decided. */
export const isReady = ({ status }: Pick<PlanItem, 'status'>): boolean => status === 'new' || status === 'changed';

/** What is known of an episode besides its place in the plan. */
interface Known {
  /** Whether only what is marked as ready is to go out. */
  readonly requiresReady: boolean;
  readonly problems?: Readonly<Record<Severity, number>> | undefined;
  /** Changed in the window and not saved. */
  readonly unsaved: boolean;
}

/**
 * Why an episode that can go out is not ticked from the start: it is not safe, or not ready by the show's own rule.
 * @returns in words; null where it is ticked
 */
export function whyNotTicked(item: PlanItem, { requiresReady, problems, unsaved }: Known): string | null {
  const errors = problems?.error ?? 0;
  if (item.whitespaceOnly) return 'Only white space differs.';
  if (unsaved || item.unsaved) return 'It has changes that are not saved.';
  if (item.life?.kind === 'stops') return 'Newer versions of Hugo would not build the site with it.';
  if (errors > 0) return `It has ${countOf(errors, 'error')}.`;
  return requiresReady && !item.ready ? 'It is not marked as ready.' : null;
}

/** By which rule episodes are ticked, in words; null where there is nothing to tick, or to say. */
export function describeReadyRule({ ready, inPlace }: Pick<PublishPlan, 'ready' | 'inPlace'>): string | null {
  if (inPlace) return null;
  const { required, said } = ready;
  if (said)
    return required
      ? 'Ticked is what is marked as ready and has no errors, as rostrum.yaml asks (publish: requireReady).'
      : 'Ticked is what has no errors, marked as ready or not, as rostrum.yaml says (publish: requireReady).';
  return required
    ? 'Ticked is what is marked as ready and has no errors. “requireReady: false” under “publish” in rostrum.yaml leaves ready out of it.'
    : 'No episode of this library was ever marked as ready, so what has no errors is ticked. “requireReady: true” under “publish” in rostrum.yaml asks for it.';
}
