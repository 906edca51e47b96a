import type { OutputFormat } from '../config/publish-config.ts';
import type { GoLive } from './go-live.ts';
import type { PageConflict } from './page-conflict.ts';

/** What a plan for publishing looks like to the window and to `--json`. */

/** `conflict`: what stands there is neither what we last wrote nor what we would write. `blocked`: the episode cannot go out. */
export type PublishStatus = 'new' | 'changed' | 'identical' | 'conflict' | 'blocked';

/** One file that an episode goes out as. */
export interface PlannedOutput {
  readonly format: OutputFormat;
  /** Relative to the site; null where none could be worked out. */
  readonly target: string | null;
  /** `refused`: this format cannot hold the episode, which holds up no other. */
  readonly status: PublishStatus | 'refused';
  /** In words; null where there is nothing to say. */
  readonly reason: string | null;
}

/** An episode in a plan: the worst of what its files are. */
export interface PlanItem {
  /** Relative to the library. */
  readonly source: string;
  /** Of its first format, relative to the site; null where none could be worked out. */
  readonly target: string | null;
  readonly title: string;
  readonly status: PublishStatus;
  /** Only white space differs from what stands there. */
  readonly whitespaceOnly: boolean;
  /** Null unless its status is `conflict`. */
  readonly conflict: PageConflict | null;
  /** In words, the first the most important. */
  readonly reasons: readonly string[];
  readonly outputs: readonly PlannedOutput[];
  /** BCP 47; absent where nobody says. */
  readonly language?: string | undefined;
  /** What Hugo would make of the page as it is planned, judged when the plan was made; null where it does not go out as a page. */
  readonly life: { readonly kind: GoLive['kind']; readonly words: string } | null;
  /** Rostrum keeps work on it that was never saved: what goes out is what is in the file. */
  readonly unsaved: boolean;
  /** Somebody marked it as ready, and nothing of it was changed since. */
  readonly ready: boolean;
}

/** A file of the library that is not planned, and why. */
export interface LeftOut {
  readonly source: string;
  readonly reason: string;
}

export interface PublishPlan {
  readonly id: string;
  /** Absolute path. */
  readonly site: string;
  /** Library and site are one folder: publishing cleans in place. */
  readonly inPlace: boolean;
  readonly items: readonly PlanItem[];
  /** Every other file of the library that was asked for and may be an episode by its name. */
  readonly leftOut: readonly LeftOut[];
  /** Whether only what is marked as ready is to go out, and whether rostrum.yaml says so; else it follows from whether marks are used. */
  readonly ready: { readonly required: boolean; readonly said: boolean };
}

/** What publishing one file of an episode would change. */
export interface PageDiff {
  /** As it stands in the site; null where nothing does. */
  readonly before: string | null;
  /** As it would be; null where that is not possible. */
  readonly after: string | null;
  /** What the change means, in words; nothing where there is nothing to compare. */
  readonly meaning: readonly string[];
  readonly item: PlanItem;
}
