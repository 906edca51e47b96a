import { z } from 'zod';
import type { RequestTable } from './request.ts';

const turnAnchor = z.object({ index: z.number().int().nonnegative(), before: z.string(), own: z.string(), after: z.string() });
const path = z.string().regex(/^(?!.*(^|\/)\.\.(\/|$))/);
const excuse = z.object({ rule: z.string().min(1), anchor: z.string().nullable() });

/** What is known of an episode beside its file: problems that were let stand, how far it was reviewed, times of turns. */
export const besideRequests = {
  'beside.read': {
    runs: 'engine',
    argument: z.object({ path }),
    result: z.object({ excuses: z.array(excuse), ready: z.boolean(), reviewed: z.array(turnAnchor), times: z.array(z.object({ seconds: z.number(), anchor: turnAnchor })) }),
  },
  /** `stands: false` takes the excuse back. */
  'beside.excuse': { runs: 'engine', argument: z.object({ path, excuse, stands: z.boolean() }), result: z.null() },
  /** The last turn that was looked at; null takes the mark away. */
  'beside.setReviewed': { runs: 'engine', argument: z.object({ path, turn: turnAnchor.nullable() }), result: z.null() },
} as const satisfies RequestTable;
