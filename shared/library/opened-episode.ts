import type { Peers } from '../lint/model/peers.ts';

export interface OpenedEpisode {
  /** Relative to the library, with `/`. */
  readonly path: string;
  /** LF line ends, no BOM: what every offset counts in. */
  readonly text: string;
  /** Of the bytes on disk: what a save must find there. */
  readonly hash: string;
  /** Why it cannot be edited; null where it can. */
  readonly readOnly: string | null;
  /** Ticked by an editor, as it stands on disk. */
  readonly ready: boolean;
  /** Work of an earlier session that was never saved, to be offered as a comparison; `base` is what it began with, where that is known. */
  readonly unsaved: { readonly text: string; readonly savedAt: string; readonly base: string | null } | null;
  /** How other tools would split the file, in words, where that is elsewhere; null where it is not. */
  readonly otherSplit: string | null;
  /** What is usual in the library, for rules that compare. */
  readonly peers: Peers;
}

/** `changed-on-disk` carries what stands there now, and whether Rostrum itself put it there; nothing was written. */
export type SaveResult =
  | {
      readonly kind: 'saved';
      readonly hash: string;
      readonly changedLines: number;
      /** As in `OpenedEpisode`, of what was saved. */
      readonly otherSplit: string | null;
    }
  | { readonly kind: 'changed-on-disk'; readonly hash: string; readonly text: string; readonly own: boolean };
