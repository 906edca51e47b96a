/** How a conflict is decided. `both`: what both put in, or ours, then theirs; under a lint error, the merged text as it is. */
export type Choice = 'ours' | 'theirs' | 'both';

/** Something that only an editor can decide. */
export interface MergeConflict {
  /** Position among the conflicts of the merge, from 0. */
  readonly index: number;
  /** What was changed twice; `lint`: a line that is an error only now that both changes come together. */
  readonly kind: 'field' | 'label' | 'words' | 'lines' | 'lint';
  /** What the three versions have there; empty where one has nothing. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** What the choice `both` gives; null where that is none. */
  readonly both: string | null;
  /** In an editor's words: `Turn 14, MD`, `Front matter, title`. */
  readonly place: string;
  /** The line in our text, from 1; where our text has nothing there, the line that it would stand at. */
  readonly line: number;
  /** One sentence for an editor. */
  readonly reason: string;
  readonly choices: readonly Choice[];
}

/** A stretch of the merged text within one line or field: decided, or a conflict's index with its versions. */
export type Piece =
  | string
  | {
      readonly conflict: number;
      readonly base: string;
      readonly ours: string;
      readonly theirs: string;
      readonly both: string | null;
    };

/** A line, field or edge of the merged text; `lead` as in `Unit`. */
export interface MergedLine {
  readonly lead: string | null;
  /** Whether it stands in the body, where lines are parted by their leads. */
  readonly inBody: boolean;
  readonly pieces: readonly Piece[];
}

/** Lines of which each side has its own. `both` is what the choice `both` gives. */
export interface LinesChoice {
  readonly conflict: number;
  readonly base: readonly MergedLine[];
  readonly ours: readonly MergedLine[];
  readonly theirs: readonly MergedLine[];
  readonly both: readonly MergedLine[];
}

export type MergedItem = MergedLine | LinesChoice;

/** The result of a merge, to be rendered with what an editor decides. */
export interface Merge {
  readonly items: readonly MergedItem[];
  readonly conflicts: readonly MergeConflict[];
  /** What stands between lines whose own separator is not known: a blank line, mostly. */
  readonly separator: string;
  /** The merged text; conflicts that are left stand between markers, as git writes them. */
  readonly text: string;
}
