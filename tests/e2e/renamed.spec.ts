import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { readKeptWork } from '../helpers/kept-work.ts';
import { clean, wrongLabel } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let at: (...path: readonly string[]) => string;

test.beforeEach(async ({ library, openLibrary }) => {
  at = (...path) => join(library, ...path);
  rostrum = await openLibrary({ 'garden.md': wrongLabel, 'bus.md': clean });
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
  expect(await findBarriers(window, { within: '.dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Relink' }).click();
  await expect(garden.getByTitle('Reviewed to turn 2 of 6')).toBeVisible();
  await expect(window.getByText('renamed or moved')).toHaveCount(0);
  await expect(window.locator('.episode-status')).toContainText('2019-garden.md');
  expect([
    existsSync(at('.rostrum', 'episodes', 'garden.md.tsv')),
    existsSync(at('.rostrum', 'episodes', '2019-garden.md.tsv')),
  ]).toEqual([false, true]);
});

test('unsaved work of a file that was deleted is still to be had after a crash', async ({ folder, restart }) => {
  const { window } = rostrum;
  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await window.locator('.cm-turn', { hasText: 'Anyone with' }).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' Always.');
  await expect.poll(() => readKeptWork(rostrum.userData, at(), 'bus.md')).toContain('Always.');
  await rostrum.kill();
  rmSync(at('bus.md'));
  rostrum = await restart();
  const saved = join(folder, 'saved.md');
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
