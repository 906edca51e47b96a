import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isEpisodeName } from '../../../shared/episode/model/file-names.ts';
import { RostrumError } from '../../../shared/failure.ts';
import type { GitState, LastCommit } from '../../../shared/git/git-state.ts';
import type { PullResult } from '../../../shared/git/pull-result.ts';
import { findMarkedConflicts } from '../../../shared/episode/model/conflict-markers.ts';
import { readSource } from '../../files/read-file.ts';
import { hasMergeDriver, installMergeDriver } from '../../git/merge-driver.ts';
import { readWayOfBranch, switchTo } from '../../git/branches.ts';
import { commitFiles, finishMerge } from '../../git/commit.ts';
import { readLastCommit, readRepositoryState } from '../../git/repository-state.ts';
import { findRepository } from '../../git/repository.ts';
import { fetchRemote, pullBranch, pushBranch } from '../../git/sync.ts';
import type { TrustedRepository } from '../../git/trusted-repository.ts';
import type { GitOptions } from '../../git/run-git.ts';
import { readPublished } from '../site/published.ts';
import { trustFolder, requireTrusted } from '../site/trust.ts';

export interface Git {
  state(folder: string): Promise<GitState | null>;
  /** Null where there is no repository, or no commit in it. */
  lastCommit(folder: string): Promise<LastCommit | null>;
  fetch(folder: string): Promise<void>;
  commit(
    folder: string,
    request: { readonly paths: readonly string[]; readonly message: string; readonly branch?: string | undefined },
  ): Promise<string | null>;
  /** Checks out a branch; what is not committed comes along. */
  switch(folder: string, branch: string): Promise<void>;
  push(folder: string): Promise<void>;
  pull(folder: string): Promise<PullResult>;
  /** @throws RostrumError `git` while markers are left in a file */
  finishMerge(folder: string): Promise<void>;
  installMergeDriver(folder: string): Promise<boolean>;
  /** Remembers that the authors of the repository around a folder are trusted. */
  trust(folder: string): Promise<void>;
  cancel(): void;
}

/**
 * Git as an editor uses it, one command at a time. Every call throws a RostrumError `git` for what git could not do, and
 * for a folder that is in no repository; what may run the repository's own commands throws `not-trusted` until it is.
 * @param userData where it is kept who is trusted
 * @param library the root of the library that is open: every episode in it is ours to commit
 * @param command runs Rostrum's command line, for the merge driver
 * @param onLine told each line that git prints while it works
 */
export function createGit({
  userData,
  library,
  command,
  onLine,
}: {
  readonly userData: string;
  readonly library: string | null;
  readonly command: string;
  readonly onLine: (line: string) => void;
}): Git {
  let running: AbortController | null = null;

  const run = async <T>(
    folder: string,
    work: (repository: TrustedRepository, options: GitOptions) => Promise<T>,
  ): Promise<T> => {
    if (running)
      throw new RostrumError({
        code: 'busy',
        message: 'git is at work already.',
        next: 'Wait until it is done, or stop it.',
      });
    running = new AbortController();
    try {
      const repository = await findRepository(folder);
      if (repository === null)
        throw new RostrumError({ code: 'git', message: 'This folder is in no git repository.', path: folder });
      return await work(await requireTrusted(userData, repository), { onLine, signal: running.signal });
    } finally {
      running = null;
    }
  };

  return {
    async state(folder) {
      const repository = await findRepository(folder);
      if (repository === null) return null;
      const [{ uncommitted, fetchedAt, ...state }, mergesByTurn, isOurs] = await Promise.all([
        readRepositoryState(repository),
        hasMergeDriver(repository),
        ownFiles(folder, library),
      ]);
      return {
        ...state,
        ...(await readWayOfBranch(repository.root, state)),
        root: repository.root,
        fetchedAt: fetchedAt?.toISOString() ?? null,
        uncommitted: uncommitted.map((path) => ({ path, ours: isOurs(path) })),
        mergesByTurn,
      };
    },
    async lastCommit(folder) {
      const repository = await findRepository(folder);
      return repository && readLastCommit(repository);
    },
    fetch: (folder) => run(folder, fetchRemote),
    commit: (folder, request) => run(folder, (repository, options) => commitFiles(repository, request, options)),
    switch: (folder, branch) => run(folder, (repository, options) => switchTo(repository, branch, options)),
    push: (folder) => run(folder, pushBranch),
    pull: (folder) => run(folder, pullBranch),
    finishMerge: (folder) =>
      run(folder, async (repository, options) => {
        const { conflicted } = await readRepositoryState(repository);
        for (const path of conflicted) {
          const file = await readSource(join(repository.root, repository.prefix, path)).catch(() => null); // Removed on one side: git is told as it stands.
          if (file && findMarkedConflicts(file.source.text).length > 0)
            throw new RostrumError({
              code: 'git',
              message: 'A conflict in this file is not decided yet.',
              next: 'Open it and decide.',
              path,
            });
        }
        await finishMerge(repository, conflicted, options);
      }),
    installMergeDriver: (folder) => run(folder, (repository) => installMergeDriver(repository, { command })),
    trust: (folder) => trustFolder(userData, folder),
    cancel: () => running?.abort(),
  };
}

/** Which files of a folder are ours to commit: what was published, what Rostrum keeps beside it, and a library's own files. */
async function ownFiles(folder: string, library: string | null): Promise<(path: string) => boolean> {
  const published = new Set((await readPublished(folder).catch(() => [])).map(({ target }) => target)); // A record that cannot be read names nothing.
  const isLibrary = library !== null && (await realpath(folder)) === library;
  return (path) =>
    path === '.gitattributes' ||
    path.startsWith('.rostrum/') ||
    published.has(path) ||
    (isLibrary && (path === 'rostrum.yaml' || isEpisodeName(path)));
}
