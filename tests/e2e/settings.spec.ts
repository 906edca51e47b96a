import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, wrongLabel } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('settings are opened by a key, searched, changed at once, reset, and left for the episode', async ({
  openLibrary,
}) => {
  const { window, userData } = await openLibrary({ 'bus.md': clean, 'garden.md': wrongLabel });
  const settings = () => JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as { preferences: object };
  await window.getByRole('option', { name: 'Growing food together' }).click();
  const width = () => window.locator('.cm-content').evaluate((content) => content.clientWidth);
  await window.locator('.cm-turn').first().waitFor();
  // Beside the details there is no room for wider lines.
  await window.keyboard.press('Control+Shift+d');
  const widthBefore = await width();

  await window.keyboard.press('Control+,');
  const search = window.getByRole('searchbox', { name: 'Search settings' });
  await expect(search).toBeFocused();
  await search.fill('text width');
  await window.getByRole('combobox', { name: 'Text width' }).selectOption('narrow');
  await expect.poll(settings).toMatchObject({ preferences: { textWidth: 'narrow' } });
  await search.fill('theme');
  await window.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect.poll(settings).toMatchObject({ preferences: { theme: 'dark' } });
  await window.getByRole('button', { name: 'Reset Theme to System' }).click();
  await expect.poll(settings).toMatchObject({ preferences: { theme: 'system' } });

  await window.getByRole('button', { name: 'Privacy' }).click();
  await expect(window.getByText(userData).first()).toBeVisible();
  const trusted = window.getByRole('group', { name: 'Trusted repositories' });
  const count = await trusted.getByRole('button', { name: /^Revoke / }).count();
  await trusted
    .getByRole('button', { name: /^Revoke / })
    .first()
    .click();
  await expect(trusted.getByRole('button', { name: /^Revoke / })).toHaveCount(count - 1);

  await window.keyboard.press('Escape');
  await window.locator('.cm-turn').first().waitFor();
  expect(await width()).toBeLessThan(widthBefore);
});

test('words are looked up in the dictionary of the library’s language, or in the one that was chosen', async ({
  openLibrary,
}) => {
  const { window } = await openLibrary({
    'bus.md': clean.replace('We wait', 'The color is not the colour. We wait'),
    'rostrum.yaml': 'language: en-US\n',
  });
  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await expect(window.locator('.cm-misspelt')).toHaveText(['colour']);
  await window.keyboard.press('Control+,');
  await window.getByRole('button', { name: 'Spelling' }).click();
  await window.getByRole('combobox', { name: 'Spelling language' }).selectOption('en-GB');
  await window.keyboard.press('Escape');
  await expect(window.locator('.cm-misspelt')).toHaveText(['color']);
});

test('the library’s settings are a form: a change is in the file with its comments, at once in force in an open episode with unsaved work, and undone', async ({
  library,
  openLibrary,
}) => {
  const { window } = await openLibrary({
    'bus.md': clean,
    'garden.md': wrongLabel,
    'rostrum.yaml': '# Ours.\ntitle: Gardens # the show\n',
  });
  const file = () => readFileSync(join(library, 'rostrum.yaml'), 'utf8');
  await window.getByRole('option', { name: 'Growing food together' }).click();
  await window.locator('.cm-turn').first().click();
  await window.keyboard.type('Hm. ');

  await window.keyboard.press('Control+Alt+,');
  const title = window.getByRole('group', { name: 'Title' }).getByRole('textbox');
  await title.fill('Common Ground');
  await title.press('Enter');
  await expect.poll(file).toBe('# Ours.\ntitle: Common Ground # the show\n');
  await expect(window.getByRole('heading', { name: 'Common Ground' }).first()).toBeVisible();

  await window.getByRole('button', { name: 'Problems', exact: true }).click();
  await window.getByRole('combobox', { name: 'Set another rule' }).selectOption('unknown-label');
  await expect.poll(file).toBe('# Ours.\ntitle: Common Ground # the show\nlint:\n  rules:\n    unknown-label: "off"\n');
  await window.keyboard.press('Escape');
  await expect(window.locator('.cm-content')).toContainText('Hm. ');
  await expect(window.locator('.cm-lintRange-error')).toHaveCount(0);

  await window.keyboard.press('Control+Alt+,');
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(file).toBe('# Ours.\ntitle: Common Ground # the show\n');
  await window.keyboard.press('Escape');
  await expect(window.locator('.cm-lintRange-error').first()).toBeVisible();
});
