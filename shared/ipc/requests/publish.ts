import { z } from 'zod';
import { planItem, publishPlan, publishResult } from '../publish-views.ts';
import type { RequestTable } from './request.ts';

/** Publishing into the site: a plan, its differences, carrying it out. */
export const publishRequests = {
  'publish.plan': { runs: 'engine', argument: z.object({ site: z.string(), paths: z.array(z.string()).nullable() }), result: publishPlan },
  /** The text that stands in the site now (null: nothing) and the text that would be written (null: blocked). */
  'publish.diff': { runs: 'engine', argument: z.object({ plan: z.string(), source: z.string() }), result: z.object({ before: z.string().nullable(), after: z.string().nullable(), item: planItem }) },
  'publish.apply': { runs: 'engine', argument: z.object({ plan: z.string(), sources: z.array(z.string()) }), result: publishResult },
  'publish.cancel': { runs: 'engine', argument: z.null(), result: z.null() },
} as const satisfies RequestTable;
