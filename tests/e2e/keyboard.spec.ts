import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, git, writeFiles, wrongLabel } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('an episode is begun and written, another corrected, and both are published, committed and planned anew without a mouse', async ({
  library,
  site,
  openLibrary,
}) => {
  writeFiles(library, {
    'garden.md': wrongLabel,
    'bus.md': clean,
    'rostrum.yaml': 'publish:\n  site: ../site\n',
  });
  mkdirSync(site);
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
  const { window } = await openLibrary();
  const { keyboard } = window;
  const transcript = window.getByRole('textbox', { name: 'Transcript' });
  const read = (path: string) => readFileSync(path, 'utf8');

  // Transcribe.
  await keyboard.press('Control+n');
  await expect(window.getByRole('dialog').getByLabel('Title')).toBeFocused();
  await keyboard.type('A third one');
  await expect(window.getByRole('button', { name: 'Create' })).toBeEnabled();
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('heading', { name: 'A third one' })).toBeVisible();
  await expect(transcript).toBeFocused();
  await keyboard.type('First words.');
  await expect(transcript).toContainText('First words.');
  await keyboard.press('Control+s');
  await expect(window.locator('.episode-status')).toContainText('Saved');

  // Correct.
  await keyboard.press('Control+p');
  await keyboard.type('garden');
  await keyboard.press('Enter');
  await expect(transcript).toContainText('RP');
  await expect(transcript).toBeFocused();
  await keyboard.press('Control+2');
  await expect(window.getByRole('tabpanel').locator(':focus')).toHaveCount(1);
  await keyboard.press('Control+1');
  await expect(window.getByRole('tabpanel', { name: 'Details' }).locator(':focus')).toHaveCount(1);
  await keyboard.press('Control+5');
  await expect(transcript).toBeFocused();
  await keyboard.press('Control+k');
  await keyboard.press('Escape');
  await expect(transcript).toBeFocused();
  await keyboard.press('Control+k');
  await keyboard.type('keyboard shortcuts');
  await keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(transcript).toBeFocused();
  await keyboard.press('Control+f');
  await keyboard.type('RP Two');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await expect(transcript).toBeFocused();
  await keyboard.type('RT Two');
  await keyboard.press('Control+s');
  await expect.poll(() => read(join(library, 'garden.md'))).toBe(wrongLabel.replace('RP Two', 'RT Two'));
  await keyboard.press('Control+4');
  await expect(window.getByRole('tabpanel', { name: 'History' }).getByRole('button').first()).toBeFocused();

  // Publish.
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('button', { name: /^Publish \d episodes?$/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: /were written$/ })).toBeVisible();
  await expect(window.getByRole('button', { name: /^Commit \d files$/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(window.getByText('Committed on “main”. The repository has no remote')).toBeVisible();
  expect(read(join(site, 'content/episodes/garden.md'))).toContain('RT Two');
  expect(git(site, 'status', '--porcelain')).toBe('');
});

test('Ctrl+Enter does what the dialog or the form is for, and nothing behind it', async ({ openLibrary }) => {
  const { window } = await openLibrary({ 'bus.md': clean });
  await window.keyboard.press('Control+Shift+h');
  await expect(window.getByLabel('Find', { exact: true })).toBeFocused();
  await window.keyboard.type('appointment');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/^1 place in 1 episode\./)).toBeVisible();
  // A dialog that cannot be confirmed yet stays, and no other view opens behind it.
  await window.keyboard.press('Control+n');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('dialog', { name: 'New episode' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('heading', { name: 'Replace' })).toBeVisible();
});
