import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchRostrum, temporaryFolder, type Running } from '../helpers/launch.ts';

const sample = join(import.meta.dirname, '..', '..', 'build', 'sample-library');

let folder: ReturnType<typeof temporaryFolder>;
let library: string;
let running: Running;

test.beforeEach(async () => {
  folder = temporaryFolder();
  library = join(folder.path, 'library');
  cpSync(sample, library, { recursive: true });
  running = await launchRostrum(library, { userData: join(folder.path, 'user') });
});

test.afterEach(async () => {
  await running.close();
  folder.remove();
  expect(running.errors).toEqual([]);
});

const read = (name: string) => readFileSync(join(library, name), 'utf8');

test('words are replaced in all episodes after a preview, and one undo takes that back', async () => {
  const { window } = running;
  const before = read('the-listening-shop.md');
  await window.getByRole('button', { name: 'Replace', exact: true }).click();
  await window.getByLabel('Find', { exact: true }).fill('people');
  await window.getByLabel('Replace by').fill('folk');
  await window.getByRole('button', { name: 'Show what would change' }).click();
  await expect(window.getByText(/\d+ places in \d+ episodes\./)).toBeVisible();
  await window.getByLabel('What would be replaced').getByRole('checkbox').first().uncheck();
  await window.getByRole('button', { name: /^Replace \d+ places$/ }).click();
  await expect(window.getByText(/^Replaced “people” by “folk” in \d+ episodes\.$/)).toBeVisible();
  await expect.poll(() => read('the-listening-shop.md')).not.toBe(before);
  expect(read('the-listening-shop.md').replaceAll('folk', 'people')).toBe(before);
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => read('the-listening-shop.md')).toBe(before);
});

test('an episode with unsaved work is changed in its editor, and its file is left alone', async () => {
  const { window } = running;
  const before = read('the-listening-shop.md');
  await window.getByRole('option', { name: /The listening shop/ }).click();
  await window.getByRole('textbox', { name: 'Transcript' }).click();
  await window.keyboard.press('Control+End');
  await window.keyboard.type(' people');
  await window.getByRole('button', { name: 'Replace', exact: true }).click();
  await window.getByLabel('Find', { exact: true }).fill('people');
  await window.getByLabel('Replace by').fill('folk');
  await window.getByRole('button', { name: 'Show what would change' }).click();
  await expect(window.getByText('In its editor, not saved')).toBeVisible();
  await window.getByRole('button', { name: /^Replace \d+ places$/ }).click();
  await window.getByRole('option', { name: /The listening shop/ }).click();
  await expect(window.getByRole('textbox', { name: 'Transcript' })).toContainText('folk');
  expect(read('the-listening-shop.md')).toBe(before);
  await window.keyboard.press('Control+z');
  await expect(window.getByRole('textbox', { name: 'Transcript' })).not.toContainText('folk');
});
