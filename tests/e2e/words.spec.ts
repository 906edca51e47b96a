import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

const misspelt = clean
  .replace('Anyone with an appointment', 'Anyone with an appointmant at Irriss')
  .replace('A bus', 'Another bus');

let running: Running;
let at: (...path: readonly string[]) => string;

test.beforeEach(async ({ library, openLibrary }) => {
  at = (...path) => join(library, ...path);
  running = await openLibrary({
    'a.md': misspelt,
    'b.md': clean.replace('Anyone', 'Anyone at Irriss'),
    'rostrum.yaml': '',
  });
});

const open = async () => {
  await running.window.getByRole('option', { name: /Another bus/ }).click();
  await expect(running.window.locator('.cm-misspelt')).toHaveText(['appointmant', 'Irriss']);
};

test('unknown words are underlined, names of the library’s people are not, and the quick-fix key offers others', async () => {
  const { window } = running;
  await open();
  await window.keyboard.press('Control+F8');
  await window.keyboard.press('Control+.');
  await window.getByRole('menuitem', { name: 'appointment', exact: true }).click();
  await expect(window.locator('.cm-misspelt')).toHaveText(['Irriss']);
  await window.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(at('a.md'), 'utf8')).toBe(misspelt.replace('appointmant', 'appointment'));
});

test('a term goes into the glossary, and is known from then on', async () => {
  const { window } = running;
  await open();
  await window.locator('.cm-misspelt', { hasText: 'Irriss' }).click();
  await window.keyboard.press('Control+.');
  await window.getByRole('menuitem', { name: 'Add to the glossary' }).click();
  await expect(window.locator('.cm-misspelt')).toHaveText(['appointmant']);
  expect(readFileSync(at('.rostrum', 'glossary'), 'utf8')).toBe('Irriss\n');
});

test('a correction made by hand is remembered, offered in all episodes, and never applied unasked', async () => {
  const { window } = running;
  await open();
  expect(existsSync(at('.rostrum'))).toBe(false);
  await window.locator('.cm-misspelt', { hasText: 'Irriss' }).click({ position: { x: 2, y: 8 } });
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Backspace');
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('ArrowLeft');
  await expect.poll(() => existsSync(at('.rostrum', 'corrections.tsv'))).toBe(true);
  await window.getByRole('button', { name: 'Look in all episodes' }).click();
  await expect(window.getByLabel('Find', { exact: true })).toHaveValue('Irriss');
  expect(readFileSync(at('b.md'), 'utf8')).toContain('Irriss');
});
