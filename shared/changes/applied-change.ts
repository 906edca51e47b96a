import type { FailedFile } from '../failed-file.ts';

/** A change of many files that was carried out as one. */
export interface AppliedChange {
  readonly id: string;
  readonly title: string;
  readonly appliedAt: string;
  readonly paths: readonly string[];
}

/** What taking a change back came to. */
export interface UndoneChange {
  readonly restored: readonly string[];
  /** Files that were left as they are, and why. */
  readonly left: readonly FailedFile[];
}
