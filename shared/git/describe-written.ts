import { countOf } from '../text/count-of.ts';
import type { GitState } from './git-state.ts';

type Known = Pick<GitState, 'branch' | 'upstream' | 'ahead' | 'remotes' | 'uncommitted'>;

/** How far files that were written are on their way to the remote. */
function progressOf({ upstream, ahead, remotes, uncommitted }: Known, written: readonly string[]) {
  const own = new Set(written);
  const open = uncommitted.filter(({ path }) => own.has(path)).length;
  return { open, isPushed: open === 0 && remotes.length > 0 && upstream !== null && ahead === 0 };
}

/**
 * How far pages that were written are on their way to the website, in words, and what the next step is.
 * @param state of the repository around them; null where there is none, or git cannot tell
 * @param written relative to the folder that the state is of
 * @param commit that has them, and the branch that it is on, where that is known
 */
export function describeWritten(
  state: Known | null,
  written: readonly string[],
  { commit = null, on: wanted = null }: { readonly commit?: string | null; readonly on?: string | null } = {},
): string {
  if (state === null)
    return 'Written. Rostrum sees no git repository here: the pages go live in the way that you bring this folder online.';
  const { branch, upstream, ahead, remotes } = state;
  const { open } = progressOf(state, written);
  if (open > 0)
    return remotes.length === 0
      ? 'Written, not yet committed. The repository has no remote: what is committed stays on this machine.'
      : 'Written, not yet live: that takes a commit and a push.';
  if (isElsewhere(state, written, wanted))
    return `Committed on “${wanted}”. ${branch === null ? 'No branch' : `“${branch}”`} is checked out now, so the pages are not in this folder.`;
  const committed = `Committed${commit === null ? '' : ` as ${commit.slice(0, 10)}`}${branch === null ? '' : ` on “${branch}”`}`;
  if (remotes.length === 0) return `${committed}. The repository has no remote: it stays on this machine.`;
  if (upstream === null) return `${committed}, not yet live: nobody else has this branch before it is pushed.`;
  if (ahead > 0) return `${committed}, not yet live: that takes a push.`;
  return `${committed}, and ${upstream} has it. It is live once the website is built from there.`;
}

/** Whether what was committed is on another branch than the one that is checked out. @param on null where nobody knows */
function isElsewhere(state: Known, written: readonly string[], on: string | null): boolean {
  return on !== null && on !== state.branch && progressOf(state, written).open === 0;
}

/** A step on the way to the website. `none`: it cannot be taken, and the words say why. */
export interface Step {
  readonly state: 'done' | 'next' | 'later' | 'none';
  readonly words: string;
}

/** What is done and what is next, in order; nothing without a repository. Parameters as for `describeWritten`. */
export function findSteps(
  state: (Known & Pick<GitState, 'pullRequest' | 'underWay'>) | null,
  written: readonly string[],
  on: string | null = null,
): Step[] {
  if (state === null || isElsewhere(state, written, on)) return [];
  const { branch, upstream, ahead, remotes, pullRequest, underWay } = state;
  const { open, isPushed } = progressOf(state, written);
  const commit: Step =
    open === 0
      ? { state: 'done', words: branch === null ? 'Committed' : `Committed on “${branch}”` }
      : underWay === null
        ? { state: 'next', words: `Commit ${countOf(open, 'file')}` }
        : { state: 'none', words: `Nothing can be committed before the ${underWay} is finished` };
  if (remotes.length === 0)
    return [commit, { state: 'none', words: 'There is no remote to push to: it stays on this machine' }];
  const push: Step = isPushed
    ? { state: 'done', words: `Pushed: ${upstream} has it` }
    : {
        state: open === 0 ? 'next' : 'later',
        words:
          upstream === null
            ? 'Push the branch'
            : `Push${open === 0 ? ` ${countOf(ahead, 'commit')}` : ''} to ${upstream}`,
      };
  const target = pullRequest?.into ?? null;
  const into = target === null ? 'the website’s branch' : `“${target}”`;
  return [
    commit,
    push,
    ...(pullRequest === null
      ? [{ state: 'later', words: 'Live once the website is built from there' } as const]
      : [
          {
            state: isPushed ? 'next' : 'later',
            words: `Open a pull request into ${into} at ${pullRequest.host}`,
          } as const,
          { state: 'later', words: `Live once it is merged and the website is built` } as const,
        ]),
  ];
}

/** What a commit came to, in words. @param before the branch that was checked out before it */
export function describeCommit(
  commit: string,
  {
    branch,
    before,
    remotes,
  }: { readonly branch: string; readonly before: string | null; readonly remotes: readonly string[] },
): string {
  const where =
    branch === before || branch === ''
      ? ''
      : ` on the branch “${branch}”, which stays checked out${before === null ? '' : `; “${before}” is as it was`}`;
  return `Committed as ${commit.slice(0, 8)}${where}. ${remotes.length === 0 ? 'There is no remote to push it to.' : 'It is here, not yet at the remote.'}`;
}
