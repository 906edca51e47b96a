/** What is tried of a regular expression, and over which text. */
export interface ExpressionTrial {
  readonly source: string;
  /** With `g`. */
  readonly flags: string;
  readonly text: string;
  /** Whether a match may go over a line end. */
  readonly acrossLines: boolean;
}
