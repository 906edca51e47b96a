import { z } from 'zod';
import type { ChangesPreview } from '../../changes/change-hit.ts';
import type { FixFilter } from '../../lint/model/problems-by-rule.ts';
import { unsavedText } from '../../changes/unsaved-text.ts';
import { answer, type RequestTable } from './request.ts';

/** The fixes of problems over the whole library. What is chosen of a preview is carried out through `changes.apply`. */
export const fixesRequests = {
  'fixes.preview': {
    runs: 'engine',
    argument: z.object({
      rule: z.string().optional(),
      severities: z.array(z.enum(['error', 'warning', 'hint'])).optional(),
      unsaved: z.array(unsavedText),
    }) satisfies z.ZodType<FixFilter>,
    result: answer<ChangesPreview>(),
  },
  /** Ends the preview that is being made. */
  'fixes.cancel': { runs: 'engine', argument: z.null(), result: answer<null>() },
} as const satisfies RequestTable;
