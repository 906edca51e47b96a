import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongLabel } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let at: (...path: readonly string[]) => string;
const record = () => at('.rostrum', 'episodes', 'garden.md.tsv');

test.beforeEach(async ({ library, openLibrary }) => {
  at = (...path) => join(library, ...path);
  rostrum = await openLibrary({ 'garden.md': wrongLabel });
  await rostrum.window.getByRole('option', { name: 'Growing food together' }).click();
  await expect(rostrum.window.locator('.cm-turn').first()).toBeVisible();
});

test('a problem is excused by keyboard, beside the file, and taken back from the folded list', async () => {
  const { window } = rostrum;
  const errors = window.getByRole('option', { name: 'Growing food together' }).getByTitle('1 error');
  await expect(errors).toBeVisible();
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+Alt+.');
  await window.getByRole('menuitem', { name: 'Excuse here' }).press('Enter');
  await expect(window.locator('.cm-lintRange-error')).toHaveCount(0);
  await expect
    .poll(() => existsSync(record()) && readFileSync(record(), 'utf8'))
    .toMatch(/^excuse\tunknown-label\tRP Two sisters/);
  await expect(errors).toHaveCount(0);
  expect(readFileSync(at('garden.md'), 'utf8')).toBe(wrongLabel);

  await window.keyboard.press('Control+3');
  await window.getByText('Excused', { exact: false }).and(window.locator('summary')).click();
  await window.getByRole('button', { name: 'Remove excuse' }).click();
  await expect(window.locator('.cm-lintRange-error')).toHaveCount(1);
  await expect.poll(() => existsSync(record())).toBe(false);
  await expect(errors).toBeVisible();
});
