import { titleOfPath } from '../episode/model/file-names.ts';
import type { Severity } from '../lint/model/problem.ts';

export type EpisodeState = 'new' | 'in-progress' | 'ready' | 'published' | 'changed';

/** A line of the library list. `path` is relative to the library, with `/`. */
export interface EpisodeRow {
  readonly path: string;
  /**
   * `other`: no transcript (`_index.md`, notes). `unreadable`: listed with `failure`, never opened as empty. `unread`:
   * listed by its name while many files are read for the first time.
   */
  readonly kind: 'episode' | 'other' | 'unreadable' | 'unread';
  readonly title: string;
  /** As written in the front matter. */
  readonly date: string | null;
  readonly draft: boolean;
  /** What Hugo makes of the page, in words too; null where it cannot be read. */
  readonly life: {
    readonly kind: 'live' | 'draft' | 'later' | 'expired' | 'depends' | 'stops';
    readonly words: string;
  } | null;
  readonly guests: readonly string[];
  readonly state: EpisodeState;
  readonly houseStyle: string | null;
  readonly turns: number;
  readonly words: number;
  readonly problems: Readonly<Record<Severity, number>>;
  readonly openMarks: number;
  /** Turns reviewed so far; null where no pass was begun. */
  readonly reviewedTurns: number | null;
  readonly bytes: number;
  readonly failure: string | null;
}

/** The row of a file of which only the name and the size are known yet. */
export function unreadRow(path: string, bytes: number): EpisodeRow {
  return {
    path,
    kind: 'unread',
    title: titleOfPath(path),
    date: null,
    draft: false,
    life: null,
    guests: [],
    state: 'new',
    houseStyle: null,
    turns: 0,
    words: 0,
    problems: { error: 0, warning: 0, hint: 0 },
    openMarks: 0,
    reviewedTurns: null,
    bytes,
    failure: null,
  };
}
