import type { Peaks } from './peaks.ts';

/** An episode's recording as the window has it. */
export type RecordingView =
  | { readonly kind: 'none' }
  /** Was chosen, and cannot be played as things are. */
  | {
      readonly kind: 'missing';
      readonly name: string;
      readonly file: string;
      readonly message: string;
      readonly next: string;
    }
  | {
      readonly kind: 'ready';
      /** Stands for the file, until Rostrum is closed. */
      readonly token: string;
      readonly url: string;
      readonly name: string;
      /** Where it is, to be shown. */
      readonly file: string;
      /** Seconds listened so far. */
      readonly position: number;
      /** Null until they are computed. */
      readonly peaks: Peaks | null;
    };

/** A recording that may belong to an episode. */
export interface FoundRecording {
  /** Relative to the library, with `/`; may lie beside it. */
  readonly file: string;
  readonly name: string;
  /** Why it is offered, in words. */
  readonly reason: string;
}
