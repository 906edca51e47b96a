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
  /** Of the change that took it back, by which that can be taken back in turn; null where none was, or where it cannot be, as a rollback. */
  readonly id: string | null;
  readonly restored: readonly string[];
  /** Files that were left as they are, and why. */
  readonly left: readonly FailedFile[];
}
