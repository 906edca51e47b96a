import type { GitState } from './git-state.ts';

/**
 * How far pages that were written are on their way to the website, in words, and what the next step is.
 * @param state of the repository around them; null where there is none, or git cannot tell
 * @param written relative to the folder that the state is of
 */
export function describeWritten(
  state: Pick<GitState, 'branch' | 'upstream' | 'ahead' | 'remotes' | 'uncommitted'> | null,
  written: readonly string[],
): string {
  if (state === null)
    return 'Written. Rostrum sees no git repository here: the pages go live in the way that you bring this folder online.';
  const { branch, upstream, ahead, remotes, uncommitted } = state;
  const own = new Set(written);
  const open = uncommitted.filter(({ path }) => own.has(path)).length;
  const on = branch === null ? '' : ` on “${branch}”`;
  if (open > 0)
    return remotes.length === 0
      ? 'Written, not yet committed. The repository has no remote: what is committed stays on this machine.'
      : 'Written, not yet live: that takes a commit and a push.';
  if (remotes.length === 0) return `Committed${on}. The repository has no remote: it stays on this machine.`;
  if (upstream === null) return `Committed${on}, not yet live: nobody else has this branch before it is pushed.`;
  if (ahead > 0) return `Committed${on}, not yet live: that takes a push.`;
  return `Committed${on}, and ${upstream} has it. It is live once the website is built from there.`;
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
