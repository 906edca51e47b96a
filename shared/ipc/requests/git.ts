import { z } from 'zod';
import type { RequestTable } from './request.ts';

/** What git knows of the repository around a folder. Paths are relative to the folder. */
const gitState = z.object({
  /** Absolute path of the working tree. */
  root: z.string(),
  /** Null while no branch is checked out. */
  branch: z.string().nullable(),
  /** `origin/main`; null where the branch follows none. */
  upstream: z.string().nullable(),
  /** Commits here that the remote did not have when last looked at, and the other way round. */
  ahead: z.number(),
  behind: z.number(),
  /** ISO; null where the remote was never looked at, or there is none. */
  fetchedAt: z.string().nullable(),
  remotes: z.array(z.string()),
  /** `ours`: written by Rostrum, or an episode; the others are left alone. */
  uncommitted: z.array(z.object({ path: z.string(), ours: z.boolean() })),
  /** What a merge left to be decided. */
  conflicted: z.array(z.string()),
  /** Until it is finished, nothing else can be committed. */
  underWay: z.enum(['merge', 'rebase', 'cherry-pick', 'revert']).nullable(),
  /** Whether this machine's git merges transcripts by turn. */
  mergesByTurn: z.boolean(),
});
export type GitState = z.infer<typeof gitState>;

const folder = z.object({ folder: z.string() });

/** The system's git, with its own credentials. Nothing is ever forced, reset or cleaned; push and pull only when asked. What may run the repository's own commands fails with `not-trusted` until `git.trust`. */
export const gitRequests = {
  /** Null where the folder is in no repository. */
  'git.state': { runs: 'engine', argument: folder, result: gitState.nullable() },
  'git.fetch': { runs: 'engine', argument: folder, result: z.null() },
  /** Stages and commits these files and no others; `commit` is null where nothing differed. */
  'git.commit': {
    runs: 'engine',
    argument: folder.extend({ paths: z.array(z.string()), message: z.string().min(1), branch: z.string().optional() }),
    result: z.object({ commit: z.string().nullable() }),
  },
  'git.push': { runs: 'engine', argument: folder, result: z.null() },
  'git.pull': {
    runs: 'engine',
    argument: folder,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('up-to-date') }),
      z.object({ kind: z.literal('merged'), commit: z.string() }),
      z.object({ kind: z.literal('conflicts'), paths: z.array(z.string()) }),
    ]),
  },
  /** Commits a merge whose conflicts are decided in the files. */
  'git.finishMerge': { runs: 'engine', argument: folder, result: z.null() },
  /** Lets this machine's git merge the folder's transcripts by turn. */
  'git.installMergeDriver': { runs: 'engine', argument: folder, result: z.object({ attributesChanged: z.boolean() }) },
  /** Remembers that the authors of the repository are trusted: its hooks, filters and servers are used from now on. */
  'git.trust': { runs: 'engine', argument: folder, result: z.null() },
  /** Stops what is running. */
  'git.cancel': { runs: 'engine', argument: z.null(), result: z.null() },
} as const satisfies RequestTable;
