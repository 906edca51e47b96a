import { z } from 'zod';
import type { Occurrences } from '../../purge/occurrences.ts';
import { answer, type RequestTable } from './request.ts';

export const purgeRequests = {
  'purge.find': { runs: 'engine', argument: z.object({ text: z.string() }), result: answer<Occurrences>() },
  /** Takes it out of what Rostrum keeps; answers with where it still stands. */
  'purge.remove': { runs: 'engine', argument: z.object({ text: z.string() }), result: answer<Occurrences>() },
} as const satisfies RequestTable;
