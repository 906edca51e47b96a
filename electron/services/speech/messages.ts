import type { Failure } from '../../../shared/failure.ts';
import type { Segment } from '../../../shared/formats/model/timed-transcript.ts';
import type { HeardWindow } from '../../../shared/speech/heard.ts';
import type { Recogniser, SpeechModel } from '../../../shared/speech/model.ts';

/** What the process that recognises speech is to do. */
export interface SpeechJob {
  /** The recording. */
  readonly recording: string;
  /** Where models are kept. */
  readonly folder: string;
  readonly vad: SpeechModel;
  readonly recogniser: Recogniser;
  /** Null where voices are not told apart. */
  readonly voices: SpeechModel | null;
  /** A code of ISO 639; null where the recogniser is to find out. */
  readonly language: string | null;
  /** How many speak; null where nobody says. */
  readonly speakers: number | null;
  /** What was heard of it already. */
  readonly heard: readonly HeardWindow[];
}

/** What it tells, in this order: that its models are loaded, windows and how far it is, and that it is through or has failed. */
export type FromSpeech =
  | { readonly kind: 'ready' }
  /** How long the recording says that it is, in seconds. */
  | { readonly kind: 'length'; readonly seconds: number }
  | { readonly kind: 'window'; readonly window: HeardWindow }
  /** Up to here, in seconds, the recording was listened to. */
  | { readonly kind: 'progress'; readonly seconds: number }
  /** All of it was heard: the draft. */
  | { readonly kind: 'end'; readonly segments: readonly Segment[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A process that was started with `speech-process.ts`. */
export interface SpeechProcess {
  start(job: SpeechJob): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/**
 * Starts such a process: in the app one of Chromium’s, elsewhere one of Node’s.
 * @param onEnd told that it is gone
 */
export type StartSpeechProcess = (onMessage: (message: FromSpeech) => void, onEnd: () => void) => SpeechProcess;
