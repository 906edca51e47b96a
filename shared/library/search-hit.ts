export interface SearchHit {
  readonly path: string;
  readonly title: string;
  /** From 1, in the file. */
  readonly line: number;
  readonly speaker: string | null;
  /** The words around the hit; hits are between U+E000 and U+E001. */
  readonly snippet: string;
}

/** What a full-text search found. */
export interface FoundTurns {
  readonly hits: readonly SearchHit[];
  /** Turns that were counted: of thousands, not all are. */
  readonly total: number;
  /** Whether there are, or may be, more than `total`. */
  readonly hasMore: boolean;
}
