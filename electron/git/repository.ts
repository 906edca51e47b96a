import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { RostrumError } from '../../shared/ipc/result.ts';
import { describeGitError } from './git-error.ts';
import { runGit, type GitOptions } from './run-git.ts';

/** A git repository that holds the folder of a library or site. */
export interface Repository {
  /** Absolute path of its working tree. */
  readonly root: string;
  /** The folder in it that was asked about, with `/` behind it; empty where that is the root. */
  readonly prefix: string;
}

export interface RepositoryState {
  /** Null while no branch is checked out. */
  readonly branch: string | null;
  /** `origin/main`; null where the branch follows none. */
  readonly upstream: string | null;
  /** Commits here that the remote did not have when last seen, and the other way round. */
  readonly ahead: number;
  readonly behind: number;
  /** When the remote was last looked at; null where it never was, or there is none. */
  readonly fetchedAt: Date | null;
  readonly remotes: readonly string[];
  /** Paths relative to the folder, with `/`: changed, staged or new, and those that a merge left to be decided. */
  readonly uncommitted: readonly string[];
  readonly conflicted: readonly string[];
  readonly merging: boolean;
}

/** The repository around `folder`; null where there is none. @throws RostrumError `git` where git is missing or distrusts the folder */
export async function findRepository(folder: string): Promise<Repository | null> {
  try {
    const { stdout } = await runGit(folder, ['rev-parse', '--show-toplevel']);
    const [root, real] = await Promise.all([realpath(stdout.trimEnd()), realpath(folder)]);
    const inside = relative(root, real).split(sep).join('/');
    return { root, prefix: inside === '' ? '' : `${inside}/` };
  } catch (error) {
    // That a folder is no repository is an answer; every other failure is told.
    if (error instanceof RostrumError && error.cause instanceof Error && /not a git repository|must be run in a work tree/.test(error.cause.message)) return null;
    throw error;
  }
}

/** Branch, remote and everything that is not committed, without touching the repository. */
export async function readRepositoryState({ root, prefix }: Repository, options: GitOptions = {}): Promise<RepositoryState> {
  const [status, remotes, merging] = await Promise.all([
    runGit(root, ['--no-optional-locks', 'status', '--porcelain=v2', '--branch', '--untracked-files=all', '-z', '--', prefix === '' ? '.' : prefix], options),
    runGit(root, ['remote']),
    existsInGit(root, 'MERGE_HEAD'),
  ]);
  const header = (name: string) => new RegExp(`(?:^|\\0)# branch\\.${name} ([^\\0]*)`).exec(status.stdout)?.[1] ?? null;
  const [, ahead = '0', behind = '0'] = /^\+(\d+) -(\d+)$/.exec(header('ab') ?? '') ?? [];
  const files = readStatus(status.stdout).flatMap(({ path, conflicted }) => (path.startsWith(prefix) ? [{ path: path.slice(prefix.length), conflicted }] : []));
  const branch = header('head');
  const upstream = header('upstream');
  return {
    branch: branch === '(detached)' ? null : branch,
    upstream,
    ahead: Number(ahead),
    behind: Number(behind),
    fetchedAt: await lastLook(root, upstream),
    remotes: remotes.stdout.split('\n').filter((line) => line !== ''),
    uncommitted: files.map(({ path }) => path),
    conflicted: files.filter(({ conflicted }) => conflicted).map(({ path }) => path),
    merging,
  };
}

/** Looks at the remote: nothing of the working tree changes. */
export async function fetchRemote({ root }: Repository, options: GitOptions = {}): Promise<void> {
  await runGit(root, ['fetch', '--progress'], options);
}

/**
 * Commits these files and no others, on `branch` where one is named (made from here where it is new). What else is
 * staged stays staged.
 * @param paths relative to the folder; files that are gone are committed as removed
 * @returns the commit; null where nothing differed
 */
export async function commitFiles(
  { root, prefix }: Repository,
  { paths, message, branch }: { readonly paths: readonly string[]; readonly message: string; readonly branch?: string | undefined },
  options: GitOptions = {},
): Promise<string | null> {
  const input = paths.map((path) => `${prefix}${path}`).join('\0');
  if (branch !== undefined) await switchTo(root, branch, options);
  if (input === '') return null;
  const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  await runGit(root, ['add', '--all', ...fromInput], { ...options, input });
  const { stdout } = await runGit(root, ['diff', '--cached', '--name-only', '-z'], options);
  const staged = new Set(stdout.split('\0'));
  const ours = paths.map((path) => `${prefix}${path}`).filter((path) => staged.has(path));
  if (ours.length === 0) return null;
  await runGit(root, ['commit', '--only', '--quiet', '--message', message, ...fromInput], { ...options, input: ours.join('\0') });
  return (await runGit(root, ['rev-parse', 'HEAD'])).stdout.trim();
}

/** Sends the branch to the remote that it follows (else the only one, else `origin`), and follows it from then on. Never forced. */
export async function pushBranch(repository: Repository, options: GitOptions = {}): Promise<void> {
  const { branch, upstream, remotes } = await readRepositoryState(repository);
  if (branch === null) throw new RostrumError({ code: 'git', message: 'No branch is checked out.', next: 'Switch to a branch first.' });
  if (remotes.length === 0) throw new RostrumError({ code: 'git', message: 'This repository has no remote to push to.', next: 'Add one: git remote add origin ADDRESS.' });
  const remote = remotes.find((name) => upstream?.startsWith(`${name}/`)) ?? (remotes.length === 1 ? remotes[0]! : 'origin');
  const target = upstream?.startsWith(`${remote}/`) ? upstream.slice(remote.length + 1) : branch;
  await runGit(repository.root, ['push', '--progress', '--set-upstream', remote, `refs/heads/${branch}:refs/heads/${target}`], options);
}

export type PullResult =
  | { readonly kind: 'up-to-date' }
  | { readonly kind: 'merged'; readonly commit: string }
  /** Left as git leaves them, for the editor to decide; `finishMerge` commits when none is left. */
  | { readonly kind: 'conflicts'; readonly paths: readonly string[] };

/** Brings in what others pushed by a merge, whatever the configuration says about rebasing. */
export async function pullBranch(repository: Repository, options: GitOptions = {}): Promise<PullResult> {
  const { root } = repository;
  const before = await headOf(root);
  const { upstream } = await readRepositoryState(repository);
  if (upstream === null) throw new RostrumError({ code: 'git', message: 'This branch follows no branch of a remote yet.', next: 'Push it once; then it can be pulled.' });
  await fetchRemote(repository, options);
  const merge = await runGit(root, ['merge', '--no-edit', '--no-autostash', '@{upstream}'], { ...options, allow: [1] });
  if (merge.code !== 0) {
    const { merging, conflicted } = await readRepositoryState(repository);
    if (merging) return { kind: 'conflicts', paths: conflicted };
    throw describeGitError('merge', merge);
  }
  const after = await headOf(root);
  return after === before ? { kind: 'up-to-date' } : { kind: 'merged', commit: after };
}

/** Commits a merge whose conflicts are all decided. @param paths the files that were decided, relative to the folder */
export async function finishMerge({ root, prefix }: Repository, paths: readonly string[], options: GitOptions = {}): Promise<string> {
  if (paths.length > 0) {
    const input = paths.map((path) => `${prefix}${path}`).join('\0');
    await runGit(root, ['add', '--all', '--pathspec-from-file=-', '--pathspec-file-nul'], { ...options, input });
  }
  await runGit(root, ['commit', '--no-edit', '--quiet'], options);
  return headOf(root);
}

/** The versions of a file in the latest commits that changed it, newest first. */
export async function recentVersions({ root, prefix }: Repository, path: string, limit: number): Promise<string[]> {
  const { stdout } = await runGit(root, ['log', `--max-count=${limit}`, '--format=%H', '--', `${prefix}${path}`]);
  return stdout.split('\n').filter((line) => line !== '');
}

/** A file as a commit has it; null where that commit has none. */
export async function readVersion({ root, prefix }: Repository, commit: string, path: string): Promise<string | null> {
  const { code, stdout } = await runGit(root, ['cat-file', 'blob', `${commit}:${prefix}${path}`], { allow: [128] });
  return code === 0 ? stdout : null;
}

async function switchTo(root: string, branch: string, options: GitOptions): Promise<void> {
  const valid = await runGit(root, ['check-ref-format', '--branch', branch], { allow: [1, 128] });
  if (valid.code !== 0) throw new RostrumError({ code: 'git', message: `“${branch}” cannot be the name of a branch.`, next: 'Use letters, digits, “-” and “/”.' });
  const current = await runGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'], { allow: [1] });
  if (current.stdout.trim() === branch) return;
  const exists = await runGit(root, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`], { allow: [1] });
  await runGit(root, exists.code === 0 ? ['switch', branch] : ['switch', '--create', branch], options);
}

async function headOf(root: string): Promise<string> {
  return (await runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD'], { allow: [1] })).stdout.trim();
}

/** Reads `git status --porcelain=v2 -z`; see git-status(1), "Porcelain Format Version 2". */
function readStatus(output: string): { path: string; conflicted: boolean }[] {
  const files: { path: string; conflicted: boolean }[] = [];
  const entries = output.split('\0');
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    const rest = (fields: number) => entry.split(' ').slice(fields).join(' ');
    switch (entry[0]) {
      case '1':
        files.push({ path: rest(8), conflicted: false });
        break;
      case '2':
        files.push({ path: rest(9), conflicted: false }, { path: entries[++index]!, conflicted: false });
        break;
      case 'u':
        files.push({ path: rest(10), conflicted: true });
        break;
      case '?':
        files.push({ path: rest(1), conflicted: false });
        break;
    }
  }
  return files;
}

/** A fetch leaves its time on FETCH_HEAD, a push or clone on what is recorded of the remote's branches. */
async function lastLook(root: string, upstream: string | null): Promise<Date | null> {
  const names = ['FETCH_HEAD', 'logs/refs/remotes/origin/HEAD', ...(upstream === null ? [] : [`logs/refs/remotes/${upstream}`])];
  const times = await Promise.all(
    names.map(async (name) => {
      const found = await stat(await pathInGit(root, name)).catch(() => null); // Not every repository has each of them.
      return found?.mtime ?? null;
    }),
  );
  return times.reduce((latest, time) => (latest === null || (time !== null && time > latest) ? time : latest), null);
}

async function existsInGit(root: string, name: string): Promise<boolean> {
  return stat(await pathInGit(root, name)).then(
    () => true,
    () => false,
  );
}

async function pathInGit(root: string, name: string): Promise<string> {
  const { stdout } = await runGit(root, ['rev-parse', '--git-path', name]);
  const path = stdout.trimEnd();
  return isAbsolute(path) ? path : resolve(join(root, path));
}
