import { chmodSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readWayOfBranch, switchTo } from '../../../electron/git/branches.ts';
import { hasMergeDriver, installMergeDriver } from '../../../electron/git/merge-driver.ts';
import { commitFiles, finishMerge } from '../../../electron/git/commit.ts';
import { readLastCommit, readRepositoryState } from '../../../electron/git/repository-state.ts';
import { findRepository } from '../../../electron/git/repository.ts';
import { fetchRemote, pullBranch, pushBranch } from '../../../electron/git/sync.ts';
import { readVersion, recentVersions } from '../../../electron/git/versions.ts';
import { readGit, runTrustedGit } from '../../../electron/git/run-git.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { git, makeClones, write } from '../../helpers/git-repositories.ts';
import { trustedRepository } from '../../helpers/trusted-repository.ts';

const files = { 'content/one.md': 'one\n', 'content/two.md': 'two\n' };

async function twoEditors() {
  const { origin, clones } = makeClones(['anna', 'ben'], files);
  const [anna, ben] = [clones[0]!, clones[1]!];
  return { origin, anna, ben, annas: await trustedRepository(anna), bens: await trustedRepository(ben) };
}

async function failureOf(run: Promise<unknown>) {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof RostrumError ? error.failure : null;
}

describe('a repository', () => {
  test('a folder outside any repository has none', async () => {
    expect(await findRepository(mkdtempSync(join(tmpdir(), 'rostrum-plain-')))).toBeNull();
  });

  test('without git, a folder that has no .git above it is in none, and another says what is missing', async () => {
    const { anna } = await twoEditors();
    vi.stubEnv('PATH', mkdtempSync(join(tmpdir(), 'rostrum-no-git-')));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await findRepository(mkdtempSync(join(tmpdir(), 'rostrum-plain-')))).toBeNull();
    expect(await failureOf(findRepository(join(anna, 'content')))).toMatchObject({
      code: 'git',
      message: 'git could not be started.',
    });
  });

  test('says its branch, its remote, and what is not committed, also in names with spaces and umlauts', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    write(anna, 'content/über uns [1].md', 'new\n');
    git(anna, 'mv', 'content/two.md', 'content/zwei.md');
    const state = await readRepositoryState(annas);
    expect(state).toMatchObject({
      branch: 'main',
      upstream: 'origin/main',
      ahead: 0,
      behind: 0,
      remotes: ['origin'],
      underWay: null,
      conflicted: [],
    });
    expect(state.uncommitted.toSorted()).toEqual([
      'content/one.md',
      'content/two.md',
      'content/zwei.md',
      'content/über uns [1].md',
    ]);
    expect(state.fetchedAt).toBeInstanceOf(Date);
  });

  test('a library in a folder of a repository sees its own files only, by its own paths', async () => {
    const { anna } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    write(anna, 'notes.txt', 'mine\n');
    const inner = await trustedRepository(join(anna, 'content'));
    expect((await readRepositoryState(inner)).uncommitted).toEqual(['one.md']);
    await commitFiles(inner, { paths: ['one.md'], message: 'One more' });
    expect(git(anna, 'show', '--name-only', '--format=%s')).toBe('One more\n\ncontent/one.md');
  });

  test('a fetch shows how far behind the branch is, and changes no file', async () => {
    const { anna, ben, annas, bens } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'One more' });
    await pushBranch(annas);
    expect((await readRepositoryState(bens)).behind).toBe(0);
    await fetchRemote(bens);
    expect((await readRepositoryState(bens)).behind).toBe(1);
    expect(readFileSync(join(ben, 'content/one.md'), 'utf8')).toBe('one\n');
  });
});

describe('a commit', () => {
  test('the last one is told with its files, by their paths in the folder that is asked about', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/two.md', 'two, changed\n');
    write(anna, 'content/new – page.md', 'new\n');
    write(anna, 'notes.txt', 'notes\n');
    const paths = ['content/two.md', 'content/new – page.md', 'notes.txt'];
    const commit = await commitFiles(annas, { paths, message: 'Publish two pages\n\nAnd a note.' });
    const told = { commit, subject: 'Publish two pages' };
    expect(await readLastCommit(annas)).toEqual({ ...told, paths: paths.toSorted() });
    expect(await readLastCommit({ ...annas, prefix: 'content/' })).toEqual({
      ...told,
      paths: ['new – page.md', 'two.md'],
    });
  });

  test('a repository without one has no last one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rostrum-empty-'));
    git(folder, 'init', '--quiet');
    expect(await readLastCommit((await findRepository(folder))!)).toBeNull();
  });

  test('holds exactly the files that are named, though others are changed and staged', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    write(anna, 'content/two.md', 'two more\n');
    write(anna, 'draft [x].md', 'new\n');
    git(anna, 'add', 'content/two.md');
    await commitFiles(annas, { paths: ['content/one.md', 'draft [x].md'], message: 'Publish 2 episodes\n\n- One' });
    expect(git(anna, 'show', '--name-only', '--format=%B').split('\n').filter(Boolean)).toEqual([
      'Publish 2 episodes',
      '- One',
      'content/one.md',
      'draft [x].md',
    ]);
    expect(git(anna, 'diff', '--cached', '--name-only')).toBe('content/two.md');
  });

  test('shows what git prints, and no list that only we asked for', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    const lines: string[] = [];
    await commitFiles(
      annas,
      { paths: ['content/one.md'], message: 'One more' },
      { onLine: (line) => lines.push(line) },
    );
    expect(lines).toEqual([]);
  });

  test('takes a message that lists thousands of episodes', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    const message = `Publish 9,000 transcripts\n\n${Array.from({ length: 9000 }, (_, index) => `- Episode ${index}, with a title of some length`).join('\n')}`;
    await commitFiles(annas, { paths: ['content/one.md'], message });
    expect(git(anna, 'log', '-1', '--format=%B')).toBe(message);
  });

  test('takes files that are gone as removed', async () => {
    const { anna, annas } = await twoEditors();
    rmSync(join(anna, 'content/one.md'));
    await commitFiles(annas, { paths: ['content/one.md'], message: 'Without one' });
    expect(git(anna, 'ls-files')).toBe('content/two.md');
  });

  test('is not made where nothing differs', async () => {
    const { anna, annas } = await twoEditors();
    const before = git(anna, 'rev-parse', 'HEAD');
    expect(await commitFiles(annas, { paths: ['content/one.md'], message: 'Nothing' })).toBeNull();
    expect(git(anna, 'rev-parse', 'HEAD')).toBe(before);
  });

  test('goes onto the branch that is named, made where it is new', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'One more', branch: 'transcripts/may' });
    expect(git(anna, 'branch', '--show-current')).toBe('transcripts/may');
    expect(git(anna, 'log', '--format=%s', 'main')).toBe('Begin');
  });

  test('refuses a branch with a name that git does not take, before anything is committed', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    expect(
      await failureOf(commitFiles(annas, { paths: ['content/one.md'], message: 'x', branch: '--force' })),
    ).toMatchObject({ code: 'git', message: expect.stringContaining('cannot be the name') });
    expect(git(anna, 'log', '--format=%s')).toBe('Begin');
  });

  test('leaves nothing staged where a hook writes the files anew', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, '.git/hooks/pre-commit', '#!/bin/sh\necho tidied >> content/one.md\ngit add content/one.md\n');
    chmodSync(join(anna, '.git/hooks/pre-commit'), 0o755);
    write(anna, 'content/one.md', 'one more\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'One more' });
    expect(git(anna, 'show', 'HEAD:content/one.md')).toBe('one more\ntidied');
    expect(git(anna, 'status', '--porcelain')).toBe('');
  });

  test('is told in the hook’s own words where a hook refuses it', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, '.git/hooks/pre-commit', '#!/bin/sh\necho "No transcripts on Tuesdays" >&2\nexit 1\n');
    chmodSync(join(anna, '.git/hooks/pre-commit'), 0o755);
    write(anna, 'content/one.md', 'one more\n');
    expect(await failureOf(commitFiles(annas, { paths: ['content/one.md'], message: 'One more' }))).toEqual({
      code: 'git',
      message: 'git commit did not succeed: No transcripts on Tuesdays.',
      next: 'Look at what git printed.',
    });
  });

  test('is refused while no branch is checked out, unless one is named', async () => {
    const { anna, annas } = await twoEditors();
    git(anna, 'checkout', '--quiet', '--detach');
    write(anna, 'content/one.md', 'one more\n');
    expect(await failureOf(commitFiles(annas, { paths: ['content/one.md'], message: 'One more' }))).toMatchObject({
      message: expect.stringContaining('No branch is checked out'),
    });
    expect(git(anna, 'diff', '--cached', '--name-only')).toBe('');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'One more', branch: 'may' });
    expect(git(anna, 'log', '-1', '--format=%D')).toBe('HEAD -> may');
  });

  test.each(['rebase', 'merge', 'cherry-pick'] as const)(
    'is refused in the middle of a %s, which stays as it is',
    async (what) => {
      const { anna, annas } = await twoEditors();
      git(anna, 'switch', '--quiet', '--create', 'side');
      write(anna, 'content/two.md', 'two on the side\n');
      git(anna, 'commit', '--quiet', '--all', '-m', 'Side');
      git(anna, 'switch', '--quiet', 'main');
      write(anna, 'content/two.md', 'two on main\n');
      git(anna, 'commit', '--quiet', '--all', '-m', 'Main');
      expect(() => git(anna, what, 'side')).toThrow();
      expect(await readRepositoryState(annas)).toMatchObject({ underWay: what, conflicted: ['content/two.md'] });
      write(anna, 'content/one.md', 'one more\n');
      expect(await failureOf(commitFiles(annas, { paths: ['content/one.md'], message: 'One more' }))).toMatchObject({
        code: 'git',
        message: `A ${what} is not finished yet.`,
      });
      expect(git(anna, 'status', '--porcelain')).toBe('M content/one.md\nUU content/two.md');
    },
  );

  test('keeps earlier versions at hand', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'One more' });
    const [latest, first] = await recentVersions(annas, 'content/one.md', 5);
    expect(await readVersion(annas, latest!, 'content/one.md')).toBe('one more\n');
    expect(await readVersion(annas, first!, 'content/one.md')).toBe('one\n');
    expect(await readVersion(annas, first!, 'content/three.md')).toBeNull();
  });
});

describe('push and pull', () => {
  test('a push that others were ahead of is refused in words, never forced, and works after a pull', async () => {
    const { anna, ben, annas, bens, origin } = await twoEditors();
    write(anna, 'content/one.md', 'one by anna\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'Anna' });
    await pushBranch(annas);
    write(ben, 'content/two.md', 'two by ben\n');
    await commitFiles(bens, { paths: ['content/two.md'], message: 'Ben' });
    git(ben, 'config', 'pull.rebase', 'true');
    expect(await failureOf(pushBranch(bens))).toEqual({
      code: 'git',
      message: 'Others have pushed in the meantime.',
      next: 'Pull, look at what came in, then push again.',
    });
    expect((await pullBranch(bens)).kind).toBe('merged');
    expect(git(ben, 'log', '-1', '--format=%P').split(' ')).toHaveLength(2);
    await pushBranch(bens);
    expect(git(origin, 'log', '--format=%s', '--no-merges', '--topo-order', 'main').split('\n').toSorted()).toEqual([
      'Anna',
      'Begin',
      'Ben',
    ]);
    expect(await pullBranch(bens)).toEqual({ kind: 'up-to-date' });
  });

  test('the same line changed twice is left as a conflict to decide, and committed once it is decided', async () => {
    const { anna, ben, annas, bens } = await twoEditors();
    write(anna, 'content/one.md', 'one by anna\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'Anna' });
    await pushBranch(annas);
    write(ben, 'content/one.md', 'one by ben\n');
    await commitFiles(bens, { paths: ['content/one.md'], message: 'Ben' });
    expect(await pullBranch(bens)).toEqual({ kind: 'conflicts', paths: ['content/one.md'] });
    expect(await readRepositoryState(bens)).toMatchObject({ underWay: 'merge', conflicted: ['content/one.md'] });
    write(ben, 'content/one.md', 'one by both\n');
    await finishMerge(bens, ['content/one.md']);
    expect(await readRepositoryState(bens)).toMatchObject({ underWay: null, uncommitted: [], ahead: 2 });
  });

  test('what Rostrum records never asks: the lines of both sides stay, and other conflicts are left', async () => {
    const { anna, ben, annas, bens } = await twoEditors();
    const record = '.rostrum/published.tsv';
    const publish = async (
      folder: string,
      repository: typeof annas,
      lines: string,
      more: Readonly<Record<string, string>> = {},
    ) => {
      for (const [path, text] of Object.entries({ ...more, [record]: lines })) write(folder, path, text);
      await commitFiles(repository, { paths: [record, ...Object.keys(more)], message: lines });
    };
    await publish(anna, annas, 'a\tone\nc\tone\n');
    await pushBranch(annas);
    await publish(ben, bens, 'b\tone\n');
    expect((await pullBranch(bens)).kind).toBe('merged');
    expect(readFileSync(join(ben, record), 'utf8').split('\n').toSorted().filter(Boolean)).toEqual([
      'a\tone',
      'b\tone',
      'c\tone',
    ]);
    expect(git(ben, 'status', '--porcelain')).toBe('');
    await pushBranch(bens);
    await pullBranch(annas);
    await publish(anna, annas, 'a\ttwo\n', { 'content/one.md': 'one by anna\n' });
    await pushBranch(annas);
    await publish(ben, bens, 'a\tthree\n', { 'content/one.md': 'one by ben\n' });
    expect(await pullBranch(bens)).toEqual({ kind: 'conflicts', paths: ['content/one.md'] });
    expect(readFileSync(join(ben, record), 'utf8').split('\n').toSorted().filter(Boolean)).toEqual([
      'a\tthree',
      'a\ttwo',
    ]);
  });

  test('a pull over work that is not committed is refused, and the work stands', async () => {
    const { anna, ben, annas, bens } = await twoEditors();
    write(anna, 'content/one.md', 'one by anna\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'Anna' });
    await pushBranch(annas);
    write(ben, 'content/one.md', 'unsaved by ben\n');
    expect(await failureOf(pullBranch(bens))).toMatchObject({ code: 'git', next: 'Commit those files first.' });
    expect(readFileSync(join(ben, 'content/one.md'), 'utf8')).toBe('unsaved by ben\n');
  });

  test('a new branch is pushed under its own name and followed from then on', async () => {
    const { anna, annas, origin } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'One more', branch: 'transcripts' });
    await pushBranch(annas);
    expect(git(origin, 'branch', '--format=%(refname:short)').split('\n')).toEqual(['main', 'transcripts']);
    expect((await readRepositoryState(annas)).upstream).toBe('origin/transcripts');
  });

  test('a branch that is gone at the remote is told when it is pulled', async () => {
    const { anna, annas, origin } = await twoEditors();
    git(anna, 'switch', '--quiet', '--create', 'gone');
    await pushBranch(annas);
    git(origin, 'branch', '-D', 'gone');
    git(anna, 'fetch', '--prune', '--quiet');
    expect(await failureOf(pullBranch(annas))).toMatchObject({
      code: 'git',
      message: 'The branch that this one follows is no longer at the remote.',
    });
  });

  test('a remote that is not there is told in words with the next step', async () => {
    const { origin, annas } = await twoEditors();
    rmSync(origin, { recursive: true });
    expect(await failureOf(fetchRemote(annas))).toEqual({
      code: 'git',
      message: 'The remote repository is not there.',
      next: 'Check its address: git remote -v.',
    });
  });
});

describe('running git', () => {
  test('what it prints is passed on line by line', async () => {
    const { annas } = await twoEditors();
    const lines: string[] = [];
    await readGit(annas.root, ['log', '--format=%s%n%an'], { onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['Begin', 'Maya']);
  });

  test('it is stopped when that is asked for', async () => {
    const { annas } = await twoEditors();
    const controller = new AbortController();
    const running = runTrustedGit(annas, ['-c', 'alias.wait=!sleep 60', 'wait'], { signal: controller.signal });
    controller.abort();
    expect(await failureOf(running)).toMatchObject({ code: 'cancelled' });
  });

  test('it is stopped when it takes too long', async () => {
    const { annas } = await twoEditors();
    expect(
      await failureOf(runTrustedGit(annas, ['-c', 'alias.wait=!sleep 60', 'wait'], { timeoutMs: 50 })),
    ).toMatchObject({ code: 'git', message: expect.stringContaining('did not finish in time') });
  });

  test('an argument is never read by a shell', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, 'content/one.md', 'one more\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: '$(touch hit); `touch hit`' });
    expect(git(anna, 'log', '-1', '--format=%s')).toBe('$(touch hit); `touch hit`');
  });
});

describe('the merge driver', () => {
  test('is installed once, and leaves the attributes that were there', async () => {
    const { anna, annas } = await twoEditors();
    write(anna, '.gitattributes', '*.png binary');
    const options = { command: 'rostrum' };
    expect(await hasMergeDriver(annas)).toBe(false);
    expect(await installMergeDriver(annas, options)).toBe(true);
    expect(await installMergeDriver(annas, options)).toBe(false);
    expect(await hasMergeDriver(annas)).toBe(true);
    expect(readFileSync(join(anna, '.gitattributes'), 'utf8')).toBe(
      '*.png binary\n/**/*.md merge=rostrum\n/**/*.markdown merge=rostrum\n/**/*.mdown merge=rostrum\n/**/*.mdx merge=rostrum\n/**/*.txt merge=rostrum\n/.rostrum/** merge=union\n',
    );
    expect(git(anna, 'config', 'merge.rostrum.driver')).toMatch(/^rostrum merge %O %A %B --path %P; /);
  });

  test('leaves it to git where Rostrum is no longer there, so that nobody’s lines are missing', async () => {
    const { anna, ben, annas, bens } = await twoEditors();
    await installMergeDriver(annas, { command: '/nowhere/rostrum' });
    await commitFiles(annas, { paths: ['.gitattributes'], message: 'By turn' });
    await pushBranch(annas);
    await pullBranch(bens);
    await installMergeDriver(bens, { command: '/nowhere/rostrum' });
    write(anna, 'content/one.md', 'one by anna\n');
    await commitFiles(annas, { paths: ['content/one.md'], message: 'Anna' });
    await pushBranch(annas);
    write(ben, 'content/one.md', 'one by ben\n');
    await commitFiles(bens, { paths: ['content/one.md'], message: 'Ben' });
    expect((await pullBranch(bens)).kind).toBe('conflicts');
    expect(readFileSync(join(ben, 'content/one.md'), 'utf8')).toBe(
      '<<<<<<< ours\none by ben\n=======\none by anna\n>>>>>>> theirs\n',
    );
  });

  test('applies to the library’s folder, where that is a part of the repository', async () => {
    const { anna } = await twoEditors();
    mkdirSync(join(anna, 'content'), { recursive: true });
    mkdirSync(join(anna, 'more content/a'), { recursive: true });
    for (const folder of ['content', 'more content'])
      await installMergeDriver(await trustedRepository(join(anna, folder)), { command: 'rostrum' });
    expect(git(anna, 'check-attr', 'merge', 'content/one.md', 'more content/a/one.txt', 'notes.md')).toBe(
      'content/one.md: merge: rostrum\nmore content/a/one.txt: merge: rostrum\nnotes.md: merge: unspecified',
    );
  });
});

test('after a clone of an empty repository the first push is offered and goes to the branch that was cloned', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'rostrum-git-'));
  git(parent, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
  for (const name of ['anna', 'ben']) {
    git(parent, '-c', 'init.defaultBranch=main', 'clone', '--quiet', 'origin.git', name);
    git(join(parent, name), 'config', 'user.name', name);
    git(join(parent, name), 'config', 'user.email', `${name}@example.org`);
  }
  const annas = await trustedRepository(join(parent, 'anna'));
  const bens = await trustedRepository(join(parent, 'ben'));
  expect(await failureOf(pushBranch(annas))).toMatchObject({
    code: 'git',
    message: 'Nothing is committed on this branch yet.',
  });
  write(annas.root, 'one.md', 'one\n');
  await commitFiles(annas, { paths: ['one.md'], message: 'One' });
  expect(await readRepositoryState(annas)).toMatchObject({ branch: 'main', upstream: null, remotes: ['origin'] });
  await pushBranch(annas);
  expect(await readRepositoryState(annas)).toMatchObject({ upstream: 'origin/main', ahead: 0 });
  // Whoever cloned at the same time, and committed before looking, is told to pull, and can.
  write(bens.root, 'two.md', 'two\n');
  await commitFiles(bens, { paths: ['two.md'], message: 'Two' });
  expect((await readRepositoryState(bens)).upstream).toBeNull();
  expect(await failureOf(pushBranch(bens))).toMatchObject({ code: 'git' });
  await fetchRemote(bens);
  expect(await readRepositoryState(bens)).toMatchObject({ upstream: 'origin/main', ahead: 1, behind: 1 });
});

test('a branch that was made here knows which one it came from, goes back to it, and asks for a pull request into it', async () => {
  const { anna, annas } = await twoEditors();
  const way = async () => readWayOfBranch(annas.root, await readRepositoryState(annas));
  expect(await way()).toEqual({ base: null, pullRequest: null });
  git(anna, 'remote', 'set-url', '--push', 'origin', 'git@github.com:common-ground/website.git');
  expect((await way()).pullRequest).toBeNull();
  write(anna, 'content/one.md', 'one by anna\n');
  await commitFiles(annas, { paths: ['content/one.md'], message: 'One', branch: 'transcripts/june.1' });
  expect(await way()).toEqual({
    base: 'main',
    pullRequest: {
      url: 'https://github.com/common-ground/website/compare/main...transcripts/june.1?expand=1',
      host: 'github.com',
      into: 'main',
    },
  });
  await switchTo(annas, 'main');
  expect([git(anna, 'branch', '--show-current'), readFileSync(join(anna, 'content/one.md'), 'utf8')]).toEqual([
    'main',
    'one\n',
  ]);
  await switchTo(annas, 'transcripts/june.1');
  git(anna, 'branch', '--quiet', '--delete', '--force', 'main');
  expect((await way()).base).toBeNull();
});

test('a branch that was there already is not said to come from another one', async () => {
  const { anna, annas } = await twoEditors();
  git(anna, 'branch', 'older');
  write(anna, 'content/one.md', 'one by anna\n');
  await commitFiles(annas, { paths: ['content/one.md'], message: 'One', branch: 'older' });
  expect(await readWayOfBranch(annas.root, await readRepositoryState(annas))).toMatchObject({ base: null });
});
