import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { clean, git, writeFiles } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('a name is removed for good after a list of where it stands, and git’s commits are told', async ({
  library,
  openLibrary,
}) => {
  const named = clean.replace('Anyone with an appointment.', 'Anyone, even Wilhelmina Quarrington.');
  writeFiles(library, { 'bus.md': named, '.rostrum/people': 'different\tWilhelmina Quarrington\tW. Quarrington\n' });
  git(library, 'init', '--quiet', '--initial-branch=main');
  git(library, 'add', '.');
  git(library, 'commit', '--quiet', '-m', 'Add the bus');
  const { window, userData } = await openLibrary();
  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await window.locator('.cm-turn', { hasText: 'Quarrington' }).click();
  await window.keyboard.press('End');
  for (let word = 0; word < 9; word++) await window.keyboard.press('Control+Backspace');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();

  await window.keyboard.press('Control+k');
  await window.keyboard.type('Remove for good');
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Wilhelmina Quarrington');
  await dialog.getByRole('button', { name: 'Find it' }).click();
  await expect(dialog.getByText('bus.md, the version of')).toBeVisible();
  await expect(dialog.getByText('.rostrum/people, 1 line')).toBeVisible();
  await expect(dialog.getByText('Add the bus')).toBeVisible();
  expect(await findBarriers(window, { within: '.dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove for good' }).click();
  await expect(dialog.getByText('Nothing of it is left')).toBeVisible();
  await expect(dialog.getByText('Add the bus')).toBeVisible();

  const databases = readdirSync(userData, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.includes('.sqlite'),
  );
  for (const entry of databases)
    expect(readFileSync(join(entry.parentPath, entry.name)).includes('Quarrington')).toBe(false);
});
