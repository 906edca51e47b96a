import type { Page } from '@playwright/test';

/** Opens an episode by name from wherever the editor is, also where no list of episodes is shown. */
export async function goToEpisode(window: Page, title: string): Promise<void> {
  await window.keyboard.press('Control+p');
  await window.getByRole('dialog', { name: 'Go to episode' }).getByRole('searchbox').fill(title);
  await window.getByRole('menuitem', { name: title }).waitFor();
  await window.keyboard.press('Enter');
  await window.locator('.cm-turn').first().waitFor();
}
