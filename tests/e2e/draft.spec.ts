import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startReleaseServer } from '../helpers/release-server.ts';
import { tinyModelFile, tinyModelList } from '../helpers/tiny-model-list.ts';
import { writeToneSpeech, type ToneStretch } from '../helpers/tone-speech.ts';
import { nightBus } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

const unwritten = `---
title: The long way
date: "2024-06-06T09:00:00+01:00"
guests: Elspeth Moir
---
`;

const talk: readonly ToneStretch[] = [
  { silence: 1 },
  { voice: 0, words: ['So', 'we', 'walked', 'home.'] },
  { silence: 3 },
  { voice: 1, words: ['Why?', 'So', 'we', 'walked', 'home.'] },
  { silence: 3 },
  { voice: 0, words: ['Yes.', 'So', 'we', 'walked'] },
  { silence: 1 },
];

test('a draft is made of an episode’s recording without any program being set up: models fetched once the editor agrees, turns as they are heard, the transcript in the episode, and its words marked while they play', async ({
  folder,
  openLibrary,
}) => {
  const server = await startReleaseServer();
  const list = tinyModelList(server.origin).models.filter(({ id }) => id.startsWith('tiny-'));
  for (const { id, files } of list)
    for (const { name } of files) server.answers.set(`/${id}/${name}`, tinyModelFile(id, name));
  writeFileSync(join(folder, 'models.json'), JSON.stringify({ models: list }));
  mkdirSync(join(folder, 'audio'));
  writeToneSpeech(join(folder, 'audio', 'the-long-way.wav'), talk);
  const { app, window } = await openLibrary({ 'night-bus.md': nightBus, 'the-long-way.md': unwritten });
  await app.evaluate((_, path) => (process.env['ROSTRUM_SPEECH_MODELS'] = path), join(folder, 'models.json'));
  const asked = (response: number) =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showMessageBox = (...words: unknown[]) => {
        (globalThis as { asked?: unknown }).asked = words.at(-1);
        return Promise.resolve({ response: chosen, checkboxChecked: false });
      };
    }, response);
  try {
    await window.getByRole('option', { name: 'The long way' }).click();
    await expect(window.getByRole('heading', { name: 'The long way' })).toBeVisible();
    await window.getByRole('button', { name: /^the-long-way\.wav/ }).click();
    await expect(window.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await window.keyboard.press('Control+Shift+w');
    const dialog = window.getByRole('dialog', { name: 'Draft from recording' });
    await expect(dialog.getByLabel('the-long-way.wav, this episode’s recording')).toBeChecked();
    // A guest talks with somebody.
    await expect(dialog.getByLabel('Speakers')).toHaveValue('2');
    const models = dialog.getByRole('region', { name: 'Speech models' });
    await expect(models).toContainText('The tiny-words model, for the words: 0.0 MB from 127.0.0.1');
    await expect(dialog.getByRole('button', { name: 'Start' })).toBeDisabled();

    await asked(1);
    await models.getByRole('button', { name: /^Download/ }).click();
    await expect(models.getByRole('button', { name: /^Download/ })).toBeVisible();
    expect(server.asked).toEqual([]);
    const question = await app.evaluate(() => (globalThis as { asked?: { detail: string } }).asked!.detail);
    expect(question).toContain('from 127.0.0.1');
    expect(question).toContain('Licence: MIT');

    await asked(0);
    await models.getByRole('button', { name: /^Download/ }).click();
    await expect(models).toHaveCount(0);
    expect(server.asked).toHaveLength(4);
    await dialog.getByRole('button', { name: 'Start' }).click();
    const heard = dialog.getByRole('list', { name: 'What was heard' });
    await expect(heard).toContainText('So we walked home.');
    await expect(dialog.getByRole('button', { name: 'Review and import…' })).toBeVisible();
    await expect(heard.getByRole('listitem')).toHaveText([
      /0:01 So we walked home\./,
      /0:0\d Why\?/,
      /0:0\d So we walked home\./,
      /0:1\d Yes\./,
      /0:1\d So we walked/,
    ]);

    await dialog.getByRole('button', { name: 'Review and import…' }).click();
    const taking = window.getByRole('dialog', { name: 'Import the-long-way.json' });
    await expect(taking.getByLabel('The words of the open episode')).toBeChecked();
    await expect(taking).toContainText('2 speakers');
    await taking.getByRole('button', { name: /^Import \d turns/ }).click();
    await window.keyboard.press('Control+s');
    await expect(window.getByText(/^Saved, \d+ lines? changed$/)).toBeVisible();
    const text = readFileSync(join(folder, 'library', 'the-long-way.md'), 'utf8');
    expect(text).toMatch(/^S0 So we walked home\.$/m);
    expect(text).toMatch(/^S1 Why\? So we walked home\.$/m);

    // The words that play are marked, also behind a word that was corrected.
    await window.keyboard.press('F4');
    await expect(window.locator('.cm-playing-word')).toHaveText(/^(?:So|we|walked|home\.)$/);
    await window.keyboard.press('F4');
    await expect(window.locator('.cm-playing-word')).toHaveCount(0);
  } finally {
    await app.evaluate(() => delete process.env['ROSTRUM_SPEECH_MODELS']);
    await server.close();
  }
});
