import type { FailedFile } from '../failed-file.ts';

/** Where a name or a passage stands. Paths are relative to the library. */
export interface Occurrences {
  readonly text: string;
  /** What Rostrum keeps, and removes for good. */
  readonly revisions: readonly { readonly path: string; readonly savedAt: string }[];
  readonly unsaved: readonly string[];
  /** Titles of changes of many files. */
  readonly changes: readonly string[];
  readonly sidecar: readonly { readonly path: string; readonly lines: number }[];
  /** Drafts of recordings on this machine, by the names of their folders. */
  readonly drafts: readonly string[];
  /** Files that hold it now: the editor's own to change. */
  readonly files: readonly { readonly path: string; readonly count: number }[];
  /** Damaged databases that were kept, by absolute path: what they hold cannot be found out. */
  readonly damaged: readonly string[];
  /** What could not be looked into, so that it may still hold it; a path relative to the library, or a folder of git's. */
  readonly unread: readonly FailedFile[];
  /** Told, never rewritten. */
  readonly commits: readonly {
    readonly repository: string;
    readonly commit: string;
    readonly date: string;
    readonly subject: string;
  }[];
}
