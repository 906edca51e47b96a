import { lstat, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import type { GitState, UnderWay } from '../../shared/git/git-state.ts';
import type { PullResult } from '../../shared/git/pull-result.ts';
import { inTemporaryFolder } from '../files/temporary-folder.ts';
import { describeGitError } from './git-error.ts';
import { joinRecords } from './join-records.ts';
import { screenRepository } from './screen-repository.ts';
import { readGit, runTrustedGit, type GitOptions } from './run-git.ts';
import type { Repository, TrustedRepository } from './trusted-repository.ts';

/** What git says itself; paths are relative to the folder, with `/`. */
export interface RepositoryState extends Pick<
  GitState,
  'branch' | 'upstream' | 'ahead' | 'behind' | 'remotes' | 'conflicted' | 'underWay'
> {
  /** When the remote was last looked at; null where it never was, or there is none. */
  readonly fetchedAt: Date | null;
  /** Changed, staged or new, and those that a merge left to be decided. */
  readonly uncommitted: readonly string[];
}

/**
 * The repository around `folder`; null where there is none. It is the nearest folder upwards with a `.git`: git itself
 * would also take a bare repository among a library's files for one, with the settings that lie in it.
 * @throws RostrumError `git` where there is one and git is missing or distrusts the folder
 */
export async function findRepository(folder: string): Promise<Repository | null> {
  const real = await realpath(folder);
  const marked = await findMarked(real);
  if (marked === null) return null;
  await screenRepository(marked);
  try {
    const { stdout } = await readGit(marked, ['rev-parse', '--show-toplevel']);
    const root = await realpath(stdout.trimEnd());
    const inside = relative(root, real).split(sep).join('/');
    // The configuration may name a working tree anywhere on this machine.
    if (inside === '..' || inside.startsWith('../') || isAbsolute(inside) || !(await exists(join(root, '.git'))))
      return null;
    return { root, prefix: inside === '' ? '' : `${inside}/` };
  } catch (error) {
    // That a folder is no repository is an answer; every other failure is told.
    if (
      error instanceof RostrumError &&
      error.cause instanceof Error &&
      /not a git repository|must be run in a work tree|cannot use bare repository/.test(error.cause.message)
    )
      return null;
    throw error;
  }
}

/** The nearest folder upwards with a `.git`. */
async function findMarked(folder: string): Promise<string | null> {
  // Not where a link leads: that is looked through first.
  if (
    await lstat(join(folder, '.git')).then(
      () => true,
      () => false,
    )
  )
    return folder;
  return dirname(folder) === folder ? null : findMarked(dirname(folder));
}

/** Branch, remote and everything that is not committed, without touching the repository. */
export async function readRepositoryState(
  { root, prefix }: Repository,
  options: GitOptions = {},
): Promise<RepositoryState> {
  const [status, remotes, underWay] = await Promise.all([
    readGit(
      root,
      [
        'status',
        '--porcelain=v2',
        '--branch',
        '--untracked-files=all',
        '--ignore-submodules=all',
        '-z',
        '--',
        prefix === '' ? '.' : prefix,
      ],
      options,
    ),
    readGit(root, ['remote']),
    readUnderWay(root),
  ]);
  const header = (name: string) => new RegExp(`(?:^|\\0)# branch\\.${name} ([^\\0]*)`).exec(status.stdout)?.[1] ?? null;
  const counted = header('ab');
  const files = readStatus(status.stdout).flatMap(({ path, conflicted }) =>
    path.startsWith(prefix) ? [{ path: path.slice(prefix.length), conflicted }] : [],
  );
  const branch = header('head');
  const [, ahead = '0', behind = '0'] = /^\+(\d+) -(\d+)$/.exec(counted ?? '') ?? [];
  // After a clone of an empty repository a branch follows one that is not there yet.
  const upstream = counted === null && header('oid') !== '(initial)' ? null : header('upstream');
  return {
    branch: branch === '(detached)' ? null : branch,
    upstream,
    ahead: Number(ahead),
    behind: Number(behind),
    fetchedAt: await lastLook(root, upstream),
    remotes: remotes.stdout.split('\n').filter((line) => line !== ''),
    uncommitted: files.map(({ path }) => path),
    conflicted: files.filter(({ conflicted }) => conflicted).map(({ path }) => path),
    underWay,
  };
}

/** Looks at the remote: nothing of the working tree changes. */
export async function fetchRemote(repository: TrustedRepository, options: GitOptions = {}): Promise<void> {
  await runTrustedGit(repository, ['fetch', '--progress'], options);
}

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

/** What became of a commit. */
export interface CommitOutcome {
  /** Null where nothing differed. */
  readonly commit: string | null;
  /** Why git did not; null where it did, or had nothing to. */
  readonly notCommitted: string | null;
}

/** For a caller whose files are written already: that git will not commit them is told with the rest. */
export async function orWhyNot(committing: Promise<string | null>): Promise<CommitOutcome> {
  try {
    return { commit: await committing, notCommitted: null };
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return { commit: null, notCommitted: [error.failure.message, error.failure.next].filter(Boolean).join(' ') };
  }
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
  if ((await headOf(repository.root)) === '')
    throw new RostrumError({
      code: 'git',
      message: 'Nothing is committed on this branch yet.',
      next: 'Commit something first.',
    });
  const upstream = await readFollowed(repository.root, branch);
  const remote =
    remotes.find((name) => upstream.startsWith(`${name}/`)) ?? (remotes.length === 1 ? remotes[0]! : 'origin');
  const target = upstream.startsWith(`${remote}/`) ? upstream.slice(remote.length + 1) : branch;
  await runTrustedGit(
    repository,
    ['push', '--progress', '--set-upstream', '--', remote, `refs/heads/${branch}:refs/heads/${target}`],
    options,
  );
}

/** The branch of a remote that one here follows, whether or not it is there; empty where it follows none. */
async function readFollowed(root: string, branch: string): Promise<string> {
  return (await readGit(root, ['for-each-ref', '--format=%(upstream:lstrip=2)', `refs/heads/${branch}`])).stdout.trim();
}

/** Brings in what others pushed by a merge, whatever the configuration says about rebasing. */
export async function pullBranch(repository: TrustedRepository, options: GitOptions = {}): Promise<PullResult> {
  const { root } = repository;
  const before = await headOf(root);
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
  const after = await headOf(root);
  return after === before ? { kind: 'up-to-date' } : { kind: 'merged', commit: after };
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
  return headOf(repository.root);
}

/** The versions of a file in the latest commits that changed it, newest first. */
export async function recentVersions({ root, prefix }: Repository, path: string, limit: number): Promise<string[]> {
  const { stdout } = await readGit(root, ['log', `--max-count=${limit}`, '--format=%H', '--', `${prefix}${path}`]);
  return stdout.split('\n').filter((line) => line !== '');
}

/** A file as a commit has it; null where that commit has none. */
export async function readVersion({ root, prefix }: Repository, commit: string, path: string): Promise<string | null> {
  const { code, stdout } = await readGit(root, ['cat-file', 'blob', `${commit}:${prefix}${path}`], { allow: [128] });
  return code === 0 ? stdout : null;
}

async function switchTo(repository: TrustedRepository, branch: string, options: GitOptions): Promise<void> {
  const { root } = repository;
  const valid = await readGit(root, ['check-ref-format', '--branch', branch], { allow: [1, 128] });
  if (valid.code !== 0)
    throw new RostrumError({
      code: 'git',
      message: `“${branch}” cannot be the name of a branch.`,
      next: 'Use letters, digits, “-” and “/”.',
    });
  const current = await readGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'], { allow: [1] });
  if (current.stdout.trim() === branch) return;
  const exists = await readGit(root, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`], { allow: [1] });
  await runTrustedGit(repository, exists.code === 0 ? ['switch', branch] : ['switch', '--create', branch], options);
}

async function headOf(root: string): Promise<string> {
  return (await readGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD'], { allow: [1] })).stdout.trim();
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
  const names = [
    'FETCH_HEAD',
    'logs/refs/remotes/origin/HEAD',
    ...(upstream === null ? [] : [`logs/refs/remotes/${upstream}`]),
  ];
  const times = await Promise.all(
    (await pathsInGit(root, names)).map(async (path) => (await stat(path).catch(() => null))?.mtime ?? null),
  ); // Not every repository has each of them.
  return times.reduce((latest, time) => (latest === null || (time !== null && time > latest) ? time : latest), null);
}

/** By which git itself knows what it is in the middle of; a rebase also leaves the others' traces. */
const traces: readonly (readonly [UnderWay, string])[] = [
  ['rebase', 'rebase-merge'],
  ['rebase', 'rebase-apply'],
  ['merge', 'MERGE_HEAD'],
  ['cherry-pick', 'CHERRY_PICK_HEAD'],
  ['revert', 'REVERT_HEAD'],
];

async function readUnderWay(root: string): Promise<UnderWay | null> {
  const found = await Promise.all(
    (
      await pathsInGit(
        root,
        traces.map(([, name]) => name),
      )
    ).map(exists),
  );
  return traces[found.indexOf(true)]?.[0] ?? null;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function pathsInGit(root: string, names: readonly string[]): Promise<string[]> {
  const { stdout } = await readGit(root, ['rev-parse', ...names.flatMap((name) => ['--git-path', name])]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((path) => (isAbsolute(path) ? path : resolve(join(root, path))));
}
