import { chmodSync, copyFileSync, existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readLineEndRules } from '../../electron/git/line-end-rules.ts';
import { findCommitsWith } from '../../electron/git/pickaxe.ts';
import { assertCommittable } from '../../electron/git/commit.ts';
import { readRepositoryState } from '../../electron/git/repository-state.ts';
import { findRepository } from '../../electron/git/repository.ts';
import { fetchRemote, pushBranch } from '../../electron/git/sync.ts';
import { readVersion, recentVersions } from '../../electron/git/versions.ts';
import { describeCommit, listTracked } from '../../electron/git/tracked.ts';
import { createGit } from '../../electron/services/publish/git.ts';
import { RostrumError } from '../../shared/failure.ts';
import { expectFailure } from '../helpers/expect-failure.ts';
import { git } from '../helpers/git-repositories.ts';
import { episodeText } from '../helpers/open-test-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { trustedRepository } from '../helpers/trusted-repository.ts';
import { run } from '../electron/cli/run.ts';
import { makeProgram, tricks, type Trick } from './plant-repositories.ts';

/** A repository with a trick in it, and whether that has run. */
async function plant({ plant: put, control, at = '' }: Trick) {
  const folder = await temporaryFolder({
    'a.md': episodeText('A'),
    'content/episodes/a.md': episodeText('A', 'Anybody.'),
  });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'user.name', 'Maya');
  git(folder, 'config', 'user.email', 'maya@example.org');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Begin');
  const { program, trace } = makeProgram(await temporaryFolder());
  put({ folder, program });
  return {
    folder,
    program,
    ran: () => existsSync(trace),
    /** Whether a plain git falls for it. */
    works: () => {
      spawnSync('git', [...control!], { cwd: join(folder, at), stdio: 'pipe', timeout: 20_000 });
      const ran = existsSync(trace);
      rmSync(trace, { force: true });
      return ran;
    },
  };
}

/** A failure in words is an answer too: what counts is that nothing ran. */
async function tolerant(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof RostrumError)) throw error;
  });
}

/** Every look that Rostrum takes at a repository, as a library and as a site. */
async function lookAtAll(folder: string): Promise<void> {
  const userData = await temporaryFolder();
  for (const at of [folder, join(folder, 'content'), join(folder, 'content/episodes')]) {
    const service = createGit({ userData, library: folder, command: 'rostrum', onLine: () => {} });
    await tolerant(service.state(at));
    await tolerant(readLineEndRules(at, ['new.md', 'a.md']));
    const repository = await findRepository(at);
    if (repository === null) continue;
    const page = 'content/episodes/a.md';
    const looks = [
      readRepositoryState(repository),
      listTracked(repository),
      describeCommit(repository, page),
      recentVersions(repository, page, 9),
      readVersion(repository, 'HEAD', page),
      findCommitsWith(repository.root, 'Anybody'),
      assertCommittable(repository),
    ];
    await Promise.all(looks.map(tolerant));
  }
  const library = await temporaryFolder({ 'a.md': episodeText('A', 'Everybody.'), 'b.md': episodeText('B') });
  for (const argv of [
    ['publish', library, '--to', folder, '--dry-run'],
    ['publish', library, '--to', folder],
    ['publish', folder, '--to', folder, '--dry-run'],
    ['publish', join(folder, 'content'), '--to', join(folder, 'content'), '--dry-run'],
    ['purge', folder, 'Anybody', '--dry-run'],
    ['rollback', folder],
  ])
    await run(...argv);
}

describe.each(tricks)('$name', (trick) => {
  test('never runs when a library or a site is opened, planned, published into or taken back', async () => {
    const { folder, ran, works } = await plant(trick);
    expect(works()).toBe(true);
    await lookAtAll(folder);
    expect(ran()).toBe(false);
  });

  test('what may run it is refused until the authors are trusted, and nothing ran', async () => {
    const { folder, ran } = await plant(trick);
    const service = createGit({
      userData: await temporaryFolder(),
      library: folder,
      command: 'rostrum',
      onLine: () => {},
    });
    for (const work of [
      () => service.fetch(folder),
      () => service.pull(folder),
      () => service.push(folder),
      () => service.commit(folder, { paths: ['a.md'], message: 'A' }),
      () => service.finishMerge(folder),
      () => service.installMergeDriver(folder),
    ]) {
      expect(await expectFailure(work())).toMatchObject({ code: 'not-trusted', path: folder });
    }
    expect(ran()).toBe(false);
  });
});

const nothing: Trick = { name: 'nothing', plant: () => {}, control: null };

test('variables of git in the environment are not passed on', async () => {
  const { folder, program, ran } = await plant(nothing);
  const elsewhere = await plant(nothing);
  const variables = {
    GIT_EXTERNAL_DIFF: program,
    GIT_PAGER: program,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: program,
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${program}'`,
    GIT_DIR: join(elsewhere.folder, '.git'),
    GIT_WORK_TREE: elsewhere.folder,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: '/nowhere',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  await lookAtAll(folder);
  expect((await findRepository(folder))?.root).toBe(folder);
  expect(ran()).toBe(false);
});

test('a program called git in the library is not git, though the search path begins with “.”', async () => {
  const { folder, program, ran } = await plant(nothing);
  copyFileSync(program, join(folder, 'git'));
  chmodSync(join(folder, 'git'), 0o755);
  vi.stubEnv('PATH', ['.', '', process.env['PATH']].join(delimiter));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect((await readRepositoryState((await findRepository(folder))!)).branch).toBe('main');
  expect(ran()).toBe(false);
});

test('a working tree that the settings name elsewhere is not taken for the repository of a folder', async () => {
  const { folder } = await plant(nothing);
  git(folder, 'config', 'core.worktree', await temporaryFolder({ 'private.md': 'Mine.\n' }));
  expect(await findRepository(folder)).toBeNull();
});

test('in a trusted repository, a remote’s name is a name and never an option', async () => {
  const { folder, program, ran } = await plant(nothing);
  const target = await temporaryFolder();
  git(target, 'init', '--quiet', '--bare');
  git(folder, 'config', `remote.--receive-pack=${program}.url`, target);
  expect(git(folder, 'remote')).toBe(`--receive-pack=${program}`);
  await tolerant(pushBranch(await trustedRepository(folder)));
  expect(ran()).toBe(false);
});

test('in a trusted repository, an address that is a command is not followed, whatever the settings allow', async () => {
  const { folder, program, ran } = await plant(nothing);
  git(folder, 'config', 'remote.origin.url', `ext::${program}`);
  git(folder, 'config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
  git(folder, 'config', 'protocol.ext.allow', 'always');
  await expectFailure(fetchRemote(await trustedRepository(folder)));
  expect(ran()).toBe(false);
});

test('in a trusted repository, its hooks run', async () => {
  const { folder, program, ran } = await plant(nothing);
  copyFileSync(program, join(folder, '.git/hooks/pre-push'));
  chmodSync(join(folder, '.git/hooks/pre-push'), 0o755);
  const target = await temporaryFolder();
  git(target, 'init', '--quiet', '--bare');
  git(folder, 'remote', 'add', 'origin', target);
  await expectFailure(pushBranch(await trustedRepository(folder)));
  expect(ran()).toBe(true);
});
