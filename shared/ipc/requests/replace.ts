import { z } from 'zod';
import { filePreview, unsavedText } from '../views.ts';
import type { RequestTable } from './request.ts';

/** Search and replace over the whole library. What is chosen of a preview is carried out through `changes.apply`. */
export const replaceRequests = {
  'replace.preview': {
    runs: 'engine',
    argument: z.object({
      pattern: z.object({ find: z.string(), replacement: z.string(), isRegex: z.boolean(), wholeWord: z.boolean(), matchCase: z.boolean() }),
      scope: z.object({ speaker: z.string().nullable(), fields: z.array(z.string()) }),
      unsaved: z.array(unsavedText),
    }),
    result: z.object({ files: z.array(filePreview), total: z.number(), truncated: z.boolean(), failed: z.array(z.object({ path: z.string(), reason: z.string() })) }),
  },
  /** Ends the preview that is being made. */
  'replace.cancel': { runs: 'engine', argument: z.null(), result: z.null() },
} as const satisfies RequestTable;
