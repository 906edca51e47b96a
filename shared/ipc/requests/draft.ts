import { z } from 'zod';
import type { RequestTable } from './request.ts';

/** A draft by a speech-to-text program on this machine. What may be run is the editor's choice, asked for outside the page. */
export const draftRequests = {
  /** The command that was set up; null where none is. */
  'draft.command': { runs: 'app', argument: z.null(), result: z.string().nullable() },
  /** Asks the editor whether the command may be run; false where not. */
  'draft.configure': { runs: 'app', argument: z.object({ command: z.string() }), result: z.boolean() },
  /** Runs the command over the episode's recording, and gives the file with the draft. */
  'draft.run': { runs: 'app', argument: z.object({ path: z.string(), seconds: z.number().nullable() }), result: z.object({ file: z.string() }) },
  'draft.cancel': { runs: 'app', argument: z.null(), result: z.null() },
} as const satisfies RequestTable;
