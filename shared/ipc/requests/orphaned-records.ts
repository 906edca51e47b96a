import { z } from 'zod';
import type { OrphanedRecord } from '../../sidecar/orphaned-record.ts';
import { answer, type RequestTable } from './request.ts';

const path = z.string().min(1);

/** Episodes that were renamed, moved or deleted, and what is kept of them. */
export const orphanedRecordRequests = {
  'orphanedRecords.find': {
    runs: 'engine',
    argument: z.null(),
    result: answer<{ readonly orphanedRecords: readonly OrphanedRecord[] }>(),
  },
  /** Gives what is kept of each to the file that it is now. */
  'orphanedRecords.relink': {
    runs: 'engine',
    argument: z.object({ moves: z.array(z.object({ from: path, to: path })) }),
    result: answer<null>(),
  },
  /** The last that is known of its text; null where nothing is. */
  'orphanedRecords.text': {
    runs: 'engine',
    argument: z.object({ path }),
    result: answer<{ readonly text: string | null }>(),
  },
} as const satisfies RequestTable;
