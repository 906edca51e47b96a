import type { PullRequestPage } from './pull-request-page.ts';

/** What git is in the middle of: until that is finished, nothing else can be committed. */
export type UnderWay = 'merge' | 'rebase' | 'cherry-pick' | 'revert';

/** What git knows of the repository around a folder. Paths are relative to the folder. */
export interface GitState {
  /** Absolute path of the working tree. */
  readonly root: string;
  /** Null while no branch is checked out. */
  readonly branch: string | null;
  /** The branch that the one checked out was made from by Rostrum; null where it was not, or that is gone. */
  readonly base: string | null;
  /** Where a pull request for the branch is begun, once it is pushed; null for the branch that they go into, and where the remote has no such page. */
  readonly pullRequest: PullRequestPage | null;
  /** `origin/main`; null where the branch follows none. */
  readonly upstream: string | null;
  /** Commits here that the remote did not have when last looked at, and the other way round. */
  readonly ahead: number;
  readonly behind: number;
  /** ISO; null where the remote was never looked at, or there is none. */
  readonly fetchedAt: string | null;
  readonly remotes: readonly string[];
  /** `ours`: written by Rostrum, or an episode; the others are left alone. */
  readonly uncommitted: readonly { readonly path: string; readonly ours: boolean }[];
  /** What a merge left to be decided. */
  readonly conflicted: readonly string[];
  readonly underWay: UnderWay | null;
  /** Whether this machine's git merges transcripts by turn. */
  readonly mergesByTurn: boolean;
}

/** A commit; paths are relative to the folder that was asked about. */
export interface LastCommit {
  readonly commit: string;
  /** The first line of its message. */
  readonly subject: string;
  /** Files that it changed. */
  readonly paths: readonly string[];
}
