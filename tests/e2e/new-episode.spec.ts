import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let at: (name: string) => string;

const episode = (title: string, day: string, guest: string) => `---
title: "${title}"
page_title: "${title}"
date: "${day}T09:00:00+01:00"
draft: false
audio_url: "https://audio.example.org/${day}"
---
EM - Elspeth Moir  
${guest}

EM Who is here?

${guest.slice(0, 2)} I am.
`;

test.beforeEach(async ({ library, openLibrary }) => {
  at = (name) => join(library, name);
  rostrum = await openLibrary({
    'night-bus.md': episode('Night bus', '2024-05-02', 'RM - Ruth Mackie'),
    'first-snow.md': episode('First snow', '2024-06-06', 'RT - Rashid Tully'),
  });
});

const read = (name: string) => readFileSync(at(name), 'utf8');

test('an episode is begun with the keyboard: title, guest, file on disk, open', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  await window.keyboard.press('Control+n');
  const dialog = window.getByRole('dialog', { name: 'New episode' });
  await expect(dialog.getByLabel('Title', { exact: true })).toBeFocused();
  await window.keyboard.type('The old mill');
  await window.keyboard.press('Tab');
  await dialog.getByLabel('Date').fill('2024-07-04');
  const person = dialog.getByRole('combobox', { name: 'Who speaks' });
  await person.focus();
  await window.keyboard.type('ruth');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await window.keyboard.type('Nadia Khan');
  await window.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Who speaks' })).toHaveText(
    /EM.*Elspeth Moir.*RM.*Ruth Mackie.*NK.*Nadia Khan/s,
  );
  await expect(dialog.getByLabel('page_title', { exact: true })).toHaveValue('The old mill');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(window.getByRole('heading', { name: 'The old mill' })).toBeVisible();
  await expect(window.getByRole('option', { name: 'The old mill' })).toBeVisible();
  expect(read('the-old-mill.md')).toBe(`---
title: "The old mill"
page_title: "The old mill"
date: "2024-07-04T09:00:00+01:00"
draft: true
audio_url: ""
---
EM - Elspeth Moir  
RM - Ruth Mackie  
NK - Nadia Khan
`);
});

test('a field follows the title until it is changed, and follows again when asked to', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  await window.keyboard.press('Control+n');
  const dialog = window.getByRole('dialog', { name: 'New episode' });
  const pageTitle = dialog.getByLabel('page_title', { exact: true });
  await dialog.getByLabel('Title', { exact: true }).fill('One');
  await pageTitle.fill('Another');
  await dialog.getByLabel('Title', { exact: true }).fill('Two');
  await expect(pageTitle).toHaveValue('Another');
  await dialog.getByRole('button', { name: 'Link page_title again' }).click();
  await expect(pageTitle).toHaveValue('Two');
});

test('a name that is taken is said before anything is written', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  const before = read('night-bus.md');
  await window.keyboard.press('Control+n');
  const dialog = window.getByRole('dialog', { name: 'New episode' });
  await dialog.getByLabel('Title', { exact: true }).fill('Night Bus');
  await expect(dialog.getByRole('alert')).toHaveText('“night-bus.md” is there already, as “Night bus”.');
  await expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled();
  await dialog.getByLabel('File').fill('night-bus-2.md');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(window.locator('.episode-status')).toContainText('night-bus-2.md');
  expect(read('night-bus.md')).toBe(before);
  expect(existsSync(at('night-bus-2.md'))).toBe(true);
});
