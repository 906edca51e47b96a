import { z } from 'zod';
import { outputFormat } from '../../config/publish-config.ts';
import {
  publishResult,
  type LastPublish,
  type PublishResult,
  type RollbackResult,
  type TakeResult,
} from '../../publish/outcome.ts';
import type { PageDiff, PlanItem, PublishPlan } from '../../publish/plan-item.ts';
import { answer, type RequestTable } from './request.ts';

const inPlan = z.object({ plan: z.string(), source: z.string() });

/** Publishing into the site: a plan, its differences, carrying it out and taking it back. A site outside the library fails with `site-not-confirmed` until `publish.confirmSite`. */
export const publishRequests = {
  'publish.plan': {
    runs: 'engine',
    argument: z.object({ site: z.string(), paths: z.array(z.string()).nullable(), view: z.string().optional() }),
    result: answer<PublishPlan>(),
  },
  /** The text that stands in the site now (null: nothing), the one that would be written (null: blocked), and what the change means. */
  'publish.diff': {
    runs: 'engine',
    argument: inPlan.extend({ format: outputFormat.optional() }),
    result: answer<PageDiff>(),
  },
  /** Looks at some episodes of the plan again, after they were saved. */
  'publish.replan': {
    runs: 'engine',
    argument: z.object({ plan: z.string(), sources: z.array(z.string()) }),
    result: answer<{ readonly items: readonly PlanItem[] }>(),
  },
  /** Takes a page's changes into its episode, turn by turn. `choices` decide its conflicts, in order. */
  'publish.take': {
    runs: 'engine',
    argument: inPlan.extend({ choices: z.array(z.enum(['ours', 'theirs', 'both']).nullable()) }),
    result: answer<TakeResult>(),
  },
  /** `overwrite` names conflicts that an editor has decided for the library's text. */
  'publish.apply': {
    runs: 'engine',
    argument: z.object({ plan: z.string(), sources: z.array(z.string()), overwrite: z.array(z.string()).default([]) }),
    result: answer<PublishResult>(),
  },
  'publish.cancel': { runs: 'engine', argument: z.null(), result: answer<null>() },
  /** A report of the plan that was applied, as markdown and as JSON. */
  'publish.report': {
    runs: 'engine',
    argument: z.object({ plan: z.string(), result: publishResult }),
    result: answer<{ readonly markdown: string; readonly json: string }>(),
  },
  /** Remembers that a site outside the library, which rostrum.yaml names or the editor chose, is meant. */
  'publish.confirmSite': { runs: 'engine', argument: z.object({ site: z.string() }), result: answer<null>() },
  /** What can be taken back in a site; null where nothing can. */
  'publish.last': { runs: 'engine', argument: z.object({ site: z.string() }), result: answer<LastPublish | null>() },
  'publish.rollback': {
    runs: 'engine',
    argument: z.object({ site: z.string(), id: z.string() }),
    result: answer<RollbackResult>(),
  },
} as const satisfies RequestTable;
