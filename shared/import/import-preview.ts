import type { Declaration } from '../operations/legend-entries.ts';
import type { FlaggedPhrase } from './plan-import.ts';
import type { ImportedTurn } from './to-turns.ts';

export interface ImportPreview {
  /** Relative to the library. */
  readonly path: string;
  readonly turns: readonly (Pick<ImportedTurn, 'start' | 'paragraphs' | 'above'> & { readonly label: string })[];
  /** Whether the house style has times; else they are kept beside the episode. */
  readonly timesInText: boolean;
  readonly unassigned: number;
  /** Who speaks, in order of appearance, then who else was there, with the label that each gets. */
  readonly people: readonly Declaration[];
  readonly flagged: readonly FlaggedPhrase[];
  /** What an editor should know of the outcome. */
  readonly notes: readonly string[];
  /** Why it cannot be made; empty where it can. */
  readonly problems: readonly string[];
}
