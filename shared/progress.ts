import { z } from 'zod';

/** Work over half a second: shown with a bar, and can be cancelled where `cancellable`. */
export const progress = z.object({
  task: z.enum(['index', 'lint', 'fill', 'plan', 'publish', 'write', 'replace', 'rename', 'fixes', 'change', 'voices']),
  done: z.number(),
  total: z.number(),
  finished: z.boolean(),
});
export type Progress = z.infer<typeof progress>;
