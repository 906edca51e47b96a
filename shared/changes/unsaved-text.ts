import { z } from 'zod';

/** The text of an episode that has changes in its editor that are not saved: previews are made for it. */
export const unsavedText = z.object({ path: z.string(), text: z.string() });
export type UnsavedText = z.infer<typeof unsavedText>;
