import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let file: () => string;

test.beforeEach(async ({ library, openLibrary }) => {
  file = () => join(library, 'bus.md');
  rostrum = await openLibrary({ 'bus.md': clean });
  await openEpisode();
});

async function openEpisode() {
  await rostrum.window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await expect(rostrum.window.locator('.cm-turn').first()).toBeVisible();
}

async function typeAtEnd(words: string) {
  await rostrum.window.locator('.cm-turn', { hasText: 'Anyone with' }).click();
  await rostrum.window.keyboard.press('End');
  await rostrum.window.keyboard.type(words);
}

/** Closes the window as the system does, and gives this answer where it asks. */
async function close(answer: 'Save and Close' | 'Close Without Saving' | 'Cancel') {
  const ended = new Promise<void>((done) => rostrum.app.process().once('exit', () => done()));
  await rostrum.app.evaluate(({ BrowserWindow, dialog }, wanted) => {
    dialog.showMessageBoxSync = (...args: unknown[]) => (args.at(-1) as { buttons: string[] }).buttons.indexOf(wanted);
    BrowserWindow.getAllWindows()[0]!.close();
  }, answer);
  return { ended };
}

test('what was typed a moment ago is saved, and the window is gone', async () => {
  await typeAtEnd(' Always.');
  await (
    await close('Save and Close')
  ).ended;
  expect(readFileSync(file(), 'utf8')).toBe(clean.replace('for them, too.', 'for them, too. Always.'));
});

test('what was typed a moment ago and is not to be saved is offered at the next start', async ({ restart }) => {
  await typeAtEnd(' Always.');
  await (
    await close('Close Without Saving')
  ).ended;
  expect(readFileSync(file(), 'utf8')).toBe(clean);
  rostrum = await restart();
  await openEpisode();
  await rostrum.window.getByRole('button', { name: 'Restore' }).click();
  await expect(rostrum.window.locator('.cm-content')).toContainText('for them, too. Always.');
});

test('where a save has to be decided about the window stays, and a later save does not close it', async () => {
  await typeAtEnd(' Always.');
  writeFileSync(file(), clean.replace('for them, too.', 'for them, too. Never.'));
  await expect(rostrum.window.getByText('both of you changed the same place')).toBeVisible();
  await close('Save and Close');
  const { window } = rostrum;
  await expect(window.getByRole('dialog')).toBeVisible();
  await window.keyboard.press('1');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(file(), 'utf8')).toContain('for them, too. Always.');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
});

test('a question about unsaved work that is put off leaves everything as it was', async () => {
  await typeAtEnd(' Always.');
  await close('Cancel');
  await expect(rostrum.window.locator('.cm-content')).toContainText('Always.');
  await rostrum.window.keyboard.press('Control+s');
  await expect(rostrum.window.getByText('Saved, 1 line changed')).toBeVisible();
});
