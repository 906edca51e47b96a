import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { GitState, LastCommit, UnderWay } from '../../shared/git/git-state.ts';
import { exists } from '../files/exists.ts';
import { readGit, type GitOptions } from './run-git.ts';
import type { Repository } from './trusted-repository.ts';

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

/** The commit that is checked out; empty where there is none yet. */
export async function readHead(root: string): Promise<string> {
  return (await readGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD'], { allow: [1] })).stdout.trim();
}

/** The commit that is checked out, with the files in it; null where there is none yet. */
export async function readLastCommit({ root, prefix }: Repository): Promise<LastCommit | null> {
  const commit = await readHead(root);
  if (commit === '') return null;
  const [subject, files] = await Promise.all([
    readGit(root, ['log', '-1', '--format=%s', commit]),
    readGit(root, ['diff-tree', '--root', '--no-commit-id', '--name-only', '-r', '-z', commit]),
  ]);
  const paths = files.stdout.split('\0').filter((path) => path !== '' && path.startsWith(prefix));
  return { commit, subject: subject.stdout.trimEnd(), paths: paths.map((path) => path.slice(prefix.length)) };
}

/** What git is in the middle of; null where it is in nothing. */
export async function readUnderWay(root: string): Promise<UnderWay | null> {
  const found = await Promise.all(
    (
      await pathsInGit(
        root,
        underWayFiles.map(([, name]) => name),
      )
    ).map(exists),
  );
  return underWayFiles[found.indexOf(true)]?.[0] ?? null;
}

/** By which git itself knows what it is in the middle of; a rebase also leaves the files of the others. */
const underWayFiles: readonly (readonly [UnderWay, string])[] = [
  ['rebase', 'rebase-merge'],
  ['rebase', 'rebase-apply'],
  ['merge', 'MERGE_HEAD'],
  ['cherry-pick', 'CHERRY_PICK_HEAD'],
  ['revert', 'REVERT_HEAD'],
];

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

async function pathsInGit(root: string, names: readonly string[]): Promise<string[]> {
  const { stdout } = await readGit(root, ['rev-parse', ...names.flatMap((name) => ['--git-path', name])]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((path) => (isAbsolute(path) ? path : resolve(join(root, path))));
}
