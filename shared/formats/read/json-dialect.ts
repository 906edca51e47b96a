import type { TranscriptFormat } from '../model/timed-transcript.ts';

/** A segment as its dialect spells it: what its fields are called, and in which unit its times are. */
export interface RawSegment {
  readonly start: unknown;
  readonly end: unknown;
  readonly text: unknown;
  readonly speaker?: unknown;
  readonly words?: readonly RawWord[] | null;
  readonly opensTurn?: boolean;
}

export interface RawWord {
  readonly text: unknown;
  readonly start: unknown;
  readonly end: unknown;
  readonly speaker?: unknown;
}

export interface RawTranscript {
  readonly format: TranscriptFormat;
  readonly segments: readonly RawSegment[];
  /** Times of the file divided by this are seconds: 1000 where they are milliseconds. */
  readonly unit: number;
}

/** Reads a JSON value of one program; null where it is of another. */
export type Dialect = (value: unknown) => RawTranscript | null;
