import { z } from 'zod';

const times = { start: z.number(), end: z.number() };

/** A word with its times in the recording, in seconds. */
const heardWord = z.object({ ...times, text: z.string() });
export type HeardWord = z.infer<typeof heardWord>;

/** How a voice sounds over a second or two: numbers without a unit, to be compared with those of the same model. */
const voicePiece = z.object({ ...times, vector: z.array(z.number()) });
export type VoicePiece = z.infer<typeof voicePiece>;

/** What was heard in a window, and where the next one begins: a line of a draft that is being made. */
export const heardWindow = z.object({
  ...times,
  words: z.array(heardWord),
  /** Where somebody speaks, by the voice activity detector. */
  speech: z.array(z.object(times)),
  voices: z.array(voicePiece),
});
export type HeardWindow = z.infer<typeof heardWindow>;
