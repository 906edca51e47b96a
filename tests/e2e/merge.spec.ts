import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { readKeptWork } from '../helpers/kept-work.ts';
import { clean, wrongLabel, writeFiles } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let library: () => string;
const onDisk = () => readFileSync(join(library(), 'garden.md'), 'utf8');
const passesAxe = async (within: string) => {
  expect(await findBarriers(rostrum.window, { within: within })).toEqual([]);
};

test.beforeEach(async ({ library: own, openLibrary }) => {
  library = () => own;
  rostrum = await openLibrary({ 'garden.md': wrongLabel, 'bus.md': clean });
  await open();
});

async function open() {
  await rostrum.window.getByRole('option', { name: 'Growing food together' }).click();
  await expect(rostrum.window.locator('.cm-turn').first()).toBeVisible();
}

async function addToLastTurn(words: string) {
  await rostrum.window.locator('.cm-turn', { hasText: 'waiting list' }).click();
  await rostrum.window.keyboard.press('End');
  await rostrum.window.keyboard.type(words);
}

test('what another program changed elsewhere is merged with unsaved work, as one step of undo, and saved with it', async () => {
  const { window } = rostrum;
  await addToLastTurn(' Still.');
  writeFiles(library(), { 'garden.md': wrongLabel.replace('RP Two', 'RT Two').replace('draft: true', 'draft: false') });
  await expect(window.getByText('its changes were merged with yours')).toBeVisible();
  await expect(window.locator('.cm-content')).toContainText('Still.');
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(0);

  await window.locator('.cm-content').click();
  await window.keyboard.press('Control+z');
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(1);
  await expect(window.locator('.cm-content')).toContainText('Still.');
  await window.keyboard.press('Control+Shift+z');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(onDisk()).toBe(
    wrongLabel
      .replace('RP Two', 'RT Two')
      .replace('draft: true', 'draft: false')
      .replace('problem to have.', 'problem to have. Still.'),
  );
});

test('unsaved work of an episode that is not shown is merged too', async () => {
  const { window } = rostrum;
  await addToLastTurn(' Still.');
  await window.getByRole('button', { name: 'Worklist' }).click();
  writeFiles(library(), { 'garden.md': wrongLabel.replace('RP Two', 'RT Two') });
  await expect(window.getByText('its changes were merged with yours')).toBeVisible();
  await open();
  await expect(window.locator('.cm-content')).toContainText('Still.');
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(0);
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(onDisk()).toBe(wrongLabel.replace('RP Two', 'RT Two').replace('problem to have.', 'problem to have. Still.'));
});

test('where both changed the same, each place is decided by a key, and nothing is lost meanwhile', async () => {
  const { window } = rostrum;
  await addToLastTurn(' Always.');
  writeFiles(library(), {
    'garden.md': wrongLabel.replace('problem to have.', 'problem to have. Mostly.').replace('RP Two', 'RT Two'),
  });
  await expect(window.getByText('both of you changed the same place')).toBeVisible();
  expect(onDisk()).toContain('Mostly');
  await window.keyboard.press('Control+s');
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: 'Turn 6, RT' })).toContainText('Both sides changed the same words.');
  await expect(dialog.getByRole('button', { name: 'Merge' })).toBeDisabled();
  await passesAxe('.dialog');
  await window.keyboard.press('Escape');
  await expect(window.locator('.cm-content')).toContainText('Always.');

  await window.getByRole('button', { name: 'Decide…' }).click();
  await window.keyboard.press('2');
  await expect(dialog.getByRole('button', { name: 'Merge' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.locator('.cm-content')).toContainText('problem to have. Mostly.');
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(0);
  await expect(window.getByText('Saved', { exact: true })).toBeVisible();
  await window.locator('.cm-content').click();
  await window.keyboard.press('Control+z');
  await expect(window.locator('.cm-content')).toContainText('Always.');
});

test('work that a crash left behind is compared in both forms, and merged with what the file has become', async ({
  restart,
}) => {
  await addToLastTurn(' Still.');
  await expect
    .poll(() => readKeptWork(rostrum.userData, library(), 'garden.md'))
    .toBe(wrongLabel.replace('problem to have.', 'problem to have. Still.'));
  await rostrum.kill();
  writeFiles(library(), { 'garden.md': wrongLabel.replace('RP Two', 'RT Two') });
  rostrum = await restart();
  await open();
  const { window } = rostrum;
  await window.getByRole('button', { name: 'Compare…' }).click();
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: 'What changed' })).toContainText('Still.');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('tab', { name: 'Side by side' }).click();
  await expect(dialog.getByRole('textbox', { name: 'In the file' })).toBeVisible();
  await passesAxe('.dialog');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(window.locator('.cm-content')).toContainText('Still.');
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(0);
  expect(onDisk()).toBe(wrongLabel.replace('RP Two', 'RT Two'));
});

test('work is kept within a second, though the editor types on', async ({ restart }) => {
  const { window } = rostrum;
  await window.locator('.cm-turn', { hasText: 'waiting list' }).click();
  await window.keyboard.press('End');
  const kept = () => readKeptWork(rostrum.userData, library(), 'garden.md') ?? '';
  for (let typed = 0; !kept().includes(' w0 w1 '); typed++) await window.keyboard.type(` w${typed}`);
  await rostrum.kill();
  rostrum = await restart();
  await open();
  await rostrum.window.getByRole('button', { name: 'Restore' }).click();
  await expect(rostrum.window.locator('.cm-content')).toContainText(' w0 w1 ');
});

test('a file with conflict markers opens raw, and a quick fix decides', async () => {
  writeFiles(library(), {
    'garden.md': wrongLabel
      .replace('RP Two sisters', '<<<<<<< ours\nRT Two sisters')
      .replace('people.\n\nEM And', 'people.\n=======\nEM Two sisters from the flats.\n>>>>>>> theirs\n\nEM And'),
  });
  const { window } = rostrum;
  await expect(window.locator('.cm-content')).toContainText('<<<<<<<');
  await expect(window.locator('.cm-content')).toContainText('title: "Growing food together"');
  await window.getByRole('tab', { name: /Problems/ }).click();
  await window.locator('.cm-line', { hasText: '<<<<<<<' }).click();
  await window.keyboard.press('Control+.');
  await window.getByRole('menuitem', { name: /Keep the upper one/ }).click();
  await expect(window.locator('.cm-content')).not.toContainText('<<<<<<<');
});
