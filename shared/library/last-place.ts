import { z } from 'zod';

/** Where in a library an editor was last at work: the turn counts from 0. */
export const lastPlace = z.object({ path: z.string(), turn: z.number().int().nonnegative(), inPass: z.boolean() });
export type LastPlace = z.infer<typeof lastPlace>;
