import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, wrongLabel } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('episodes stay open in tabs with their cursor and undo, and back and forward lead through them and the views', async ({
  openLibrary,
  library,
}) => {
  const { window } = await openLibrary({
    'bus.md': clean,
    'garden.md': wrongLabel,
    'night.md': clean.replace('A bus to the clinic', 'Night bus'),
  });
  const row = (title: string) => window.getByRole('option', { name: title });
  const tabs = window.getByRole('list', { name: 'Open episodes' });
  const titles = () => tabs.locator('.open-tab-title').allInnerTexts();
  const heading = window.getByRole('heading', { level: 1 });
  const { keyboard } = window;

  // One that is only looked at gives its tab to the next; a double click keeps it.
  await row('A bus to the clinic').click();
  await row('Growing food together').click();
  await expect.poll(titles).toEqual(['Growing food together']);
  await row('Growing food together').dblclick();
  await row('Night bus').click();
  await expect.poll(titles).toEqual(['Growing food together', 'Night bus']);

  // What was typed is undone after a save and a while elsewhere.
  await window.locator('.cm-content').press('Control+End');
  await keyboard.type(' Goodbye.');
  await keyboard.press('Control+s');
  await expect.poll(() => readFileSync(join(library, 'night.md'), 'utf8')).toContain('Goodbye.');
  await keyboard.press('Control+PageUp');
  await expect(heading).toHaveText('Growing food together');
  await keyboard.press('Control+Tab');
  await expect(heading).toHaveText('Night bus');
  await keyboard.press('Control+z');
  await expect(window.locator('.cm-content')).not.toContainText('Goodbye.');

  await keyboard.press('Control+Shift+p');
  await expect(heading).toHaveText('People');
  await keyboard.press('Alt+ArrowLeft');
  await expect(heading).toHaveText('Night bus');
  await expect(window.locator('.cm-content')).toBeFocused();
  await keyboard.press('Alt+ArrowLeft');
  await expect(heading).toHaveText('Growing food together');
  await window.getByRole('button', { name: 'Forward' }).click();
  await expect(heading).toHaveText('Night bus');

  // One that is not saved asks before it closes, and can be closed with what is not saved kept.
  await keyboard.press('Control+w');
  await window.getByRole('dialog').getByRole('button', { name: 'Close without saving' }).click();
  await expect(heading).toHaveText('Growing food together');
  await expect.poll(titles).toEqual(['Growing food together']);
  await row('Night bus').click();
  await expect(window.getByText(/was never saved/)).toBeVisible();
  await tabs.locator('.open-tab').first().click({ button: 'middle' });
  await expect.poll(titles).toEqual(['Night bus']);
});

test('the menu of a tab closes others and what is to the right, asks about what is not saved, and works on the file', async ({
  openLibrary,
  library,
}) => {
  const { app, window } = await openLibrary({
    'ants.md': clean.replace('A bus to the clinic', 'Ants'),
    'bees.md': clean.replace('A bus to the clinic', 'Bees'),
    'cats.md': clean.replace('A bus to the clinic', 'Cats'),
    'dogs.md': clean.replace('A bus to the clinic', 'Dogs'),
  });
  const tabs = window.getByRole('list', { name: 'Open episodes' });
  const tab = (title: string) => tabs.getByRole('button', { name: title, exact: true });
  const titles = () => tabs.locator('.open-tab-title').allInnerTexts();
  const menu = window.getByRole('menu', { name: 'Tab' });
  const ask = window.getByRole('dialog', { name: 'Close an episode that is not saved?' });
  const { keyboard } = window;
  for (const title of ['Ants', 'Bees', 'Cats', 'Dogs']) {
    await window.getByRole('option', { name: title }).dblclick();
    // An episode that is still being opened gives way to the next one that is asked for.
    await tab(title).waitFor();
  }
  await expect.poll(titles).toEqual(['Ants', 'Bees', 'Cats', 'Dogs']);
  await tab('Cats').click();
  await window.locator('.cm-content').press('Control+End');
  await keyboard.type(' Purr.');

  // By key, from the tab that has the focus. What is asked about and cancelled stays, and so does the rest.
  await tab('Bees').focus();
  await keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Close',
    'Close others',
    'Close to the right',
    'Rename file…',
    'Show in folder',
    'Copy path',
  ]);
  await keyboard.type('Copy');
  await keyboard.press('Enter');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(join(library, 'bees.md'));
  await expect(tab('Bees')).toBeFocused();
  await keyboard.press('ContextMenu');
  await keyboard.type('Close to');
  await keyboard.press('Enter');
  await expect(ask).toContainText('“Cats” has changes that are not saved.');
  await keyboard.press('Escape');
  await expect.poll(titles).toEqual(['Ants', 'Bees', 'Cats', 'Dogs']);

  // The rest is closed once that is decided; what is saved is in the file.
  await tab('Ants').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Close others' }).click();
  await ask.getByRole('button', { name: 'Save and close' }).click();
  await expect.poll(titles).toEqual(['Ants']);
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Ants');
  expect(readFileSync(join(library, 'cats.md'), 'utf8')).toContain('Purr.');
  await tab('Ants').click({ button: 'right' });
  await expect(menu.getByRole('menuitem', { name: 'Close others' })).toBeDisabled();
  await menu.getByRole('menuitem', { name: 'Rename file…' }).click();
  await keyboard.type('emmets');
  await keyboard.press('Enter');
  await expect(window.locator('.episode-status')).toContainText('emmets.md');
});
