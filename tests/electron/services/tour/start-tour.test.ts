import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { isSiteConfirmed, readAgreed } from '../../../../electron/services/site/trust.ts';
import { startTour } from '../../../../electron/services/tour/start-tour.ts';
import { listFiles, readText, temporaryFolder } from '../../../helpers/temporary-folder.ts';

const build = join(import.meta.dirname, '../../../../build');
const samples = { library: join(build, 'sample-library'), site: join(build, 'sample-site') };
const git = (folder: string, ...args: readonly string[]) =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
/** Commits what is not committed yet, as the window does with what it published. */
const commitAll = (site: string) => {
  git(site, 'add', '--all');
  git(site, 'commit', '--quiet', '--message', 'Publish');
};

afterEach(() => vi.unstubAllEnvs());

test('a tour is the sample library and a site beside it, with a first commit and nothing that is not committed', async () => {
  const userData = await temporaryFolder();
  const { library, site, withoutGit } = await startTour(userData, samples);
  expect(withoutGit).toBeNull();
  expect(library).toBe(join(userData, 'tours/1/common-ground'));
  expect(site).toBe(join(userData, 'tours/1/common-ground-site'));
  for (const path of await listFiles(samples.library))
    if (path !== 'rostrum.yaml') expect(await readText(library, path)).toBe(await readText(samples.library, path));
  expect(await readText(library, 'rostrum.yaml')).toBe(
    (await readText(samples.library, 'rostrum.yaml')).replace(
      '  path: content/episodes/{slug}.md\n',
      '  path: content/episodes/{slug}.md\n  site: ../common-ground-site\n  requireReady: true\n',
    ),
  );
  expect(git(site, 'log', '--format=%an <%ae> %s')).toBe('Rostrum Tour <tour@rostrum.invalid> Begin the website');
  expect(git(site, 'status', '--porcelain', '--untracked-files=all')).toBe('');
  expect(git(site, 'ls-tree', '-r', '--name-only', 'HEAD').split('\n')).toEqual(await listFiles(samples.site));
});

test('nothing has to be asked about a site that was made just now', async () => {
  const userData = await temporaryFolder();
  const { library, site } = await startTour(userData, samples);
  expect(await isSiteConfirmed(userData, library, site)).toBe(true);
  expect((await readAgreed(userData)).repositories).toEqual([site]);
});

test('a tour that nobody changed anything in is taken again; any other is left as it is, and a new one begun', async () => {
  const userData = await temporaryFolder();
  const first = await startTour(userData, samples);
  // What was agreed to on this machine is reset at times.
  await rm(join(userData, 'trust.json'));
  expect(await startTour(userData, samples)).toEqual(first);
  expect(await isSiteConfirmed(userData, first.library, first.site)).toBe(true);

  await appendFile(join(first.library, 'letters-home.md'), 'EM One more word.\n');
  const second = await startTour(userData, samples);
  expect(second.library).toBe(join(userData, 'tours/2/common-ground'));
  expect(await readText(first.library, 'letters-home.md')).toContain('One more word');
  expect(await readText(second.library, 'letters-home.md')).not.toContain('One more word');

  await mkdir(join(second.site, 'content/episodes'), { recursive: true });
  await writeFile(join(second.site, 'content/episodes/letters-home.md'), 'A page\n');
  commitAll(second.site);
  const third = await startTour(userData, samples);
  expect(third.site).toBe(join(userData, 'tours/3/common-ground-site'));
  expect(git(second.site, 'log', '--format=%s').split('\n')).toEqual(['Publish', 'Begin the website']);
  expect(git(third.site, 'log', '--format=%s').split('\n')).toEqual(['Begin the website']);
});

test('a tour needs no name, key or hook of the editor’s git, and runs none', async () => {
  const folder = await temporaryFolder();
  const hooks = join(folder, 'hooks');
  await mkdir(hooks);
  for (const hook of ['pre-commit', 'commit-msg', 'post-commit']) {
    await writeFile(join(hooks, hook), `#!/bin/sh\ntouch '${join(folder, 'hook-ran')}'\nexit 1\n`);
    await chmod(join(hooks, hook), 0o755);
  }
  const settings = `[core]\n\thooksPath = ${hooks}\n[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n[user]\n\tuseConfigOnly = true\n[init]\n\ttemplateDir = ${folder}\n`;
  await writeFile(join(folder, 'gitconfig'), settings);
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(folder, 'gitconfig'));
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL'])
    vi.stubEnv(name, undefined);

  const { site, withoutGit } = await startTour(join(folder, 'user-data'), samples);
  expect(withoutGit).toBeNull();
  await writeFile(join(site, 'page.md'), 'A page\n');
  commitAll(site);
  expect(git(site, 'log', '--format=%an %G? %s').split('\n')).toEqual([
    'Rostrum Tour N Publish',
    'Rostrum Tour N Begin the website',
  ]);
  expect(await listFiles(folder)).not.toContain('hook-ran');
});

test('where git is missing the tour is there all the same, and says why its site is no repository', async () => {
  const userData = await temporaryFolder();
  vi.stubEnv('PATH', await temporaryFolder());
  const { library, site, withoutGit } = await startTour(userData, samples);
  expect(withoutGit).toBe('git could not be started. Install git (https://git-scm.com) and try again.');
  expect(await listFiles(site)).toEqual(await listFiles(samples.site));
  expect(await isSiteConfirmed(userData, library, site)).toBe(true);
});

test('a tour whose making was interrupted is never taken for one', async () => {
  const userData = await temporaryFolder();
  const first = await startTour(userData, samples);
  await rm(join(first.site, 'hugo.toml'));
  await rm(join(first.library, 'letters-home.md'));
  expect((await startTour(userData, samples)).library).toBe(join(userData, 'tours/2/common-ground'));
});
