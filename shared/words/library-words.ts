import type { Correction } from './corrections.ts';

export interface LibraryWords {
  /** Names of the library's people, and the glossary's terms. */
  readonly terms: readonly string[];
  /** The glossary's terms alone. */
  readonly glossary: readonly string[];
  readonly corrections: readonly Correction[];
}
