export interface SearchHit {
  readonly path: string;
  readonly title: string;
  /** From 1, in the file. */
  readonly line: number;
  readonly speaker: string | null;
  /** The words around the hit; hits are between U+E000 and U+E001. */
  readonly snippet: string;
}
