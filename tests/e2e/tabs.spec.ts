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
