import { Facet } from '@codemirror/state';

/** What the editor needs of the recording that belongs to its text. */
export interface RecordingClock {
  /** Where it is, in seconds; null where there is none. */
  time(): number | null;
  /** @param seconds from the beginning */
  playFrom(seconds: number): void;
}

/** Of the player; without one there is no recording. */
export const recordingClock = Facet.define<RecordingClock, RecordingClock>({
  combine: ([clock]) => clock ?? { time: () => null, playFrom: () => {} },
});
