import { z } from 'zod';

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Command id to key, in CodeMirror's notation (`Mod-Shift-p`); null unbinds. */
  keys: z.record(z.string(), z.string().nullable()).default({}),
  textSize: z.number().min(0.75).max(2).default(1),
  /** Whether unknown words are underlined. */
  spelling: z.boolean().default(true),
  /** Whether newer versions of Rostrum are looked for and downloaded unasked. */
  updates: z.boolean().default(false),
  player: z
    .object({
      rate: z.number().min(0.5).max(3).default(1),
      /** Seconds that one skip goes. */
      skip: z.number().positive().max(60).default(5),
      /** Seconds that pausing steps back. */
      backOnPause: z.number().nonnegative().max(10).default(1),
    })
    .prefault({}),
});
export type Preferences = z.infer<typeof preferences>;
