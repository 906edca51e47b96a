import { z } from 'zod';
import type { RequestTable } from './request.ts';

const path = z.string().min(1);

/** An episode whose file is gone, what is kept of it, and the file that it seems to be now; null where none fits. */
export const stray = z.object({
  from: path,
  to: path.nullable(),
  /** Something is recorded beside it: excuses, the reviewed-to marker, times. */
  record: z.boolean(),
  /** Earlier versions. */
  versions: z.number().int().nonnegative(),
  /** Work that was never saved. */
  work: z.boolean(),
});
export type Stray = z.infer<typeof stray>;

/** Episodes that were renamed, moved or deleted, and what is kept of them. */
export const strayRequests = {
  'strays.find': { runs: 'engine', argument: z.null(), result: z.object({ strays: z.array(stray) }) },
  /** Gives what is kept of each to the file that it is now. */
  'strays.takeAlong': { runs: 'engine', argument: z.object({ moves: z.array(z.object({ from: path, to: path })) }), result: z.null() },
  /** The last that is known of its text; null where nothing is. */
  'strays.text': { runs: 'engine', argument: z.object({ path }), result: z.object({ text: z.string().nullable() }) },
} as const satisfies RequestTable;
