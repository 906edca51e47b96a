import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

const nightBus = `---
title: Night bus
date: 2024-05-02
---
EM - Elspeth Moir  
RM - Ruth Mackie

EM Who rides it?

RM Nurses, mostly.
`;

const captions = `WEBVTT

00:00:02.000 --> 00:00:04.000
Who keeps the bees on the roof?

00:00:05.500 --> 00:00:09.000
My neighbour does. She brings them up by lift.

00:00:10.250 --> 00:00:12.000
And the honey?

00:00:13.000 --> 00:00:15.000
All of it goes to the school.
`;

test('a transcript without speakers: who was there is asked, the pass knows them and takes in one more by name, and it is saved', async ({
  folder,
  openLibrary,
}) => {
  writeFiles(folder, { 'library/night-bus.md': nightBus, 'roof-bees.vtt': captions });
  const { app, window } = await openLibrary();
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  await app.evaluate(
    ({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    },
    join(folder, 'roof-bees.vtt'),
  );
  await window.keyboard.press('Control+Shift+n');
  const dialog = window.getByRole('dialog', { name: 'Import roof-bees.vtt' });
  await expect(dialog).toContainText('no speakers');
  await expect(dialog.getByRole('button', { name: 'Import 4 turns' })).toBeEnabled();
  await dialog.getByLabel('Turns without a speaker end').selectOption({ label: 'As they are' });
  await dialog.getByRole('combobox', { name: 'Who was there' }).focus();
  await window.keyboard.type('ruth');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Who was there' })).toContainText('RMRuth Mackie');
  await dialog.getByRole('button', { name: 'Import 4 turns' }).click();

  await expect(window.getByRole('heading', { name: 'roof bees' })).toBeVisible();
  await window.keyboard.press('Control+Shift+a');
  const pass = window.getByRole('region', { name: 'Attribution pass' });
  await expect(pass.getByRole('button', { name: /Ruth Mackie/ })).toBeVisible();
  // The digit behind the last one asks for a name.
  await window.keyboard.press('2');
  await window.keyboard.type('Ines Ward');
  await expect(window.getByRole('dialog', { name: 'New speaker' }).getByLabel('Label')).toHaveValue('IW');
  await window.keyboard.press('Enter');
  await expect(pass).toContainText('Turn 2 of 4');
  await window.keyboard.press('1');
  // Who asks and who answers is learnt from two turns.
  await expect(pass.getByRole('list', { name: 'Likely speakers' }).getByRole('button')).toHaveCount(2);
  await window.keyboard.press('2');
  await window.keyboard.press('1');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, ')).toBeVisible();
  expect(readFileSync(join(folder, 'library', 'roof-bees.md'), 'utf8')).toContain(
    `RM - Ruth Mackie  
IW - Ines Ward

IW Who keeps the bees on the roof?

RM My neighbour does. She brings them up by lift.

IW And the honey?

RM All of it goes to the school.
`,
  );
});
