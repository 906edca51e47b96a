import { z } from 'zod';
import { peaksSchema } from './peaks.ts';

/** An episode's recording as the window has it. */
export const recordingView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Was chosen, and cannot be played as things are. */
  z.object({ kind: z.literal('missing'), name: z.string(), file: z.string(), message: z.string(), next: z.string() }),
  z.object({
    kind: z.literal('ready'),
    /** Stands for the file, until Rostrum is closed. */
    token: z.string(),
    url: z.string(),
    name: z.string(),
    /** Where it is, to be shown. */
    file: z.string(),
    /** Seconds listened so far. */
    position: z.number(),
    /** Null until they are computed. */
    peaks: peaksSchema.nullable(),
  }),
]);
export type RecordingView = z.infer<typeof recordingView>;

/** A recording that may belong to an episode. */
export const foundRecording = z.object({
  /** Relative to the library, with `/`; may lie beside it. */
  file: z.string(),
  name: z.string(),
  /** Why it is offered, in words. */
  reason: z.string(),
});
export type FoundRecording = z.infer<typeof foundRecording>;
