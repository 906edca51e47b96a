import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { clean, git, writeFiles } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let library: () => string;
let site: () => string;
let origin: () => string;

test.beforeEach(async ({ folder, library: ownLibrary, site: ownSite, openLibrary }) => {
  [library, site, origin] = [() => ownLibrary, () => ownSite, () => join(folder, 'origin.git')];
  writeFiles(library(), {
    'bus.md': clean,
    'toys.md': clean.replace('A bus to the clinic', 'The toy library'),
    'rostrum.yaml': 'publish:\n  site: ../site\n',
  });
  mkdirSync(origin());
  git(origin(), 'init', '--quiet', '--bare', '--initial-branch=main');
  git(folder, 'clone', '--quiet', origin(), site());
  writeFiles(site(), { 'README.md': 'The website.\n' });
  git(site(), 'config', 'user.name', 'Maya');
  git(site(), 'config', 'user.email', 'maya@example.org');
  git(site(), 'add', '.');
  git(site(), 'commit', '--quiet', '-m', 'Begin');
  git(site(), 'push', '--quiet', '--set-upstream', 'origin', 'main');
  writeFiles(site(), { 'notes.txt': 'Not of Rostrum.\n' });
  rostrum = await openLibrary();
});

test('what was published is committed on a branch with the episodes listed, and pushed, only when asked', async () => {
  const { window } = rostrum;
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  const panel = window.getByRole('region', { name: 'Git' });
  await expect(panel.getByRole('checkbox')).toHaveCount(3);
  await expect(panel.getByText('one other file is left alone')).toBeVisible();
  await expect(panel.getByLabel('Message')).toHaveValue(
    'Publish 2 transcripts\n\n- A bus to the clinic\n- The toy library',
  );
  await panel.getByLabel('On branch').fill('transcripts/june');
  expect(await findBarriers(window, { within: '.git' })).toEqual([]);
  await panel.getByRole('button', { name: 'Commit 3 files' }).click();

  await expect(panel.getByText('Everything of ours is committed')).toBeVisible();
  expect(git(site(), 'log', '-1', '--format=%B', 'transcripts/june').trim()).toBe(
    'Publish 2 transcripts\n\n- A bus to the clinic\n- The toy library',
  );
  expect(git(site(), 'status', '--porcelain').trim()).toBe('?? notes.txt');
  expect(git(origin(), 'branch', '--format=%(refname:short)').trim()).toBe('main');

  await panel.getByRole('button', { name: 'Push this branch' }).click();
  await expect(window.getByText('Pushed. The remote has it now.')).toBeVisible();
  expect(git(origin(), 'branch', '--format=%(refname:short)').trim().split('\n')).toEqual(['main', 'transcripts/june']);
});

test('a hook runs only after the editor has said, once and for all, that the authors are trusted', async ({
  folder,
  launch,
}) => {
  writeFiles(site(), { '.git/hooks/pre-commit': '#!/bin/sh\necho ran >> ../hook-ran\n' });
  chmodSync(join(site(), '.git/hooks/pre-commit'), 0o755);
  const start = () => launch(library(), { agreed: false });
  rostrum = await start();
  await rostrum.window.keyboard.press('Control+Enter');
  const whichSite = rostrum.window.getByRole('dialog', { name: 'Is this the website’s folder?' });
  await expect(whichSite).toContainText(site());
  await whichSite.getByRole('button', { name: 'Use this folder' }).click();
  await rostrum.window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  const commit = rostrum.window.getByRole('region', { name: 'Git' }).getByRole('button', { name: 'Commit 3 files' });
  await commit.click();
  const question = rostrum.window.getByRole('dialog', { name: 'Do you trust the authors of this repository?' });
  await expect(question).toContainText(site());
  expect(await findBarriers(rostrum.window, { within: '.dialog' })).toEqual([]);
  await question.getByRole('button', { name: 'Do not trust' }).click();
  await expect(rostrum.window.getByText('its authors are not trusted on this machine yet')).toBeVisible();
  expect(existsSync(join(folder, 'hook-ran'))).toBe(false);
  await commit.click();
  await question.getByRole('button', { name: 'Trust the authors' }).click();
  await expect(rostrum.window.getByText('Everything of ours is committed')).toBeVisible();
  expect(existsSync(join(folder, 'hook-ran'))).toBe(true);

  await rostrum.close();
  rostrum = await start();
  await rostrum.window.keyboard.press('Control+Enter');
  await rostrum.window.getByRole('region', { name: 'Git' }).getByRole('button', { name: 'Push' }).click();
  await expect(rostrum.window.getByText('Pushed. The remote has it now.')).toBeVisible();
});

test('the merge driver is set up with one click', async () => {
  const { window } = rostrum;
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  const panel = window.getByRole('region', { name: 'Git' });
  await panel.getByRole('button', { name: 'Let git merge by turn' }).click();
  await expect(panel.getByRole('button', { name: 'Let git merge by turn' })).toHaveCount(0);
  expect(git(site(), 'config', 'merge.rostrum.driver')).toContain(' merge %O %A %B --path %P; ');
  expect(git(site(), 'check-attr', 'merge', 'content/episodes/bus.md')).toContain('merge: rostrum');
});

test('the worklist shows the library’s own repository, and what two editors changed is pulled and decided', async ({
  folder,
}) => {
  const { window } = rostrum;
  const [shared, colleague] = [join(folder, 'shared.git'), join(folder, 'colleague')];
  mkdirSync(shared);
  git(shared, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(library(), 'init', '--quiet', '--initial-branch=main');
  git(library(), 'config', 'user.name', 'Maya');
  git(library(), 'config', 'user.email', 'maya@example.org');
  git(library(), 'add', '.');
  git(library(), 'commit', '--quiet', '-m', 'Begin');
  git(library(), 'remote', 'add', 'origin', shared);
  git(library(), 'push', '--quiet', '--set-upstream', 'origin', 'main');
  git(folder, 'clone', '--quiet', shared, colleague);
  writeFiles(colleague, { 'bus.md': clean.replace('Anyone', 'Everyone') });
  git(colleague, 'commit', '--quiet', '--all', '-m', 'Everyone');
  git(colleague, 'push', '--quiet');
  writeFiles(library(), { 'bus.md': clean.replace('Anyone', 'Anybody') });

  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await expect(window.locator('.cm-content')).toContainText('Anybody');
  await window.getByRole('button', { name: 'Worklist' }).click();
  const panel = window.getByRole('region', { name: 'Git' });
  await panel.getByRole('button', { name: 'Let git merge by turn' }).click();
  await panel.getByRole('button', { name: 'Commit 2 files' }).click();
  await expect(panel.getByText('Everything is committed.')).toBeVisible();
  await panel.getByRole('button', { name: 'Pull' }).click();
  await expect(panel.getByText('Both sides changed the same in these files.')).toBeVisible();

  await panel.getByRole('button', { name: 'bus.md' }).click();
  await expect(window.locator('.cm-content')).toContainText('<<<<<<<');
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+.');
  await window.getByRole('menuitem', { name: /Keep the lower one/ }).click();
  await window.keyboard.press('Control+s');
  await window.getByRole('button', { name: 'Worklist' }).click();
  await panel.getByRole('button', { name: 'Finish the merge' }).click();
  await panel.getByRole('button', { name: 'Push 2' }).click();
  await expect(panel.getByText('Level with origin/main')).toBeVisible();
  expect(git(shared, 'show', 'main:bus.md')).toBe(clean.replace('Anyone', 'Everyone'));
});
