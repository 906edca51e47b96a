import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { expect, test, type Running } from './fixture.ts';

const episode = (title: string, name: string, label: string) => `---
title: ${title}
date: "2019-05-02T09:00:00+01:00"
iriss_archive_libsyn_title: ${name}
---
EM - Elspeth Moir  
${label} - ${name}

EM Welcome, ${name}.

${label} Thank you [inaudible 00:12:33] for asking. We work in the old mill.

EM And who [CHECK: name] came first?

${label} Everybody [laughs].
`;

let rostrum: Running;
let read: (path: string) => string;

test.beforeEach(async ({ library, openLibrary }) => {
  read = (path) => readFileSync(join(library, path), 'utf8');
  rostrum = await openLibrary({
    'bees.md': episode('Bees', 'Brigid Daniel', 'BD'),
    'mill.md': episode('The mill', 'Brigid Daniel', 'BD'),
    'walk.md': episode('A walk', 'Bridget Daniel', 'BDa'),
  });
});

test('two spellings are offered as one with the reason, renamed after a preview, and taken back', async () => {
  const { window } = rostrum;
  await window.getByRole('button', { name: 'People', exact: true }).click();
  await expect(
    window.getByText('“Bridget” and “Brigid” are spellings of one name; the surname is the same.'),
  ).toBeVisible();
  await window.getByRole('option', { name: /^Brigid Daniel/ }).click();
  await expect(window.getByRole('region', { name: 'Brigid Daniel' })).toContainText('4 turns');
  expect(await findBarriers(window)).toEqual([]);

  await window.getByRole('button', { name: 'Rename to “Brigid Daniel”…' }).click();
  const preview = window.getByRole('group', { name: 'What would be renamed' });
  await expect(preview.getByRole('checkbox', { name: /Legend/ })).toBeChecked();
  await expect(preview.getByRole('checkbox', { name: /Elspeth Moir says/ })).not.toBeChecked();
  await window.getByRole('button', { name: 'Rename in 1 episode' }).click();
  await expect(window.getByText('Renamed Bridget Daniel to Brigid Daniel in 1 episode.')).toBeVisible();
  expect(read('walk.md')).toBe(episode('A walk', 'Bridget Daniel', 'BDa').replace('BDa - Bridget', 'BDa - Brigid'));
  await expect(window.getByText('May be one person')).toBeHidden();

  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByText('May be one person')).toBeVisible();
  expect(read('walk.md')).toBe(episode('A walk', 'Bridget Daniel', 'BDa'));
});

test('“Not the same person” is remembered beside the episodes', async () => {
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+P');
  await window.getByRole('button', { name: 'Not the same person' }).click();
  await expect(window.getByText('May be one person')).toBeHidden();
  expect(read('.rostrum/people')).toBe('different\tBridget Daniel\tBrigid Daniel\n');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByText('May be one person')).toBeVisible();
});

test('one key goes from mark to mark and on into the next episode', async () => {
  const { window } = rostrum;
  await window.getByRole('button', { name: 'Marks', exact: true }).click();
  await expect(window.getByText('6 marks in 3 episodes')).toBeVisible();
  expect(await findBarriers(window)).toEqual([]);
  await window.getByRole('button', { name: /Sounds/ }).click();
  await expect(window.getByText('9 marks in 3 episodes')).toBeVisible();
  await window.getByRole('button', { name: /Sounds/ }).click();

  const selected = () => window.evaluate(() => getSelection()?.toString());
  await window.keyboard.press('Alt+F8');
  await expect(window.getByRole('heading', { name: 'Bees' })).toBeVisible();
  await expect.poll(selected).toBe('[inaudible 00:12:33]');
  await window.keyboard.press('Alt+F8');
  await expect.poll(selected).toBe('[CHECK: name]');
  await window.keyboard.press('Alt+F8');
  await expect(window.getByRole('heading', { name: 'The mill' })).toBeVisible();
  await expect.poll(selected).toBe('[inaudible 00:12:33]');
  await window.keyboard.press('Alt+Shift+F8');
  await expect(window.getByRole('heading', { name: 'Bees' })).toBeVisible();
  await expect.poll(selected).toBe('[CHECK: name]');
});

test('a legend line proposes the person who had the label before', async () => {
  const { window } = rostrum;
  await window.getByRole('option', { name: /A walk/ }).click();
  await window.locator('.cm-legend-line').last().click();
  await window.keyboard.press('End');
  await window.keyboard.press('Enter');
  await window.keyboard.type('BD', { delay: 30 });
  await window.getByRole('option', { name: /BD - Brigid Daniel/ }).click();
  await expect(window.locator('.cm-content')).toContainText('BD - Brigid Daniel');
});

test('a speaker who is added gets the label that they had before, and a label of two people is said to be', async () => {
  const { window } = rostrum;
  await window.getByRole('option', { name: /A walk/ }).click();
  await expect(window.locator('.cm-turn').first()).toBeVisible();
  await window.keyboard.press('Control+2');
  await window.getByRole('button', { name: /Add a speaker/ }).click();
  const dialog = window.getByRole('dialog', { name: 'New speaker' });
  const name = dialog.getByLabel('Name', { exact: true });
  const label = dialog.getByLabel('Label', { exact: true });
  await name.fill('Brigid Daniel');
  await expect(label).toHaveValue('BD');
  await name.fill('Bo Dean');
  await label.fill('BD');
  await expect(dialog).toContainText('“BD” is also Brigid Daniel in other episodes.');
  await name.fill('Brigid Daniel');
  await label.press('Enter');
  await expect(window.locator('.cm-content')).toContainText('BD - Brigid Daniel');
});
