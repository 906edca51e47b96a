import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, wrongLabel } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('going to a problem shows its message and what each fix would write; none is applied before it is chosen', async ({
  library,
  openLibrary,
}) => {
  const given = wrongLabel.replace('RP Two', 'XX Two');
  const { window } = await openLibrary({ 'garden.md': given });
  await window.getByRole('option', { name: 'Growing food together' }).click();
  await expect(window.locator('.cm-turn').first()).toBeVisible();
  const explanation = window.getByRole('group', { name: 'Problem' });
  await window.keyboard.press('F8');
  await expect(explanation).toContainText('“XX” matches nobody in the legend.');
  await expect(explanation.getByRole('listitem').filter({ hasText: 'Change to “RT”' }).locator('ins')).toContainText(
    '⏎RT Two sisters',
  );
  await window.keyboard.press('Escape');
  await expect(explanation).toHaveCount(0);

  // Closed, or one of several: it is shown before it is applied, whoever answers here first.
  await window.keyboard.press('Control+.');
  await expect(window.getByRole('menuitem', { name: 'Change to “RT”' })).toBeFocused();
  await expect(window.locator('.cm-label').filter({ hasText: 'XX' })).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(window.locator('.cm-label').filter({ hasText: 'XX' })).toHaveCount(0);
  await window.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(join(library, 'garden.md'), 'utf8')).toBe(given.replace('XX Two', 'RT Two'));
});

test('the next problem unfolds what hides it, goes on to the next episode and says which, from a view of the library too', async ({
  openLibrary,
}) => {
  const { window } = await openLibrary({
    'garden.md': wrongLabel.replace('RP Two', 'RT Two').replace('"12:40"', '"twelve"'),
    'bus.md': clean,
    'old.md': wrongLabel.replace('2019-05', '2018-05').replace('Growing food together', 'An older garden'),
  });
  await expect(window.getByRole('option', { name: 'Growing food together' }).getByTitle('1 warning')).toBeVisible();
  await window.keyboard.press('F8');
  await expect(window.getByRole('heading', { name: 'Growing food together' })).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Libsyn duration' })).toBeFocused();
  await window.keyboard.press('F8');
  await expect(window.getByText('On to the next episode with problems: An older garden.')).toBeVisible();
  const explanation = window.getByRole('group', { name: 'Problem' });
  await expect(explanation).toContainText('“RP” matches nobody in the legend.');
  // Reachable from the text, and left with Escape.
  await expect(window.locator('.cm-content')).toBeFocused();
  await window.keyboard.press('Tab');
  await expect(explanation.getByRole('button', { name: 'Change to “RT”' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(explanation).toHaveCount(0);
  await expect(window.locator('.cm-content')).toBeFocused();
});
