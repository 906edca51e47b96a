import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { writeFiles } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let folder: string;

const nightBus = `---
title: "Night bus"
date: "2024-05-02T09:00:00+01:00"
draft: false
---
EM - Elspeth Moir  
RM - Ruth Mackie

EM Who rides the night bus with you?

RM Nurses, mostly, and people who clean the offices.

EM And what do they talk about?
`;

/** WhisperX: two speakers whom it tells apart, words of nobody's, and a phrase of its own making. */
const whisperx = JSON.stringify({
  segments: [
    { start: 1, end: 4, text: ' Who mends the boats these days?', speaker: 'SPEAKER_00' },
    { start: 4.5, end: 9, text: ' My sister does, and she learned it', speaker: 'SPEAKER_01' },
    { start: 9, end: 11, text: ' from the last of the old builders.', speaker: 'SPEAKER_01' },
    { start: 12, end: 13, text: ' From whom?', speaker: 'SPEAKER_00' },
    { start: 14, end: 15, text: ' Mm.' },
    { start: 16, end: 18, text: ' Thanks for watching!', speaker: 'SPEAKER_00' },
  ],
});

const captions = `WEBVTT

00:00:02.000 --> 00:00:04.000
who rides the night bus with you

00:00:05.500 --> 00:00:09.000
nurses mostly and people who clean offices

00:00:10.250 --> 00:00:12.000
and what do they talk about
`;

test.beforeEach(async ({ folder: own, openLibrary }) => {
  folder = own;
  writeFiles(folder, {
    'library/night-bus.md': nightBus,
    'boat-yard.json': whisperx,
    'night-bus.vtt': captions,
    'letter.pdf': '%PDF-1.7',
  });
  rostrum = await openLibrary();
});

const read = (name: string) => readFileSync(join(folder, 'library', name), 'utf8');

async function importFile(name: string): Promise<void> {
  await rostrum.app.evaluate(
    ({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    },
    join(folder, name),
  );
  await rostrum.window.keyboard.press('Control+Shift+n');
}

test('a recogniser’s output becomes an episode: speakers mapped, turns seen beforehand, times kept beside it', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  await importFile('boat-yard.json');
  const dialog = window.getByRole('dialog', { name: 'Import boat-yard.json' });
  await expect(dialog).toContainText('Whisper JSON (WhisperX) · 26 words · 0:18 long · 2 speakers');
  await expect(dialog.getByRole('button', { name: 'Import 5 turns' })).toBeEnabled();
  await expect(dialog.getByLabel('Label of SPEAKER_00')).toHaveValue('S0');
  expect(existsSync(join(folder, 'library', 'boat-yard.md'))).toBe(false);

  await dialog.getByRole('combobox', { name: 'Who SPEAKER_00 is' }).fill('Elspeth Moir');
  await expect(dialog.getByLabel('Label of SPEAKER_00')).toHaveValue('EM');
  await dialog.getByRole('combobox', { name: 'Who SPEAKER_01 is' }).fill('Nadia Khan');
  await window.keyboard.press('Tab');
  await expect(dialog.getByLabel('Label of SPEAKER_01')).toHaveValue('NK');
  const turns = dialog.getByRole('list', { name: 'Turns' }).getByRole('listitem');
  await expect(turns.nth(1)).toHaveText('NK0:04My sister does, and she learned it from the last of the old builders.');
  await expect(turns.nth(3)).toHaveText('??0:14Mm.');
  await expect(dialog.getByText('One phrase that recognisers make up.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '“Thanks for watching”' })).toBeVisible();
  await dialog.getByLabel('Date').fill('2024-07-04');
  await expect(dialog.getByLabel('File')).toHaveValue('boat-yard.md');
  expect(await findBarriers(window, { within: '.dialog' })).toEqual([]);

  await dialog.getByRole('button', { name: 'Import 5 turns' }).click();
  await expect(dialog).toBeHidden();
  await expect(window.getByRole('option', { name: 'Boat yard' })).toBeVisible();
  await expect(window.locator('.cm-content').first()).toContainText('My sister does');
  expect(read('boat-yard.md')).toBe(
    '---\ntitle: "Boat yard"\ndate: "2024-07-04T09:00:00+01:00"\ndraft: true\n---\nEM - Elspeth Moir  \nNK - Nadia Khan\n\nEM Who mends the boats these days?\n\nNK My sister does, and she learned it from the last of the old builders.\n\nEM From whom?\n\n?? Mm.\n\nEM Thanks for watching!\n',
  );
  expect(read('.rostrum/episodes/boat-yard.md.tsv')).toContain('time\t000:00:04.500\t2\t');
});

test('the open episode gets its times from captions; its text stays', async () => {
  const { window } = rostrum;
  await window.getByRole('option', { name: 'Night bus' }).click();
  await expect(window.locator('.cm-content').first()).toContainText('Nurses, mostly');
  await importFile('night-bus.vtt');
  const dialog = window.getByRole('dialog', { name: 'Import night-bus.vtt' });
  await dialog.getByRole('radio', { name: 'Times for the open episode' }).check();
  await expect(dialog).toContainText('20 of 21');
  expect(await findBarriers(window, { within: '.dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Add times to 3 turns' }).click();
  await expect(window.getByText('The times of 3 turns are kept beside the episode.')).toBeVisible();
  expect(read('night-bus.md')).toBe(nightBus);
  expect(read('.rostrum/episodes/night-bus.md.tsv')).toContain('time\t000:00:10.250\t3\t');
});

test('times that an editor stripped come back into the text, as one step of undo', async () => {
  const timed =
    '---\ntitle: "Ferry"\ndate: "2024-06-02"\n---\n\n**Ann Lee:** \\[00:02\\] Who rides the night bus with you?\n\n**Tom Wood:** \\[00:05\\] Nurses, mostly, and people who clean offices.\n\n**Ann Lee:** \\[00:10\\] And what do they talk about?\n';
  const stripped = timed.replace('\\[00:05\\] ', '');
  writeFiles(folder, { 'library/ferry.md': stripped });
  const { window } = rostrum;
  await window.getByRole('option', { name: 'Ferry' }).click();
  const text = window.locator('.cm-content').first();
  await expect(text).toContainText('Nurses, mostly');
  await importFile('night-bus.vtt');
  const dialog = window.getByRole('dialog', { name: 'Import night-bus.vtt' });
  await dialog.getByRole('radio', { name: 'Times for the open episode' }).check();
  await dialog.getByRole('button', { name: 'Add times to 1 turn' }).click();
  await expect(text).toContainText('[00:05');
  await window.keyboard.press('Control+s');
  await expect.poll(() => read('ferry.md')).toBe(timed);
  await text.click();
  await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+s');
  await expect.poll(() => read('ferry.md')).toBe(stripped);
});

test('the encoding and the format can be chosen, and the turns show what comes of it', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  // “Здравствуйте, как дела?” in Windows-1251.
  const bytes = Buffer.concat([
    Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
    Buffer.from('c7e4f0e0e2f1f2e2f3e9f2e52c20eae0ea20e4e5ebe03f', 'hex'),
    Buffer.from('\n'),
  ]);
  writeFileSync(join(folder, 'talk.srt'), bytes);
  await importFile('talk.srt');
  const dialog = window.getByRole('dialog', { name: 'Import talk.srt' });
  const turns = dialog.getByRole('list', { name: 'Turns' });
  await expect(turns).toContainText('Здравствуйте, как дела?');
  await expect(dialog).toContainText('One note on the file');
  await expect(dialog.getByLabel('Encoding')).toHaveValue('windows-1251');
  await dialog.getByLabel('Encoding').selectOption({ label: 'Cyrillic (KOI8-R)' });
  await expect(turns).toContainText('гДПЮБЯРБСИРЕ');
  await dialog.getByLabel('Encoding').selectOption('windows-1251');
  await dialog.getByLabel('Read as').selectOption({ label: 'Text or Markdown' });
  await expect(turns).toContainText('-->');
  await dialog.getByLabel('Read as').selectOption({ label: 'What it looks like' });
  await expect(turns).not.toContainText('-->');
  expect(await findBarriers(window, { within: '.dialog' })).toEqual([]);
});

test('a page brings its title, its date, its fields and its headings', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  writeFiles(folder, {
    'ep12.md':
      '---\ntitle: "Harbour: the light"\ndate: 2023-01-02\nseason: 3\n---\n\n## Transcript\n\n**Elspeth Moir:** Who keeps it?\n\n**Nadia Khan:** My mother.\n',
  });
  await importFile('ep12.md');
  const dialog = window.getByRole('dialog', { name: 'Import ep12.md' });
  await expect(dialog.getByLabel('Title')).toHaveValue('Harbour: the light');
  await expect(dialog.getByLabel('Date')).toHaveValue('2023-01-02');
  await expect(dialog.getByRole('list', { name: 'Turns' })).toContainText('## Transcript');
  await expect(dialog).toContainText(
    'Kept from the file’s front matter, though other episodes have no such field: season.',
  );
  await dialog.getByRole('button', { name: 'Import 2 turns' }).click();
  await expect(window.getByRole('option', { name: 'Harbour: the light' })).toBeVisible();
  expect(read('harbour-the-light.md')).toContain('season: 3\n---\n');
  expect(read('harbour-the-light.md')).toContain('## Transcript\n\nEM Who keeps it?\n\nNK My mother.\n');
});

test('a file that is no transcript says what it is, and nothing is made of it', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Night bus' })).toBeVisible();
  await importFile('letter.pdf');
  await expect(window.getByText('This is a PDF.')).toBeVisible();
  await expect(window.getByRole('dialog')).toBeHidden();
});
