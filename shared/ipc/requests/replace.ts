import { z } from 'zod';
import { filePreview, unsavedText } from '../views.ts';
import type { RequestTable } from './request.ts';

const fieldChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), key: z.string(), value: z.string(), onlyEmpty: z.boolean() }),
  z.object({ kind: z.literal('copy'), key: z.string(), from: z.string(), onlyEmpty: z.boolean() }),
  z.object({ kind: z.literal('trim'), key: z.string() }),
  z.object({ kind: z.literal('remove'), key: z.string() }),
]);

const failures = z.array(z.object({ path: z.string(), reason: z.string() }));

/** Search and replace over the whole library. What is chosen of a preview is carried out through `changes.apply`. */
export const replaceRequests = {
  'replace.preview': {
    runs: 'engine',
    argument: z.object({
      pattern: z.object({ find: z.string(), replacement: z.string(), isRegex: z.boolean(), wholeWord: z.boolean(), matchCase: z.boolean() }),
      scope: z.object({ speaker: z.string().nullable(), fields: z.array(z.string()) }),
      unsaved: z.array(unsavedText),
    }),
    result: z.object({ files: z.array(filePreview), total: z.number(), truncated: z.boolean(), failed: failures }),
  },
  /** One field of many episodes; those that cannot take the change are named with the reason. */
  'replace.previewField': {
    runs: 'engine',
    argument: z.object({ paths: z.array(z.string()), change: fieldChange, unsaved: z.array(unsavedText) }),
    result: z.object({ files: z.array(filePreview), failed: failures }),
  },
  /** Ends the preview that is being made. */
  'replace.cancel': { runs: 'engine', argument: z.null(), result: z.null() },
} as const satisfies RequestTable;
