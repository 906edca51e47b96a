import type { FailedFile } from '../failed-file.ts';
import type { FieldSchema } from '../config/library-config.ts';

/** First-run summary of what was recognised. */
export interface LibrarySummary {
  readonly files: number;
  readonly episodes: number;
  /** Without a transcript. */
  readonly otherFiles: number;
  readonly houseStyles: readonly { readonly name: string; readonly files: number }[];
  readonly fields: readonly { readonly key: string; readonly files: number; readonly inferred: FieldSchema }[];
  readonly people: readonly { readonly name: string; readonly episodes: number; readonly turns: number }[];
  readonly unreadable: readonly FailedFile[];
}
