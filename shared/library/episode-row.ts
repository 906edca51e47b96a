import type { Severity } from '../lint/model/problem.ts';

export type EpisodeState = 'new' | 'in-progress' | 'ready' | 'published' | 'changed';

/** A line of the library list. `path` is relative to the library, with `/`. */
export interface EpisodeRow {
  readonly path: string;
  /** `other`: no transcript (`_index.md`, notes). `unreadable`: listed with `failure`, never opened as empty. */
  readonly kind: 'episode' | 'other' | 'unreadable';
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
