import { clean } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('the page stands beside the text, follows what is typed, shows what would go wrong and leads back', async ({
  openLibrary,
}) => {
  const { window } = await openLibrary({ 'bus.md': clean });
  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await window.locator('.cm-turn').first().waitFor();
  await window.keyboard.press('Control+Alt+p');
  const page = window.getByRole('region', { name: 'Preview' }).getByRole('document', { name: 'Page' });
  const blocks = page.locator('[data-turn]');
  await expect(blocks.first()).toContainText(/^\w+ /);
  await blocks.last().click();
  await expect(window.locator('.cm-content')).toBeFocused();
  await window.keyboard.press('End');
  await window.keyboard.type(' So *very* <late>.');
  await expect(page.locator('em')).toHaveText('very');
  await expect(page.locator('.left-out')).toHaveText('<late>');
  await window.keyboard.press('Control+Alt+p');
  await expect(page).toHaveCount(0);
});
