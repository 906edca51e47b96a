import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelsFolder } from '../../electron/services/speech/models-folder.ts';
import { readTranscriptFile } from '../../electron/services/import/read-transcript-file.ts';
import { wavFile } from '../helpers/recording.ts';
import { hasReaders, speakTalk } from '../helpers/spoken-talk.ts';
import { installTinyModels, tinyModelList } from '../helpers/tiny-model-list.ts';
import { nightBus } from '../helpers/library.ts';
import { expect, test, type Page } from './fixture.ts';

const unwritten = `---
title: The long way
date: "2024-06-06T09:00:00+01:00"
---
`;

/** Who speaks, and for how many seconds. The first three turns are those that the editor labels. */
const talk = [16, 16, 4, 5, 4, 4, 4, 5, 4, 4, 4, 5, 4, 4, 4, 5, 4, 4, 4, 4, 4, 4].map((seconds, turn) => ({
  voice: turn % 2,
  seconds,
}));
const labels = ['EM', 'RM'];
const rightLabels = talk.map(({ voice }) => labels[voice]!);
/** Turns that are given to the wrong person on purpose, from 0. */
const spoilt = [5, 12];

/** Other tests share the app. */
let onTestEnd = () => Promise.resolve();
test.afterEach(() => onTestEnd());

/** Two of the readers, whose voices are unlike. */
const readerOf = [2, 4];

test(`a recording becomes captions: heard by tiny models, three turns labelled, the rest taken as they sound, two wrong labels found by voice; ${hasReaders ? 'people read' : 'voices are synthetic, for there are no recordings of people here'}`, async ({
  folder,
  library,
  openLibrary,
}) => {
  test.setTimeout(120_000);
  writeFileSync(join(folder, 'models.json'), JSON.stringify(tinyModelList()));
  mkdirSync(join(folder, 'audio'));
  const { samples, starts } = await speakTalk(talk.map(({ voice, seconds }) => ({ voice: readerOf[voice]!, seconds })));
  const sound = Int16Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
  writeFileSync(join(folder, 'audio', 'the-long-way.wav'), wavFile(sound, 16_000));
  const { app, window } = await openLibrary({ 'night-bus.md': nightBus, 'the-long-way.md': unwritten });
  const models = modelsFolder(await app.evaluate(({ app: electron }) => electron.getPath('userData')));
  const ids = ['tiny-vad', 'over-voices'];
  installTinyModels(models, ids);
  await app.evaluate((_, path) => (process.env['ROSTRUM_SPEECH_MODELS'] = path), join(folder, 'models.json'));
  onTestEnd = async () => {
    for (const id of ids) rmSync(join(models, id), { recursive: true });
    await app.evaluate(() => delete process.env['ROSTRUM_SPEECH_MODELS']);
  };
  const labelsInFile = () =>
    [...readFileSync(join(library, 'the-long-way.md'), 'utf8').matchAll(/^(EM|RM|\?\?) (?!- )/gm)].map(
      ([, label]) => label,
    );

  await test.step('the recording is heard', async () => {
    await window.getByRole('option', { name: 'The long way' }).click();
    await expect(window.getByRole('heading', { name: 'The long way' })).toBeVisible();
    await window.getByRole('button', { name: /^the-long-way\.wav/ }).click();
    await expect(window.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await window.keyboard.press('Control+Shift+w');
    const dialog = window.getByRole('dialog', { name: 'Draft from recording' });
    await dialog.getByLabel('Quality').selectOption('over-voices');
    await dialog.getByLabel('Tell voices apart').uncheck();
    await dialog.getByRole('button', { name: 'Start' }).click();
    // Drafts of other libraries may stand above it.
    const draft = dialog.locator('.draft-job').last();
    await expect(draft.getByRole('list', { name: 'What was heard' }).getByRole('listitem')).toHaveCount(talk.length);
    await draft.getByRole('button', { name: 'Review and import…' }).click();
  });

  await test.step('its words become the episode’s: turns of nobody’s, in the house style', async () => {
    const dialog = window.getByRole('dialog', { name: 'Import the-long-way.json' });
    await expect(dialog.getByLabel('The words of the open episode')).toBeChecked();
    for (const name of ['elspeth', 'ruth']) {
      await dialog.getByRole('combobox', { name: 'Who was there' }).fill(name);
      await window.keyboard.press('ArrowDown');
      await window.keyboard.press('Enter');
    }
    await dialog.getByRole('button', { name: `Import ${talk.length} turns` }).click();
    await window.keyboard.press('Control+s');
    await expect.poll(labelsInFile).toEqual(talk.map(() => '??'));
  });

  await test.step('three turns are labelled, and the rest is taken as it sounds', async () => {
    await window.keyboard.press('Control+Shift+a');
    const pass = window.getByRole('region', { name: 'Attribution pass' });
    await pass.getByRole('button', { name: /suggest speakers by voice/ }).click();
    for (const digit of ['1', '2', '1']) await window.keyboard.press(digit);
    const likely = pass.getByRole('list', { name: 'Likely speakers' }).getByRole('listitem').first();
    await expect(likely).toContainText(/Ruth Mackie.*by voice/);
    await window.keyboard.press(' ');
    await expect(likely).toContainText(/Elspeth Moir.*by voice/);
    await window.keyboard.press('v');
    const dialog = window.getByRole('dialog', { name: 'Take suggestions by voice' });
    await dialog.getByRole('button', { name: `Take ${talk.length - 4}` }).click();
    await window.keyboard.press('Control+s');
    await expect.poll(labelsInFile).toEqual(rightLabels);
  });

  await test.step('two labels that are spoilt are found by voice, and mended', async () => {
    for (const turn of spoilt) await giveTo(window, turn, labels.indexOf(rightLabels[turn]!) === 0 ? '2' : '1');
    // The window compares by itself once labels have changed; asked meanwhile, it says nothing.
    await expect(async () => {
      await window.keyboard.press('Control+Alt+v');
      await expect(window.getByText('2 turns sound like somebody else.')).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 40_000 });
    await goTo(window, 0);
    for (const turn of spoilt) {
      await window.keyboard.press('q');
      const pass = window.getByRole('region', { name: 'Attribution pass' });
      await expect(pass).toContainText(`Turn ${turn + 1} of ${talk.length}`);
      await expect(pass).toContainText(
        rightLabels[turn] === 'EM' ? /sounds like (?:EM|Elspeth)/ : /sounds like (?:RM|Ruth)/,
      );
      await window.keyboard.press(rightLabels[turn] === 'EM' ? '1' : '2');
    }
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+s');
    await expect.poll(labelsInFile).toEqual(rightLabels);
  });

  await test.step('captions go out, with times and names', async () => {
    const captions = join(folder, 'the-long-way.vtt');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, captions);
    await window.keyboard.press('Control+Shift+s');
    const dialog = window.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('checkbox', { name: 'WebVTT captions' }).check();
    await dialog.getByRole('checkbox', { name: 'Word document' }).uncheck();
    await dialog.getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog.getByRole('status')).toHaveText(`1 file written to ${captions}.`);
    const { segments } = (await readTranscriptFile(captions)).transcript;
    for (const [turn, start] of starts.entries()) {
      const cue = segments.find((one) => Math.abs(one.start! - start) < 0.5);
      expect(cue, `a cue at ${start} seconds`).toBeDefined();
      expect(cue!.speaker).toBe(rightLabels[turn] === 'EM' ? 'Elspeth Moir' : 'Ruth Mackie');
    }
  });
});

/** In the pass. @param turn from 0 */
async function giveTo(window: Page, turn: number, digit: string): Promise<void> {
  await goTo(window, turn);
  await window.keyboard.press(digit);
}

async function goTo(window: Page, turn: number): Promise<void> {
  const pass = window.getByRole('region', { name: 'Attribution pass' });
  const at = Number(/Turn (\d+) of/.exec((await pass.textContent()) ?? '')![1]) - 1;
  for (let moves = 0; moves < Math.abs(turn - at); moves++)
    await window.keyboard.press(turn > at ? 'ArrowDown' : 'ArrowUp');
  await expect(pass).toContainText(`Turn ${turn + 1} of`);
}
