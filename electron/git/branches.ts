import { RostrumError } from '../../shared/failure.ts';
import type { GitState } from '../../shared/git/git-state.ts';
import { pullRequestPage } from '../../shared/git/pull-request-page.ts';
import { readGit, runTrustedGit, type GitOptions } from './run-git.ts';
import type { TrustedRepository } from './trusted-repository.ts';

/** Where git's own settings keep from which branch one was made here; git forgets it with the branch. */
const baseSetting = (branch: string) => `branch.${branch}.rostrum-base`;

/** The branch that is checked out; empty where none is. */
async function readBranch(root: string): Promise<string> {
  return (await readGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'], { allow: [1] })).stdout.trim();
}

async function hasBranch(root: string, branch: string): Promise<boolean> {
  return (await readGit(root, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`], { allow: [1] })).code === 0;
}

/** The branch of a remote that one here follows, whether or not it is there; empty where it follows none. */
export async function readFollowed(root: string, branch: string): Promise<string> {
  return (await readGit(root, ['for-each-ref', '--format=%(upstream:lstrip=2)', `refs/heads/${branch}`])).stdout.trim();
}

/** The remote that a branch is sent to: the one that it follows, else the only one, else `origin`. @param upstream `origin/main`; empty where it follows none */
export function remoteOf(upstream: string, remotes: readonly string[]): string {
  return remotes.find((name) => upstream.startsWith(`${name}/`)) ?? (remotes.length === 1 ? remotes[0]! : 'origin');
}

/** What a branch is called at its remote. */
export function nameAtRemote(branch: string, upstream: string, remote: string): string {
  return upstream.startsWith(`${remote}/`) ? upstream.slice(remote.length + 1) : branch;
}

/**
 * Checks a branch out; one that is new is made from here, and where it came from is kept. What is not committed comes along, or git
 * refuses.
 * @throws RostrumError `git`
 */
export async function switchTo(repository: TrustedRepository, branch: string, options: GitOptions = {}): Promise<void> {
  const { root } = repository;
  const valid = await readGit(root, ['check-ref-format', '--branch', branch], { allow: [1, 128] });
  if (valid.code !== 0)
    throw new RostrumError({
      code: 'git',
      message: `“${branch}” cannot be the name of a branch.`,
      next: 'Use letters, digits, “-” and “/”.',
    });
  const current = await readBranch(root);
  if (current === branch) return;
  if (await hasBranch(root, branch)) {
    await runTrustedGit(repository, ['switch', branch], options);
    return;
  }
  await runTrustedGit(repository, ['switch', '--create', branch], options);
  if (current !== '') await runTrustedGit(repository, ['config', baseSetting(branch), current], options);
}

/** From which branch the one that is checked out was made here, and where a pull request for it is begun. */
export async function readWayOfBranch(
  root: string,
  { branch, upstream, remotes }: Pick<GitState, 'branch' | 'upstream' | 'remotes'>,
): Promise<Pick<GitState, 'base' | 'pullRequest'>> {
  if (branch === null) return { base: null, pullRequest: null };
  const kept = (await readGit(root, ['config', '--get', baseSetting(branch)], { allow: [1] })).stdout.trim();
  const base = kept !== '' && kept !== branch && (await hasBranch(root, kept)) ? kept : null;
  const remote = remoteOf(upstream ?? '', remotes);
  if (!remotes.includes(remote)) return { base, pullRequest: null };
  const [address, head, followed] = await Promise.all([
    readGit(root, ['remote', 'get-url', '--push', remote], { allow: [2, 128] }),
    readGit(root, ['symbolic-ref', '--quiet', '--short', `refs/remotes/${remote}/HEAD`], { allow: [1, 128] }),
    base === null ? '' : readFollowed(root, base),
  ]);
  const name = nameAtRemote(branch, upstream ?? '', remote);
  const usual = head.stdout.trim().slice(remote.length + 1);
  const into = base === null ? usual : nameAtRemote(base, followed, remote);
  const isMain = into === '' && (name === 'main' || name === 'master');
  return {
    base,
    pullRequest: isMain ? null : pullRequestPage(address.stdout.trim(), name, into === '' ? null : into),
  };
}
