import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let saved: () => string;
const text =
  '---\ntitle: The ferry\n---\nAB - Ann Bell  \nCD - Carl Dunn  \nEF - Eva Frost\n\nAB Who built the ferry?\n\nCD My father did. It took him two winters.\n\nEF I painted it.\n\nAB Green?\n\nCD Blue.\n\nZZ It was green.\n';

test.beforeEach(async ({ library, openLibrary }) => {
  saved = () => readFileSync(join(library, 'interview.md'), 'utf8');
  rostrum = await openLibrary({ 'interview.md': text });
  await rostrum.window.getByRole('option', { name: 'The ferry' }).click();
  await expect(rostrum.window.locator('.cm-turn').first()).toBeVisible();
  await rostrum.window.keyboard.press('Control+2');
});

const more = async (name: string, action: string) => {
  await rostrum.window.getByRole('button', { name: `More for ${name}` }).press('Enter');
  await rostrum.window.getByRole('menuitem', { name: action }).press('Enter');
};
const save = async () => {
  await rostrum.window.keyboard.press('Control+s');
  await expect(rostrum.window.getByText('Saved, ')).toBeVisible();
};

test('each speaker is listed with label, turns, words and share', async () => {
  const rows = rostrum.window.locator('.speaker');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toHaveText('2Carl DunnCD · 2 turns · 9 words45%');
  await expect(rows.nth(3)).toHaveText('4ZZ1 turn · 3 words · not declared15%');
});

test('a label and a name are renamed in the whole episode, and a label in one turn', async () => {
  const { window } = rostrum;
  await more('Carl Dunn', 'Rename…');
  await window.getByRole('textbox', { name: 'Label' }).fill('CB');
  await window.getByRole('textbox', { name: 'Full name' }).fill('Carl Dunne');
  await window.keyboard.press('Enter');
  await expect(window.locator('.cm-label').filter({ hasText: 'CB' })).toHaveCount(2);
  await window.getByText('It was green').click();
  await more('ZZ', 'Rename…');
  await window.getByRole('textbox', { name: 'Label' }).fill('not a label');
  await expect(window.getByText('would not be read as a label')).toBeVisible();
  await window.getByRole('textbox', { name: 'Label' }).fill('EF');
  await window.getByRole('radio', { name: 'Only in turn 6' }).check();
  await window.getByRole('button', { name: 'Rename' }).click();
  await save();
  await expect
    .poll(() => saved())
    .toBe(text.replace('CD - Carl Dunn', 'CB - Carl Dunne').replaceAll('\nCD ', '\nCB ').replace('ZZ', 'EF'));
});

test('legend entries are moved, removed and added by keyboard, and the legend keeps its line breaks', async () => {
  const { window } = rostrum;
  await more('Eva Frost', 'Move up');
  await expect(window.locator('.speaker').nth(1)).toContainText('Eva Frost');
  await more('Ann Bell', 'Remove the declaration');
  await more('ZZ', 'Declare…');
  await window.getByRole('dialog').getByLabel('Full name').and(window.locator('input')).fill('Zoë Zand');
  await window.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(window.locator('.speaker').filter({ hasText: 'Zoë Zand' })).toBeVisible();
  await save();
  await expect
    .poll(() => saved())
    .toBe(
      text.replace(
        'AB - Ann Bell  \nCD - Carl Dunn  \nEF - Eva Frost',
        'EF - Eva Frost  \nCD - Carl Dunn  \nZZ - Zoë Zand',
      ),
    );
});

test('the strip goes to the turn that is clicked, tells whose it is, and is a slider for the keyboard', async () => {
  const { window } = rostrum;
  const strip = window.getByRole('slider', { name: 'Place in the transcript' });
  await strip.focus();
  await window.keyboard.press('End');
  await expect(strip).toHaveAttribute('aria-valuetext', 'Turn 6 of 6, ZZ');
  await window.keyboard.press('Home');
  await expect(strip).toHaveAttribute('aria-valuetext', 'Turn 1 of 6, Ann Bell');
  const { width, height } = (await strip.boundingBox())!;
  await strip.hover({ position: { x: width * 0.4, y: height / 2 } });
  await expect(window.locator('.strip-tip')).toHaveText('Turn 2 of 6, Carl Dunn');
  await strip.click({ position: { x: width - 3, y: height / 2 } });
  await expect(strip).toHaveAttribute('aria-valuenow', '6');
  await expect(window.locator('.cm-content')).toBeFocused();
});
