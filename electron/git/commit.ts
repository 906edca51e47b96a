import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import { inTemporaryFolder } from '../files/temporary-folder.ts';
import { switchTo } from './branches.ts';
import { readHead, readUnderWay } from './repository-state.ts';
import { readGit, runTrustedGit, type GitOptions } from './run-git.ts';
import type { Repository, TrustedRepository } from './trusted-repository.ts';

/**
 * Looks whether something can be committed, without touching anything.
 * @param branch as for `commitFiles`
 * @throws RostrumError `git` while a merge or the like is under way, and where a commit would be on no branch
 */
export async function assertCommittable({ root }: Pick<Repository, 'root'>, branch?: string): Promise<void> {
  const [underWay, head] = await Promise.all([
    readUnderWay(root),
    readGit(root, ['symbolic-ref', '--quiet', 'HEAD'], { allow: [1] }),
  ]);
  if (underWay !== null) {
    const next =
      underWay === 'merge'
        ? 'Decide the conflicts that are left and commit the merge.'
        : `Finish it in a terminal: git ${underWay} --continue, or git ${underWay} --abort.`;
    throw new RostrumError({ code: 'git', message: `A ${underWay} is not finished yet.`, next });
  }
  if (branch === undefined && head.code !== 0)
    throw new RostrumError({
      code: 'git',
      message: 'No branch is checked out, so a commit would belong to none.',
      next: 'Name a branch for it, or switch to one.',
    });
}

/**
 * Commits these files and no others, on `branch` where one is named (made from here where it is new). What else is
 * staged stays staged.
 * @param paths relative to the folder; files that are gone are committed as removed
 * @returns the commit; null where nothing differed
 */
export async function commitFiles(
  repository: TrustedRepository,
  {
    paths,
    message,
    branch,
  }: { readonly paths: readonly string[]; readonly message: string; readonly branch?: string | undefined },
  options: GitOptions = {},
): Promise<string | null> {
  const { root, prefix } = repository;
  const input = paths.map((path) => `${prefix}${path}`).join('\0');
  await assertCommittable({ root }, branch);
  if (branch !== undefined) await switchTo(repository, branch, options);
  if (input === '') return null;
  const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  await runTrustedGit(repository, ['add', '--all', ...fromInput], { ...options, input });
  // An answer for us, and nothing for the editor to watch.
  const { stdout } = await readGit(
    root,
    ['diff', '--cached', '--name-only', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty', '-z'],
    { signal: options.signal },
  );
  const staged = new Set(stdout.split('\0'));
  const ours = paths.map((path) => `${prefix}${path}`).filter((path) => staged.has(path));
  if (ours.length === 0) return null;
  await inTemporaryFolder(async (folder) => {
    // One that lists thousands of episodes is too long for an argument.
    const file = join(folder, 'message');
    await writeFile(file, message);
    await runTrustedGit(repository, ['commit', '--only', '--quiet', '--file', file, ...fromInput], {
      ...options,
      input: ours.join('\0'),
    });
  });
  // A hook may have committed them otherwise than they were staged: left staged as they were, they would undo that.
  await runTrustedGit(repository, ['update-index', '--add', '--remove', '-z', '--stdin'], {
    ...options,
    input: ours.join('\0'),
  });
  return (await readGit(root, ['rev-parse', 'HEAD'])).stdout.trim();
}

/** Commits a merge whose conflicts are all decided. @param paths the files that were decided, relative to the folder */
export async function finishMerge(
  repository: TrustedRepository,
  paths: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  if (paths.length > 0) {
    const input = paths.map((path) => `${repository.prefix}${path}`).join('\0');
    await runTrustedGit(repository, ['add', '--all', '--pathspec-from-file=-', '--pathspec-file-nul'], {
      ...options,
      input,
    });
  }
  await runTrustedGit(repository, ['commit', '--no-edit', '--quiet'], options);
  return readHead(repository.root);
}

/** What became of a commit. */
export interface CommitOutcome {
  /** Null where nothing differed. */
  readonly commit: string | null;
  /** Why git did not; null where it did, or had nothing to. */
  readonly notCommitted: string | null;
}

/** For a caller whose files are written already: that git will not commit them is told with the rest. */
export async function toCommitOutcome(committing: Promise<string | null>): Promise<CommitOutcome> {
  try {
    return { commit: await committing, notCommitted: null };
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return { commit: null, notCommitted: [error.failure.message, error.failure.next].filter(Boolean).join(' ') };
  }
}
