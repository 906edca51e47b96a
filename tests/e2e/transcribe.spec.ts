import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../helpers/library.ts';
import { writeWav } from '../helpers/recording.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let folder: string;
let start: (files: Record<string, string>, title: string) => Promise<void>;

test.beforeEach(({ folder: own, openLibrary }) => {
  folder = own;
  mkdirSync(join(folder, 'audio'));
  start = async (files, title) => {
    rostrum = await openLibrary(files);
    await expect(rostrum.window.getByRole('option', { name: title })).toBeVisible();
  };
});

const open = async (title: string) => {
  await rostrum.window.getByRole('option', { name: title }).click();
  await expect(rostrum.window.getByRole('heading', { name: title })).toBeVisible();
};
const attach = async (name: string) => {
  await rostrum.window.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(rostrum.window.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
};
const read = (name: string) => readFileSync(join(folder, 'library', name), 'utf8');
/** Saves, and waits until `written`, read from the file, is what it is to be. */
const save = async (written: () => unknown, expected: unknown) => {
  await rostrum.window.keyboard.press('Control+s');
  await expect.poll(written).toEqual(expected);
  await expect(rostrum.window.getByText(/^Saved, \d+ lines? changed$/)).toBeVisible();
};
const clock = async () =>
  Number(await rostrum.window.getByRole('slider', { name: 'Position in the recording' }).getAttribute('aria-valuenow'));

const earlier = `---
title: Night bus
date: "2024-05-02T09:00:00+01:00"
draft: false
---
EM - Elspeth Moir  
RM - Ruth Mackie

EM Who drives?

RM I do.
`;

test('an interview is typed from its recording without the mouse: turns, speakers, marks', async () => {
  const snippets = 'snippets:\n  brb: "[door opens {time}]"\n  brbx: "[door slams {time}]"\n';
  await start({ 'night-bus.md': earlier, 'rostrum.yaml': snippets }, 'Night bus');
  writeWav(join(folder, 'audio', 'the-old-mill.wav'), [{ seconds: 40, loudness: 0.5 }]);
  const { window } = rostrum;
  await window.keyboard.press('Control+n');
  await window.keyboard.type('The old mill');
  const dialog = window.getByRole('dialog', { name: 'New episode' });
  await dialog.getByLabel('Date').fill('2024-06-06');
  for (const name of ['Elspeth Moir', 'Ruth Mackie', 'Nadia Khan']) {
    await dialog.getByRole('combobox', { name: 'Who speaks' }).fill(name);
    await window.keyboard.press('Enter');
    await expect(dialog.getByRole('list', { name: 'Who speaks' })).toContainText(name);
  }
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(window.getByRole('heading', { name: 'The old mill' })).toBeVisible();
  await attach('the-old-mill.wav');
  await window.locator('.cm-content').focus();
  await window.keyboard.press('Control+End');
  const { keyboard } = window;
  await keyboard.press('Enter');
  await keyboard.type('Who ground the corn?');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('My aunt did.');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('And after her?');
  // The next turn would be Ruth’s: it is given to Nadia.
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.press('Control+j');
  for (let skip = 0; skip < 3; skip++) await keyboard.press('F3');
  await keyboard.type('I did, with');
  await keyboard.press('Control+i');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  // Taken away again: one more paragraph.
  await keyboard.press('Backspace');
  await keyboard.type('For nine years. brb');
  await keyboard.press('Control+Space');
  const chosen = window.locator('.cm-tooltip-autocomplete [aria-selected="true"]');
  await expect(chosen).toContainText('door opens');
  // So soon after it has come up, the list takes no keys, lest it take one that was meant for the text.
  await expect(async () => {
    await keyboard.press('ArrowDown');
    await expect(chosen).toContainText('door slams', { timeout: 1000 });
  }).toPass();
  await keyboard.press('ArrowUp');
  await expect(chosen).toContainText('door opens');
  await keyboard.press('Enter');
  await save(
    () => read('the-old-mill.md').split('---\n').at(-1),
    `EM - Elspeth Moir  
RM - Ruth Mackie  
NK - Nadia Khan

EM Who ground the corn?

RM My aunt did.

EM And after her?

NK I did, with [inaudible 00:00:15]

For nine years. [door opens 00:00:15]`,
  );
});

test('Enter once more behind a new label does nothing: words stay behind their labels, of this turn and of the next', async () => {
  const legend = earlier.replace(/\n\nEM Who[^]*/, '\n');
  await start({ 'night-bus.md': legend }, 'Night bus');
  const { keyboard } = rostrum.window;
  await open('Night bus');
  await rostrum.window.locator('.cm-content').focus();
  await keyboard.press('Control+End');
  for (let times = 0; times < 3; times++) await keyboard.press('Enter');
  await keyboard.type('Who drives?');
  for (let times = 0; times < 4; times++) await keyboard.press('Enter');
  await keyboard.type('I do.');
  await save(() => read('night-bus.md'), `${legend}\nEM Who drives?\n\nRM I do.`);
});

const timed = `---
title: The ferry
date: "2020-01-01"
---
Ann (00:00:02):
Who built the ferry?

Bo (00:00:10):
My father did. It took him two winters, and I held the lamp.

Ann (00:00:20):
And who painted it?
`;

test('a time that is clicked is played from, the turn that is played is shown, and times are shifted as one step', async () => {
  await start({ 'the-ferry.md': timed }, 'The ferry');
  writeWav(join(folder, 'audio', 'the-ferry.wav'), [{ seconds: 30, loudness: 0.5 }]);
  const { window } = rostrum;
  await open('The ferry');
  await attach('the-ferry.wav');
  await window.locator('.cm-time', { hasText: '00:00:10' }).click();
  await expect(window.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(window.locator('.cm-playing').first()).toContainText('Bo');
  expect(await clock()).toBeGreaterThanOrEqual(10);
  await window.keyboard.press('F4');
  // The turn at the cursor, again and again: ten seconds to twenty.
  await window.keyboard.press('F9');
  await expect(window.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true');
  for (let skip = 0; skip < 2; skip++) await window.keyboard.press('F3');
  await window.keyboard.press('F4');
  await expect.poll(clock).toBeLessThan(14);
  await window.keyboard.press('F4');
  await window.keyboard.press('F9');
  // The cursor is in the second turn: its time and all behind it.
  await window.keyboard.press('Home');
  await window.keyboard.press('Control+k');
  await window.keyboard.type('Shift Times');
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Shift times from here on' });
  await expect(dialog).toContainText('2 times, from 0:10 to the end of the episode.');
  await window.keyboard.type('-11');
  await expect(dialog.getByRole('status')).toHaveText('Then 0:10 would come before the recording begins.');
  await expect(dialog.getByRole('button', { name: 'Shift', exact: true })).toBeDisabled();
  await dialog.getByRole('textbox').fill('2.4');
  await window.keyboard.press('Enter');
  await save(() => read('the-ferry.md'), timed.replace('00:00:10', '00:00:12').replace('00:00:20', '00:00:22'));
  await window.keyboard.press('Control+z');
  await save(() => read('the-ferry.md'), timed);
});

/** Thirty words of one speaker, of which the middle sentence is somebody else’s. */
const mixed = `---
title: The ferry
date: "2020-01-01"
---
Ann (00:00:00):
Who built it?

Bo (00:00:02):
My father did, in the yard behind the house, slowly. And did anybody at all help him with that work? We all did, every evening after school until dark fell.

Ann (00:00:29):
Good.
`;

test('while the recording plays, a digit of the pass gives what is being heard to that speaker, from the sentence start', async () => {
  await start({ 'the-ferry.md': mixed }, 'The ferry');
  writeWav(join(folder, 'audio', 'the-ferry.wav'), [{ seconds: 30, loudness: 0.5 }]);
  const { window } = rostrum;
  await open('The ferry');
  await attach('the-ferry.wav');
  await window.locator('.cm-time', { hasText: '00:00:02' }).click();
  await expect(window.getByRole('button', { name: 'Pause' })).toBeVisible();
  await window.keyboard.press('Control+Shift+A');
  await window.keyboard.press('F3');
  await window.keyboard.press('F3');
  await window.keyboard.press('1');
  await window.keyboard.press('F3');
  await window.keyboard.press('F3');
  await window.keyboard.press('2');
  await window.keyboard.press('F4');
  await window.keyboard.press('Escape');
  await save(
    () =>
      read('the-ferry.md')
        .split('---\n')
        .at(-1)!
        .replace(/ \([\d:]+\)/g, ''),
    `Ann:
Who built it?

Bo:
My father did, in the yard behind the house, slowly.

Ann:
And did anybody at all help him with that work?

Bo:
We all did, every evening after school until dark fell.

Ann:
Good.
`,
  );
});

/** A stand-in for a speech-to-text program: writes captions, or waits to be stopped. */
const recogniser = `
const { existsSync, writeFileSync } = require('node:fs');
const [how, input] = process.argv.slice(2);
if (!existsSync(input)) throw new Error('no recording');
console.log('progress = 40%');
if (how === 'wait') setInterval(() => {}, 1000);
else writeFileSync('the-old-mill.vtt', 'WEBVTT\\n\\n00:00.000 --> 00:02.000\\n<v Elspeth Moir>Who ground the corn?\\n\\n00:02.000 --> 00:04.000\\n<v Ruth Mackie>My aunt did.\\n');
`;

const unwritten = `---
title: The old mill
date: "2024-06-06T09:00:00+01:00"
draft: true
---
EM - Elspeth Moir
`;

test('a draft is made by a program on this machine: allowed once, watched, cancelled, made, and taken into the episode', async () => {
  await start({ 'night-bus.md': earlier, 'the-old-mill.md': unwritten }, 'The old mill');
  writeWav(join(folder, 'audio', 'the-old-mill.wav'), [{ seconds: 4, loudness: 0.5 }]);
  writeFiles(folder, { 'recogniser.cjs': recogniser });
  const { window, app } = rostrum;
  const allow = (response: number) =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showMessageBox = () => Promise.resolve({ response: chosen, checkboxChecked: false });
    }, response);
  const given = (how: string) => `"${join(folder, 'recogniser.cjs')}" ${how}`;
  await open('The old mill');
  await attach('the-old-mill.wav');
  await window.keyboard.press('Control+k');
  await window.keyboard.type('Transcribe with Another Program');
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Transcribe with another program' });
  await expect(dialog).toContainText('The recording stays here.');
  await dialog.getByLabel('Kind of program').selectOption('Another program');
  await dialog.getByLabel('Program', { exact: true }).fill(process.execPath);
  await dialog.getByLabel('Arguments').fill('"recogniser');
  await expect(dialog.getByRole('alert')).toHaveText('A quotation mark (") is opened and never closed.');
  await dialog.getByLabel('Arguments').fill(given('wait'));
  await allow(1);
  await dialog.getByRole('button', { name: 'Use this program' }).click();
  await expect(dialog.getByLabel('Arguments')).toBeVisible();
  await allow(0);
  await dialog.getByRole('button', { name: 'Use this program' }).click();
  await dialog.getByRole('button', { name: 'Transcribe' }).click();
  await expect(dialog.getByText('40 %')).toBeVisible();
  await expect(dialog.getByLabel('What the program prints')).toHaveText('progress = 40%');
  await dialog.getByRole('button', { name: 'Cancel transcription' }).click();
  await dialog.getByRole('button', { name: 'Change…' }).click();
  await expect(dialog.getByLabel('Arguments')).toHaveValue(given('wait').replaceAll('"', ''));
  await dialog.getByLabel('Arguments').fill(given('write'));
  await dialog.getByRole('button', { name: 'Use this program' }).click();
  await dialog.getByRole('button', { name: 'Transcribe' }).click();
  await expect(dialog.getByRole('status')).toHaveText(
    'The transcript is ready. Review it before anything of it comes into the library.',
  );
  await dialog.getByRole('button', { name: 'Import…' }).click();
  const taking = window.getByRole('dialog', { name: 'Import the-old-mill.vtt' });
  await expect(taking.getByLabel('The words of the open episode')).toBeChecked();
  await taking.getByRole('button', { name: 'Import 2 turns' }).click();
  await expect(taking).toHaveCount(0);
  await save(
    () => read('the-old-mill.md'),
    unwritten.replace('Moir\n', 'Moir  \nRM - Ruth Mackie\n\nEM Who ground the corn?\n\nRM My aunt did.\n'),
  );
  expect(read('.rostrum/episodes/the-old-mill.md.tsv').match(/^time\t/gm)).toHaveLength(2);
  // The times come from the draft: the second voice begins two seconds in.
  await window.locator('.cm-turn', { hasText: 'My aunt did.' }).click();
  await window.keyboard.press('Shift+F4');
  await expect(window.locator('.cm-playing').first()).toContainText('My aunt did.');
});

/** What two voices say, and how they are called. */
const script = [
  { voice: 'en-gb', label: 'Ann', words: 'Who built the ferry, and when was that?' },
  { voice: 'en-us', label: 'Bo', words: 'My father did. It took him two winters.' },
  { voice: 'en-gb', label: 'Ann', words: 'And who painted it?' },
  { voice: 'en-us', label: 'Bo', words: 'I painted it green, because there was no other paint.' },
];
const hasSpeech = ['espeak-ng', 'sox'].every((program) => spawnSync(program, ['--version']).status === 0);

test('a spoken conversation of two voices is transcribed along with its sound, and its times are where the voices begin', async () => {
  test.skip(!hasSpeech, 'espeak-ng and sox are not installed: npm test installs them on Debian as root');
  const parts = script.map(({ voice, words }, index) => {
    const raw = join(folder, `raw-${index}.wav`);
    const part = join(folder, `part-${index}.wav`);
    execFileSync('espeak-ng', ['-v', voice, '-s', '150', '-w', raw, words]);
    // A second and a half between voices, in which the editor types.
    execFileSync('sox', [raw, '-r', '22050', '-b', '16', part, 'pad', '0', '1.5']);
    return part;
  });
  execFileSync('sox', [...parts, join(folder, 'audio', 'ferry-talk.wav')]);
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, part) => sum + (statSync(part).size - 44) / 44_100, 0),
  );
  const begun = `---\ntitle: Ferry talk\ndate: "2020-02-02"\n---\nAnn (00:00:00):\nHello.\n\nBo (00:00:00):\nHello.\n\nAnn (00:00:00):\nShall we begin?\n\nBo (00:00:00):\nYes.\n`;
  await start({ 'ferry-talk.md': begun }, 'Ferry talk');
  const { window } = rostrum;
  await open('Ferry talk');
  await attach('ferry-talk.wav');
  await window.locator('.cm-content').focus();
  await window.keyboard.press('Control+End');
  await window.keyboard.press('F4');
  for (const [index, { words }] of script.entries()) {
    await expect
      .poll(
        () =>
          window
            .locator('.player-clock .number')
            .first()
            .innerText()
            .then((text) => Number(text.split(':')[1])),
        { intervals: [50] },
      )
      .toBeGreaterThanOrEqual(Math.floor(starts[index]!));
    if (index > 0) await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    await window.keyboard.insertText(words);
  }
  await window.keyboard.press('F4');
  const turns = () =>
    [
      ...read('ferry-talk.md')
        .slice(begun.length)
        .matchAll(/^(\w+) \(00:00:(\d\d)\):\n(.+)$/gm),
    ].map(([, label, at, words]) => ({ label, at: Number(at), words }));
  await save(
    () => turns().map(({ label, words }) => ({ label, words })),
    script.map(({ label, words }) => ({ label, words })),
  );
  turns().forEach(({ at }, index) => expect(Math.abs(at - starts[index]!)).toBeLessThan(2.5));
});
