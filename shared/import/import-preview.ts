import type { FlaggedPhrase } from './plan-import.ts';
import type { ImportedTurn } from './to-turns.ts';

export interface ImportPreview {
  /** Relative to the library. */
  readonly path: string;
  readonly turns: readonly (Pick<ImportedTurn, 'start' | 'paragraphs' | 'above'> & { readonly label: string })[];
  /** Whether the house style has times; else they are kept beside the episode. */
  readonly timesInText: boolean;
  readonly unassigned: number;
  readonly flagged: readonly FlaggedPhrase[];
  /** What an editor should know of the outcome. */
  readonly notes: readonly string[];
  /** Why it cannot be made; empty where it can. */
  readonly problems: readonly string[];
}
