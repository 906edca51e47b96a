import type { Failure } from '../failure.ts';

/** A draft as the window shows it. */
export interface DraftJob {
  readonly id: string;
  /** The recording’s name. */
  readonly name: string;
  /** What recognises it. */
  readonly model: string;
  readonly status: DraftStatus;
  /** Up to where it was heard, in seconds. */
  readonly seconds: number;
  /** How long the recording is, in seconds; null where it is not known. */
  readonly length: number | null;
  /** Why it ended; null unless it failed. */
  readonly failure: Failure | null;
  /** The transcript; null until it is done. */
  readonly file: string | null;
  /** The episode of the open library that it is made for; null for a new one. */
  readonly episode: string | null;
}

export type DraftStatus = 'waiting' | 'listening' | 'stopped' | 'failed' | 'done';

/** What was heard in one go. */
export interface HeardStretch {
  /** In seconds. */
  readonly start: number;
  readonly text: string;
}
