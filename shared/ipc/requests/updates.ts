import { z } from 'zod';
import type { UpdateOrigin, UpdateState } from '../../updates/update-state.ts';
import { answer, type RequestTable } from './request.ts';

export const updatesRequests = {
  'updates.origin': { runs: 'app', argument: z.null(), result: answer<UpdateOrigin>() },
  /** The window listens to `updates.ready` from now on: what is to be looked for once a day is looked for. */
  'updates.listening': { runs: 'app', argument: z.null(), result: answer<null>() },
  'updates.check': { runs: 'app', argument: z.null(), result: answer<UpdateState>() },
  /** Downloads what `updates.check` found, and checks it. */
  'updates.download': { runs: 'app', argument: z.null(), result: answer<UpdateState>() },
  'updates.cancel': { runs: 'app', argument: z.null(), result: answer<null>() },
  /** Checks what was downloaded once more, and lets the system open it or its folder. */
  'updates.open': { runs: 'app', argument: z.object({ as: z.enum(['installer', 'folder']) }), result: answer<null>() },
} as const satisfies RequestTable;
