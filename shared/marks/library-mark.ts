import type { MarkInPlace } from './gather-marks.ts';

/** A mark of one of the library's files. */
export interface LibraryMark extends MarkInPlace {
  /** Relative to the library, with `/`. */
  readonly path: string;
  readonly title: string;
}
