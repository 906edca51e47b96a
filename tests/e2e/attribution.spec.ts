import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeWindow } from '../helpers/launch.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let openLibrary: (files: Readonly<Record<string, string>>) => Promise<Running>;
let at: (...path: readonly string[]) => string;

test.beforeEach(({ library, openLibrary: open }) => {
  openLibrary = open;
  at = (...path) => join(library, ...path);
});

const openEpisode = async (text: string) => {
  rostrum = await openLibrary({ 'interview.md': text });
  await rostrum.window.getByRole('option', { name: 'The ferry' }).click();
  await expect(rostrum.window.locator('.cm-turn').first()).toBeVisible();
};
const saved = () => readFileSync(at('interview.md'), 'utf8');

const head =
  '---\ntitle: The ferry\ndate: "2020-01-01T09:00:00+00:00"\n---\nAB - Ann Bell  \nCD - Carl Dunn  \nEF - Eva Frost\n\n';
const short = `${head}AB Who built the ferry?\n\nCD My father did. It took him two winters.\n\nEF I painted it.\n\nAB Green?\n\nCD Blue.\n`;

test('no digit and no letter lands in the text while the pass runs, and Enter opens the words for typing', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['7', 'q', 'z', '0', 'ö']) await window.keyboard.type(key);
  await expect(window.locator('.episode-status')).toHaveText('interview.mdSaved');
  await window.keyboard.press('Enter');
  await window.keyboard.press('End');
  await window.keyboard.type(' 1 2');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(saved()).toBe(short.replace('the ferry?', 'the ferry? 1 2'));
});

test('each step of the pass is one step of undo, and Backspace goes back and takes it back', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  await window.keyboard.press('3');
  await window.keyboard.press('1');
  await expect(window.locator('.pass-place')).toContainText('Turn 3 of 5');
  await window.keyboard.press('Backspace');
  await expect(window.locator('.pass-place')).toContainText('Turn 2 of 5');
  await window.keyboard.press('Control+z');
  await expect(window.locator('.episode-status')).toHaveText('interview.mdSaved');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+s');
  expect(saved()).toBe(short);
});

test('a turn is split at the cursor, merged, and speakers are swapped and alternated, without the mouse', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  const expectSaved = async (text: string) => {
    await window.keyboard.press('Control+s');
    await expect.poll(() => saved().slice(head.length)).toBe(text);
  };
  await window.keyboard.press('Control+Shift+A');
  await window.keyboard.press('ArrowDown');
  for (let word = 0; word < 4; word++) await window.keyboard.press('Control+ArrowRight');
  await window.keyboard.press('s');
  await window.keyboard.press('3');
  await expectSaved(
    'AB Who built the ferry?\n\nCD My father did.\n\nEF It took him two winters.\n\nEF I painted it.\n\nAB Green?\n\nCD Blue.\n',
  );
  await window.keyboard.press('Shift+M');
  await expectSaved(
    'AB Who built the ferry?\n\nCD My father did.\n\nEF It took him two winters. I painted it.\n\nAB Green?\n\nCD Blue.\n',
  );
  await window.keyboard.press('x');
  await window.keyboard.press('1');
  await window.keyboard.press('2');
  await expectSaved(
    'AB Who built the ferry?\n\nCD My father did.\n\nEF It took him two winters. I painted it.\n\nCD Green?\n\nAB Blue.\n',
  );
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('a');
  await window.keyboard.press('2');
  await window.keyboard.press('3');
  await expectSaved(
    'AB Who built the ferry?\n\nCD My father did.\n\nCD It took him two winters. I painted it.\n\nEF Green?\n\nCD Blue.\n',
  );
});

test('nothing that is pasted, cut, dragged or deleted reaches the text while the pass runs', async () => {
  await openEpisode(short);
  const { app, window } = rostrum;
  await app.evaluate(({ clipboard }) => clipboard.writeText('2 words from elsewhere'));
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['Control+v', 'Delete', 'Control+x', 'Control+Delete', 'Alt+ArrowDown', 'Control+Shift+K'])
    await window.keyboard.press(key);
  await expect(window.locator('.pass-bar')).toBeVisible();
  await window.keyboard.press('Escape');
  await window.keyboard.press('End');
  await window.keyboard.type('!');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(saved()).toBe(short.replace('the ferry?', 'the ferry?!'));
});

test('the doubtful turns are stepped through, two speakers are swapped everywhere, and a paragraph is narration, a link, and narration again', async () => {
  const text = `${head}The ferry is older than the harbour.\n\nAB Who built the ferry?\n\nCD My father did.\n\nZZ I painted it.\n\nAB Green?\n\nCD Blue.\n`;
  await openEpisode(text);
  const { window } = rostrum;
  const body = async () =>
    (await window.locator('.cm-content').innerText())
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  await window.keyboard.press('Control+Shift+A');
  await window.keyboard.press('q');
  await expect(window.locator('.pass-place')).toHaveText('Turn 3 of 5');
  await expect(window.locator('.pass-speaker[data-speaker="4"]')).toHaveText('4ZZ');
  await window.keyboard.press('3');
  // ZZ speaks no more, and yet the numbers stay.
  await expect(window.locator('.pass-speaker')).toHaveText(['1Ann Bell', '2Carl Dunn', '3Eva Frost', '4ZZ']);
  await window.keyboard.press('Shift+X');
  await window.keyboard.press('1');
  await window.keyboard.press('2');
  expect((await body()).slice(-5)).toEqual([
    'CD Who built the ferry?',
    'AB My father did.',
    'EF I painted it.',
    'CD Green?',
    'AB Blue.',
  ]);

  for (let turn = 0; turn < 4; turn++) await window.keyboard.press('ArrowUp');
  await expect(window.locator('.pass-place')).toHaveText('Narration');
  await window.keyboard.press('2');
  expect((await body()).slice(-6)[0]).toBe('CD The ferry is older than the harbour.');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('n');
  expect((await body()).slice(-6)[0]).toBe('The ferry is older than the harbour.');
  await window.keyboard.press('Escape');
  await expect(window.locator('.cm-label').filter({ hasText: 'ZZ' })).toHaveCount(0);
});

test('what is reviewed is kept beside the file, shown in the list, and gone on with at the next start', async ({
  restart,
}) => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['Space', '2', 'Space']) await window.keyboard.press(key);
  await expect(window.locator('.pass-reviewed')).toHaveText('Reviewed to turn 3');
  await expect(window.getByRole('option', { name: 'The ferry' }).getByTitle('Reviewed to turn 3 of 5')).toBeVisible();
  expect(saved()).toBe(short);
  await window.keyboard.press('Escape');

  rostrum = await restart();
  await rostrum.window.getByRole('button', { name: 'Continue: The ferry, turn 4' }).click();
  await expect(rostrum.window.locator('.pass-place')).toHaveText('Turn 4 of 5');
  await rostrum.window.keyboard.press('Shift+ArrowDown');
  await rostrum.window.keyboard.press('Space');
  await expect(rostrum.window.locator('.pass-reviewed')).toHaveText('Reviewed to turn 5');
});

test('going back takes the mark back too, and an undo of a merge leaves it behind the same turn', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  const reviewed = window.locator('.pass-reviewed');
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['Space', 'Space', 'Space']) await window.keyboard.press(key);
  await expect(reviewed).toHaveText('Reviewed to turn 3');
  await window.keyboard.press('Backspace');
  await expect(reviewed).toHaveText('Reviewed to turn 2');
  await window.keyboard.press('m');
  await expect(window.locator('.pass-place')).toHaveText('Turn 2 of 4');
  await window.keyboard.press('Control+z');
  await expect(window.locator('.pass-place')).toHaveText(/of 5/);
  await expect(reviewed).toHaveText('Reviewed to turn 2');
  for (const key of ['Backspace', 'Backspace', 'Backspace']) await window.keyboard.press(key);
  await expect(reviewed).toHaveText('Nothing reviewed yet');
  await expect.poll(() => existsSync(at('.rostrum', 'episodes', 'interview.md.tsv'))).toBe(false);
});

test('an undo that takes the last turn away keeps the pass where something is', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.locator('.cm-content').focus();
  await window.keyboard.press('Control+End');
  await window.keyboard.insertText('\n\nAB And when?\n');
  await window.keyboard.press('Control+Shift+A');
  await expect(window.locator('.pass-place')).toHaveText('Turn 6 of 6');
  await window.keyboard.press('Control+z');
  await expect(window.locator('.pass-place')).toHaveText('Turn 5 of 5');
});

test('what another program writes while the pass runs is shown, and the pass stays at its turn', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['Space', 'Space']) await window.keyboard.press(key);
  await expect(window.locator('.pass-place')).toHaveText('Turn 3 of 5');
  writeFileSync(at('interview.md'), short.replace('AB Who built', 'CD Good morning.\n\nAB Who built'));
  await expect(window.locator('.pass-place')).toHaveText('Turn 4 of 6');
  await expect(window.locator('.pass-reviewed')).toHaveText('Reviewed to turn 3');
  await window.keyboard.press('1');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+s');
  await expect
    .poll(saved)
    .toBe(short.replace('AB Who built', 'CD Good morning.\n\nAB Who built').replace('EF I painted', 'AB I painted'));
});

test('a window that is closed right after a key has kept the mark, the place and the work', async ({ restart }) => {
  await openEpisode(short);
  const { app, window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['Space', 'Space']) await window.keyboard.press(key);
  await (
    await closeWindow(app)
  ).ended;
  rostrum = await restart();
  await rostrum.window.getByRole('button', { name: 'Continue: The ferry, turn 3' }).click();
  await expect(rostrum.window.locator('.pass-reviewed')).toHaveText('Reviewed to turn 2');
});

test('of twelve speakers each has a number, a row in the strip and keys', async () => {
  const names = [
    'Ann Bell',
    'Carl Dunn',
    'Eva Frost',
    'Gil Hart',
    'Ida James',
    'Kai Lund',
    'Mia North',
    'Oli Park',
    'Quin Reed',
    'Sue Tate',
    'Uma Vane',
    'Wim York',
  ];
  const initials = names.map((name) => name.replace(/[^A-Z]/g, ''));
  const twelve = `---\ntitle: The ferry\n---\n${names.map((name, index) => `${initials[index]!} - ${name}`).join('  \n')}\n\n${initials.map((label) => `${label} Here I am.`).join('\n\n')}\n`;
  await openEpisode(twelve);
  const { window } = rostrum;
  await expect(window.locator('.strip-numbers li')).toHaveText(names.map((_, index) => String(index + 1)));
  await window.keyboard.press('Control+Shift+A');
  for (const key of ['0', '2', '0', '0', '0', 'Escape', '9']) await window.keyboard.press(key);
  await expect(window.locator('.pass-place')).toHaveText('Turn 4 of 12');
  await window.keyboard.press('Control+s');
  await expect
    .poll(saved)
    .toBe(twelve.replace('AB Here', 'WY Here').replace('CD Here', 'ST Here').replace('EF Here', 'QR Here'));
});

test('a button that was clicked leaves the keys to the pass, and an open menu does not', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+2');
  await window.keyboard.press('Control+Shift+A');
  await window.getByRole('button', { name: 'Mark as ready' }).click();
  await window.keyboard.press('3');
  await expect(window.locator('.pass-place')).toHaveText('Turn 2 of 5');
  await expect(window.locator('.cm-turn').first()).toContainText('EF');
  await window.getByRole('button', { name: 'More for Carl Dunn' }).press('Enter');
  await expect(window.getByRole('menu')).toBeVisible();
  for (const key of ['1', 'n', 'm', 'x']) await window.keyboard.press(key);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('menu')).toHaveCount(0);
  await window.keyboard.press('Control+s');
  await expect.poll(saved).toBe(short.replace('AB Who', 'EF Who'));
});

test('each stop is told to a screen reader, and what cannot be done says why and is no step to go back from', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  const told = window.getByRole('status').filter({ hasText: /^Turn \d+ of \d+, / });
  await expect(told).toHaveText('Turn 1 of 5, Ann Bell: Who built the ferry?');
  await window.keyboard.press('Space');
  await expect(told).toHaveText('Turn 2 of 5, Carl Dunn: My father did. It took him two winters.');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('m');
  await expect(window.getByText('There is no turn before this one.')).toBeVisible();
  for (let step = 0; step < 4; step++) await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Shift+M');
  await expect(window.getByText('There is no turn after this one.')).toBeVisible();
  await window.keyboard.press('Backspace');
  await expect(window.locator('.pass-place')).toHaveText('Turn 1 of 5');
  await expect(window.locator('.pass-reviewed')).toHaveText('Nothing reviewed yet');
});

test('narration that is taken back with the same key leaves no rule behind, and the speaker is the same', async () => {
  await openEpisode(short);
  const { window } = rostrum;
  await window.keyboard.press('Control+Shift+A');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('n');
  await expect(window.locator('.pass-place')).toHaveText('Narration');
  await window.keyboard.press('Control+s');
  await expect.poll(saved).toBe(short.replace('CD My', '***\n\nMy'));
  await window.keyboard.press('n');
  await expect(window.locator('.pass-place')).toHaveText('Turn 2 of 5');
  await window.keyboard.press('Control+s');
  await expect.poll(saved).toBe(short);
});
