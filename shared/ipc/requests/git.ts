import { z } from 'zod';
import type { GitState, LastCommit } from '../../git/git-state.ts';
import type { PullResult } from '../../git/pull-result.ts';
import { answer, type RequestTable } from './request.ts';

const folder = z.object({ folder: z.string() });

/** The system's git, with its own credentials. Nothing is ever forced, reset or cleaned; push and pull only when asked. What may run the repository's own commands fails with `not-trusted` until `git.trust`. */
export const gitRequests = {
  /** Null where the folder is in no repository. */
  'git.state': { runs: 'engine', argument: folder, result: answer<GitState | null>() },
  /** The commit that is checked out, with its files; null where there is none. */
  'git.lastCommit': { runs: 'engine', argument: folder, result: answer<LastCommit | null>() },
  'git.fetch': { runs: 'engine', argument: folder, result: answer<null>() },
  /** Stages and commits these files and no others; `commit` is null where nothing differed. */
  'git.commit': {
    runs: 'engine',
    argument: folder.extend({ paths: z.array(z.string()), message: z.string().min(1), branch: z.string().optional() }),
    result: answer<{ readonly commit: string | null }>(),
  },
  /** Checks out a branch; what is not committed comes along. */
  'git.switch': { runs: 'engine', argument: folder.extend({ branch: z.string().min(1) }), result: answer<null>() },
  'git.push': { runs: 'engine', argument: folder, result: answer<null>() },
  'git.pull': { runs: 'engine', argument: folder, result: answer<PullResult>() },
  /** Commits a merge whose conflicts are decided in the files. */
  'git.finishMerge': { runs: 'engine', argument: folder, result: answer<null>() },
  /** Lets this machine's git merge the folder's transcripts by turn. */
  'git.installMergeDriver': {
    runs: 'engine',
    argument: folder,
    result: answer<{ readonly attributesChanged: boolean }>(),
  },
  /** Remembers that the authors of the repository are trusted: its hooks, filters and servers are used from now on. */
  'git.trust': { runs: 'engine', argument: folder, result: answer<null>() },
  /** Stops what is running. */
  'git.cancel': { runs: 'engine', argument: z.null(), result: answer<null>() },
} as const satisfies RequestTable;
