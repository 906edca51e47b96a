import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goToEpisode } from '../helpers/go-to-episode.ts';
import { sendOpenLibrary } from '../helpers/shared-app.ts';
import { expect, test, type Running } from './fixture.ts';

const sample = join(import.meta.dirname, '..', '..', 'build', 'sample-library');

let running: Running;
let read: (name: string) => string;

test.beforeEach(async ({ library, openLibrary }) => {
  read = (name) => readFileSync(join(library, name), 'utf8');
  cpSync(sample, library, { recursive: true });
  running = await openLibrary();
});

test('words are replaced in all episodes after a preview, and one undo takes that back', async () => {
  const { window } = running;
  const before = read('the-listening-shop.md');
  await window.getByRole('button', { name: 'Replace', exact: true }).click();
  await window.getByLabel('Find', { exact: true }).fill('people');
  await window.getByLabel('Replace with').fill('folk');
  await window.getByRole('button', { name: 'Preview changes' }).click();
  await expect(window.getByText(/\d+ places in \d+ episodes\./)).toBeVisible();
  await window.getByLabel('What would be replaced').getByRole('checkbox').first().uncheck();
  await window.getByRole('button', { name: /^Replace \d+ places$/ }).click();
  await expect(window.getByText(/^Replaced “people” by “folk” in \d+ episodes\.$/)).toBeVisible();
  await expect.poll(() => read('the-listening-shop.md')).not.toBe(before);
  expect(read('the-listening-shop.md').replaceAll('folk', 'people')).toBe(before);
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => read('the-listening-shop.md')).toBe(before);

  // It stays in the list of what can be undone: so can the undo itself.
  await window.keyboard.press('Control+k');
  await window.keyboard.type('undo a change');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: /^Undo: Undid/ }).click();
  await expect.poll(() => read('the-listening-shop.md')).not.toBe(before);
});

test('Undo takes a change of many files back from its view, and asks first in an episode that it changed', async () => {
  const { window } = running;
  const before = read('the-listening-shop.md');
  const row = window.getByRole('option', { name: /The listening shop/ });
  const transcript = window.getByRole('textbox', { name: 'Transcript' });
  const replace = async () => {
    await window.getByRole('button', { name: 'Replace', exact: true }).click();
    await window.getByLabel('Find', { exact: true }).fill('people');
    await window.getByLabel('Replace with').fill('folk');
    await window.getByRole('button', { name: 'Preview changes' }).click();
    await window.getByRole('button', { name: /^Replace \d+ places$/ }).click();
    await expect(window.getByText(/^Replaced “people” by “folk” in \d+ episodes\.$/)).toBeVisible();
  };
  await row.click();
  await expect(transcript).toContainText('people');
  await replace();
  // In a view of the whole library the list is there once it is asked for.
  await window.keyboard.press('Control+Shift+l');
  await expect(row).toContainText('In progress');
  await window.keyboard.press('Control+z');
  await expect(window.getByText(/^Undid: Replaced “people” by “folk”/)).toBeVisible();
  expect(read('the-listening-shop.md')).toBe(before);
  await expect(row).not.toContainText('In progress');

  await window.keyboard.press('Control+Shift+z');
  await expect(window.getByText(/^Did again: Replaced “people” by “folk”/)).toBeVisible();
  await row.click();
  await expect(transcript).toContainText('folk');
  await transcript.click();
  await window.keyboard.press('Control+z');
  const dialog = window.getByRole('dialog', { name: 'Undo a change of many files?' });
  await expect(dialog).toContainText('Replaced “people” by “folk”');
  await window.keyboard.press('Enter');
  await expect(transcript).not.toContainText('folk');
  expect(read('the-listening-shop.md')).toBe(before);
  await expect(window.getByText(/nother program/)).toHaveCount(0);
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
  await window.getByLabel('Replace with').fill('folk');
  await window.getByRole('button', { name: 'Preview changes' }).click();
  await expect(window.getByText('In its editor, not saved')).toBeVisible();
  await window.getByRole('button', { name: /^Replace \d+ places$/ }).click();
  await goToEpisode(window, 'The listening shop');
  await expect(window.getByRole('textbox', { name: 'Transcript' })).toContainText('folk');
  expect(read('the-listening-shop.md')).toBe(before);
  await window.keyboard.press('Control+z');
  await expect(window.getByRole('textbox', { name: 'Transcript' })).not.toContainText('folk');
});

test('a table is filtered, sorted, kept as a view, and its ticked episodes change a field after a preview', async () => {
  const { window } = running;
  const before = read('night-shift.md');
  await window.getByRole('button', { name: 'Table', exact: true }).click();
  const table = window.getByRole('table', { name: 'Episodes' });
  await window.getByLabel('Filter').fill('night');
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByLabel('Tick all rows').check();
  await window.getByRole('button', { name: 'Change a field of 1…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Field', { exact: true }).fill('subtitle');
  await dialog.getByLabel('Value').fill('Told after midnight');
  await dialog.getByRole('button', { name: 'Preview changes' }).click();
  await dialog.getByRole('button', { name: 'Change 1 file' }).click();
  await expect(window.getByText('Changed “subtitle” in 1 episode.')).toBeVisible();
  expect(read('night-shift.md').replace(/^subtitle:.*$/m, '')).toBe(before.replace(/^subtitle:.*$/m, ''));
  expect(read('night-shift.md')).toMatch(/^subtitle: .*Told after midnight/m);

  await window.getByRole('button', { name: 'Save this view' }).click();
  await window.getByRole('dialog').getByLabel('Name').fill('Nights');
  await window.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(window.getByLabel('Saved view')).toHaveValue('Nights');
  expect(read('.rostrum/views.tsv')).toContain('Nights\tnight\ttitle,');
});

test('a filter that cannot be read says why, and nothing is shown as if nothing were there', async () => {
  const { window } = running;
  await window.getByRole('button', { name: 'Table', exact: true }).click();
  await window.getByLabel('Filter').fill('eror>0');
  await expect(window.getByText(/There is no column “eror”/)).toBeVisible();
});

test('another library begins afresh, and what was not saved in the first is offered there again', async ({
  folder,
  library,
}) => {
  const { window } = running;
  const other = join(folder, 'other');
  cpSync(sample, other, { recursive: true });
  await window.getByRole('option', { name: /The listening shop/ }).click();
  await window.getByRole('textbox', { name: 'Transcript' }).click();
  await window.keyboard.press('Control+End');
  await window.keyboard.type(' Only in the first.');
  await sendOpenLibrary(running, other);
  await expect(window.getByText(/^1 episode had changes that are not saved/)).toBeVisible();
  await expect(window.getByText(other)).toBeVisible();
  await window.getByRole('option', { name: /The listening shop/ }).click();
  await expect(window.getByRole('textbox', { name: 'Transcript' })).toContainText('Football');
  await expect(window.getByRole('textbox', { name: 'Transcript' })).not.toContainText('Only in the first');
  await sendOpenLibrary(running, library);
  await expect(window.getByText(library)).toBeVisible();
  await window.getByRole('option', { name: /The listening shop/ }).click();
  await expect(window.locator('.banner')).toContainText('was never saved');
  expect(readFileSync(join(other, 'the-listening-shop.md'), 'utf8')).not.toContain('Only in the first');
});
