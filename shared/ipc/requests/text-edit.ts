import { z } from 'zod';
import type { TextEdit } from '../../text/text-edit.ts';

/** A change as CodeMirror and `TextEdit` have it. */
export const textEdit = z.object({
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  insert: z.string(),
}) satisfies z.ZodType<TextEdit>;
