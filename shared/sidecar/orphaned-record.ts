import { z } from 'zod';

/** An episode whose file is gone, what is kept of it, and the file that it seems to be now; null where none fits. */
export const orphanedRecord = z.object({
  from: z.string(),
  to: z.string().nullable(),
  /** Something is recorded beside it: excuses, the reviewed-to marker, times. */
  record: z.boolean(),
  /** Earlier versions. */
  versions: z.number().int().nonnegative(),
  /** Work that was never saved. */
  work: z.boolean(),
});
export type OrphanedRecord = z.infer<typeof orphanedRecord>;
