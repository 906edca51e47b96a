import { RostrumError } from '../../shared/failure.ts';
import type { PullResult } from '../../shared/git/pull-result.ts';
import { nameAtRemote, readFollowed, remoteOf } from './branches.ts';
import { finishMerge } from './commit.ts';
import { describeGitError } from './git-error.ts';
import { joinRecords } from './join-records.ts';
import { readHead, readRepositoryState } from './repository-state.ts';
import { runTrustedGit, type GitOptions } from './run-git.ts';
import type { TrustedRepository } from './trusted-repository.ts';

/** Looks at the remote: nothing of the working tree changes. */
export async function fetchRemote(repository: TrustedRepository, options: GitOptions = {}): Promise<void> {
  await runTrustedGit(repository, ['fetch', '--progress'], options);
}

/** Sends the branch to the remote that it follows (else the only one, else `origin`), and follows it from then on. Never forced. */
export async function pushBranch(repository: TrustedRepository, options: GitOptions = {}): Promise<void> {
  const { branch, remotes } = await readRepositoryState(repository);
  if (branch === null)
    throw new RostrumError({ code: 'git', message: 'No branch is checked out.', next: 'Switch to a branch first.' });
  if (remotes.length === 0)
    throw new RostrumError({
      code: 'git',
      message: 'This repository has no remote to push to.',
      next: 'Add one: git remote add origin ADDRESS.',
    });
  if ((await readHead(repository.root)) === '')
    throw new RostrumError({
      code: 'git',
      message: 'Nothing is committed on this branch yet.',
      next: 'Commit something first.',
    });
  const upstream = await readFollowed(repository.root, branch);
  const remote = remoteOf(upstream, remotes);
  const target = nameAtRemote(branch, upstream, remote);
  await runTrustedGit(
    repository,
    ['push', '--progress', '--set-upstream', '--', remote, `refs/heads/${branch}:refs/heads/${target}`],
    options,
  );
}

/** Brings in what others pushed by a merge, whatever the configuration says about rebasing. */
export async function pullBranch(repository: TrustedRepository, options: GitOptions = {}): Promise<PullResult> {
  const { root } = repository;
  const before = await readHead(root);
  await fetchRemote(repository, options);
  const { branch, upstream } = await readRepositoryState(repository);
  if (upstream === null && (branch === null || (await readFollowed(root, branch)) === ''))
    throw new RostrumError({
      code: 'git',
      message: 'This branch follows no branch of a remote yet.',
      next: 'Push it once; then it can be pulled.',
    });
  const merge = await runTrustedGit(repository, ['merge', '--no-edit', '--no-autostash', '@{upstream}'], {
    ...options,
    allow: [1],
  });
  if (merge.code !== 0) {
    const { underWay, conflicted } = await readRepositoryState(repository);
    if (underWay !== 'merge') throw describeGitError('merge', merge);
    await joinRecords(repository, conflicted, options);
    const left = await readRepositoryState({ root, prefix: '' });
    if (left.conflicted.length > 0)
      return { kind: 'conflicts', paths: (await readRepositoryState(repository)).conflicted };
    await finishMerge(repository, [], options);
  }
  const after = await readHead(root);
  return after === before ? { kind: 'up-to-date' } : { kind: 'merged', commit: after };
}
