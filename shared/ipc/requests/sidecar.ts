import { z } from 'zod';
import type { SidecarRecord } from '../../sidecar/sidecar-record.ts';
import type { TurnAnchor } from '../../sidecar/turn-anchor.ts';
import type { Excuse } from '../../lint/model/problem.ts';
import { answer, type RequestTable } from './request.ts';

const turnAnchor = z.object({
  index: z.number().int().nonnegative(),
  before: z.string(),
  own: z.string(),
  after: z.string(),
}) satisfies z.ZodType<TurnAnchor>;
const path = z.string().regex(/^(?!.*(^|\/)\.\.(\/|$))/);
const excuse = z.object({ rule: z.string().min(1), anchor: z.string().nullable() }) satisfies z.ZodType<Excuse>;

/** What is known of an episode beside its file: problems that were let stand, how far it was reviewed, times of turns. */
export const sidecarRequests = {
  'sidecar.read': {
    runs: 'engine',
    argument: z.object({ path }),
    result: answer<Pick<SidecarRecord, 'excuses' | 'reviewed' | 'times'> & { readonly ready: boolean }>(),
  },
  /** `stands: false` takes the excuse back. */
  'sidecar.excuse': {
    runs: 'engine',
    argument: z.object({ path, excuse, stands: z.boolean() }),
    result: answer<null>(),
  },
  /** The last turn that was looked at; null takes the mark away. */
  'sidecar.setReviewed': {
    runs: 'engine',
    argument: z.object({ path, turn: turnAnchor.nullable() }),
    result: answer<null>(),
  },
} as const satisfies RequestTable;
