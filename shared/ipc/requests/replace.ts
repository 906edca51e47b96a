import { z } from 'zod';
import type { ChangesPreview } from '../../changes/change-hit.ts';
import { unsavedText } from '../../changes/unsaved-text.ts';
import type { FieldChange } from '../../replace/change-field.ts';
import type { ReplaceScope } from '../../replace/find-replacements.ts';
import type { Pattern } from '../../replace/pattern.ts';
import type { ReplacePreview } from '../../replace/replace-preview.ts';
import { answer, type RequestTable } from './request.ts';

const fieldChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), key: z.string(), value: z.string(), onlyEmpty: z.boolean() }),
  z.object({ kind: z.literal('copy'), key: z.string(), from: z.string(), onlyEmpty: z.boolean() }),
  z.object({ kind: z.literal('trim'), key: z.string() }),
  z.object({ kind: z.literal('remove'), key: z.string() }),
]) satisfies z.ZodType<FieldChange>;

/** Search and replace over the whole library. What is chosen of a preview is carried out through `changes.apply`. */
export const replaceRequests = {
  'replace.preview': {
    runs: 'engine',
    argument: z.object({
      pattern: z.object({
        find: z.string(),
        replacement: z.string(),
        isRegex: z.boolean(),
        wholeWord: z.boolean(),
        matchCase: z.boolean(),
      }) satisfies z.ZodType<Pattern>,
      scope: z.object({
        speaker: z.string().nullable(),
        fields: z.array(z.string()),
      }) satisfies z.ZodType<ReplaceScope>,
      unsaved: z.array(unsavedText),
    }),
    result: answer<ReplacePreview>(),
  },
  /** One field of many episodes; those that cannot take the change are named with the reason. */
  'replace.previewField': {
    runs: 'engine',
    argument: z.object({ paths: z.array(z.string()), change: fieldChange, unsaved: z.array(unsavedText) }),
    result: answer<ChangesPreview>(),
  },
  /** Ends the preview that is being made. */
  'replace.cancel': { runs: 'engine', argument: z.null(), result: answer<null>() },
} as const satisfies RequestTable;
