import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';

/** An episode of a plan, changed unless `part` says otherwise. */
export function planItem(source: string, part: Partial<PlanItem> = {}): PlanItem {
  return {
    source,
    target: `content/${source}`,
    title: source,
    status: 'changed',
    whitespaceOnly: false,
    conflict:
      part.status === 'conflict'
        ? { kind: 'differs', parts: ['words'], keys: {}, uncommitted: false, standing: source }
        : null,
    reasons: [],
    outputs: [{ format: 'md', target: `content/${source}`, status: 'changed', reason: null }],
    life: null,
    unsaved: false,
    ready: false,
    ...part,
  };
}

/** A plan for a site that is not the library. */
export function planOf(items: readonly PlanItem[], id = 'plan'): PublishPlan {
  return { id, site: '/site', inPlace: false, items, leftOut: [], ready: { required: false, said: false } };
}
