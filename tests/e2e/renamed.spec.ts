import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { launchRostrum, temporaryFolder, type Running } from '../helpers/launch.ts';
import { clean, writeFiles, wrongLabel } from '../helpers/library.ts';

let folder: ReturnType<typeof temporaryFolder>;
let rostrum: Running;
const at = (...path: readonly string[]) => join(folder.path, 'library', ...path);

test.beforeEach(async () => {
  folder = temporaryFolder();
  writeFiles(at(), { 'garden.md': wrongLabel, 'bus.md': clean });
  rostrum = await launchRostrum(at(), { userData: join(folder.path, 'user-data') });
});

test.afterEach(async () => {
  await rostrum.close();
  expect(rostrum.errors).toEqual([]);
  folder.remove();
});

test('what was reviewed of an episode that is renamed while the library is open goes along when it is asked to', async () => {
  const { window } = rostrum;
  const garden = window.getByRole('option', { name: 'Growing food together' });
  await garden.click();
  await expect(window.locator('.cm-turn').first()).toBeVisible();
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['Space', 'Space', 'Escape']) await window.keyboard.press(key);
  await expect(garden.getByTitle('Reviewed to turn 2 of 6')).toBeVisible();
  renameSync(at('garden.md'), at('2019-garden.md'));
  await window
    .getByRole('status')
    .filter({ hasText: '1 episode seems to have been renamed or moved.' })
    .getByRole('button', { name: 'Review…' })
    .click();
  await expect(garden.getByTitle(/Reviewed/)).toHaveCount(0);
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'garden.md is now 2019-garden.md' })).toBeChecked();
  expect(
    (
      await new AxeBuilder({ page: window as never })
        .setLegacyMode()
        .include('.dialog')
        .disableRules(['landmark-one-main', 'region'])
        .analyze()
    ).violations,
  ).toEqual([]);
  await dialog.getByRole('button', { name: 'Relink' }).click();
  await expect(garden.getByTitle('Reviewed to turn 2 of 6')).toBeVisible();
  await expect(window.getByText('renamed or moved')).toHaveCount(0);
  await expect(window.locator('.episode-status')).toContainText('2019-garden.md');
  expect([
    existsSync(at('.rostrum', 'episodes', 'garden.md.tsv')),
    existsSync(at('.rostrum', 'episodes', '2019-garden.md.tsv')),
  ]).toEqual([false, true]);
});

test('unsaved work of a file that was deleted is still to be had after a crash', async () => {
  const { window } = rostrum;
  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await window.locator('.cm-turn', { hasText: 'Anyone with' }).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' Always.');
  await window.waitForTimeout(1000);
  rostrum.app.process().kill('SIGKILL');
  rmSync(at('bus.md'));
  rostrum = await launchRostrum(at(), { userData: join(folder.path, 'user-data') });
  const saved = join(folder.path, 'saved.md');
  await rostrum.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, saved);
  await rostrum.window
    .getByRole('status')
    .filter({ hasText: 'Unsaved work is kept of 1 file that is gone.' })
    .getByRole('button', { name: 'Review…' })
    .click();
  await rostrum.window.getByRole('button', { name: 'Save the unsaved work of bus.md as a file' }).click();
  await expect.poll(() => existsSync(saved)).toBe(true);
});
