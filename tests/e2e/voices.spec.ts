import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { wavFile } from '../helpers/recording.ts';
import { seededRandom, speakTurns } from '../helpers/synthetic-voices.ts';
import { expect, test, type Page } from './fixture.ts';

const random = seededRandom(5);
const spoken = Array.from({ length: 30 }, (_, turn) => ({ voice: turn % 2, seconds: 1 + 4 * random() }));
const wrong = 12;

const sum = (turns: readonly { seconds: number }[]) => turns.reduce((all, { seconds }) => all + seconds, 0);

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);

const people = ['Ann Lee', 'Bob Roe'];
const { samples, starts } = speakTurns(spoken);

/** Two turns of some length, which may be written as one. */
const joined = spoken.findIndex(
  ({ seconds }, turn) => turn > 19 && seconds > 3 && (spoken[turn + 1]?.seconds ?? 0) > 3,
);

/** So many turns have twenty seconds of each person. */
const taught = spoken.findIndex((_, turn) =>
  [0, 1].every((one) => sum(spoken.slice(0, turn).filter(({ voice }) => voice === one)) > 20),
);

/**
 * The conversation as an episode.
 * @param labelOf what a turn is labelled
 * @param between what stands before the words of the turn behind the joined one, in place of a label with its time
 */
function harbour(labelOf: (voice: number, turn: number) => string, between?: string): string {
  const turns = spoken.map(({ voice, seconds }, turn) => {
    const opening = `\n\n**${labelOf(voice, turn)}** [${clock(starts[turn]!)}]: `;
    const words = 'word '.repeat(Math.round(seconds * 2.7)).trim();
    return `${turn === joined + 1 ? (between ?? opening) : opening}${words}.`;
  });
  return `---\ntitle: Harbour\ndate: 2020-02-02\nguests: [Ann Lee, Bob Roe]\n---${turns.join('')}\n`;
}

async function openHarbour(library: string, window: Page): Promise<void> {
  const sound = Int16Array.from(samples, (value) => value * 32_767);
  writeFileSync(join(library, 'harbour.wav'), wavFile(sound, 16_000));
  await window.getByRole('option', { name: 'Harbour' }).click();
  await window.locator('.cm-turn').first().waitFor();
}

async function chooseRecording(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Recording', exact: true }).click();
  await window.getByRole('button', { name: /^harbour\.wav/ }).click();
  await window.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

test('voices are compared with the labels: a turn that sounds like somebody else is a stop of the pass, and no label changes', async ({
  library,
  openLibrary,
}) => {
  const text = harbour((voice, turn) => people[(voice + (turn === wrong ? 1 : 0)) % 2]!);
  const { window } = await openLibrary({ 'harbour.md': text });
  await openHarbour(library, window);
  await window.keyboard.press('Control+Alt+v');
  await expect(window.getByText('This episode has no recording here.')).toBeVisible();
  await chooseRecording(window);
  await window.keyboard.press('Control+Alt+v');
  await expect(window.getByText('1 turn sounds like somebody else.')).toBeVisible();
  await window.keyboard.press('Control+Shift+a');
  await window.keyboard.press('Home');
  await window.keyboard.press('q');
  await expect(window.getByText('This turn sounds like Ann Lee.')).toBeVisible();
  await expect(window.getByText(`Turn ${wrong + 1} of 30`).first()).toBeVisible();
  await expect(window.getByRole('slider', { name: 'Place in the transcript' })).toHaveAttribute(
    'aria-valuetext',
    `Turn ${wrong + 1} of 30: sounds like Ann Lee, labelled Bob Roe`,
  );
  await window.keyboard.press('Control+Shift+a');
  await window.getByRole('tab', { name: /^Problems/ }).click();
  const hints = window.getByRole('region', { name: 'Hints' });
  await hints.getByRole('button', { name: 'This turn sounds like Ann Lee, not Bob Roe.' }).click();
  await expect(window.getByRole('group', { name: 'Problem' })).toContainText('Hint: This turn sounds like Ann Lee');
  await hints.getByRole('button', { name: 'Give this turn to Ann Lee' }).click();
  await expect(hints.getByText('sounds like Ann Lee')).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect(hints.getByText('sounds like Ann Lee')).toHaveCount(1);
  // What was told is told again when the episode is opened again.
  await window.keyboard.press('Control+w');
  await expect(window.locator('.strip')).toHaveCount(0);
  await window.getByRole('option', { name: 'Harbour' }).click();
  await expect(window.locator('.strip-voices')).toBeVisible();
  await hints
    .getByRole('listitem')
    .filter({ hasText: 'sounds like Ann Lee' })
    .getByRole('button', { name: 'Excuse this problem' })
    .click();
  await window.getByRole('menuitem', { name: 'Excuse here' }).click();
  await expect(hints.getByText('sounds like Ann Lee')).toHaveCount(0);
  await expect(window.getByText('Excused 1')).toBeVisible();
  expect(readFileSync(join(library, 'harbour.md'), 'utf8')).toBe(text);
});

test('an episode without speakers is taught by example: what is labelled suggests the rest, one by one and all at once, and where a turn is to be split', async ({
  library,
  openLibrary,
}) => {
  const text = harbour(() => '??', ' ');
  const { window } = await openLibrary({ 'harbour.md': text });
  await openHarbour(library, window);
  await chooseRecording(window);
  const pass = window.getByRole('region', { name: 'Attribution pass' });
  const likely = pass.getByRole('list', { name: 'Likely speakers' });
  await window.keyboard.press('Control+Shift+a');
  // The pass offers to listen, and what is labelled meanwhile counts.
  await pass.getByRole('button', { name: /suggest speakers by voice/ }).click();
  for (let turn = 0; turn < taught; turn++) await window.keyboard.press(String(spoken[turn]!.voice + 1));
  await expect(pass.getByText(`Turn ${taught + 1} of 29`)).toBeVisible();
  await expect(likely.getByText(/by voice \d+%/)).toBeVisible();
  const [next, second] = spoken.slice(taught).map(({ voice }) => people[voice]!);
  await expect(likely.getByRole('listitem').first()).toContainText(next!);
  await window.keyboard.press(' ');
  await expect(pass.getByText(`Turn ${taught + 2} of 29`)).toBeVisible();
  await expect(likely.getByRole('listitem').first()).toContainText(second!);
  await window.keyboard.press('v');
  const dialog = window.getByRole('dialog', { name: 'Take suggestions by voice' });
  const take = dialog.getByRole('button', { name: /^Take \d+$/ });
  const taken = Number(/\d+/.exec(await take.innerText())![0]);
  expect(taken).toBeGreaterThan(7);
  expect(await findBarriers(window, { within: '[role="dialog"]' })).toEqual([]);
  await take.click();
  await expect(window.getByText(`${taken} turns given to whom they sound like.`)).toBeVisible();
  await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+s');
  const saved = () => readFileSync(join(library, 'harbour.md'), 'utf8');
  await expect.poll(saved).toBe(harbour((voice, turn) => (turn <= taught ? people[voice]! : '??'), ' '));
  await window.keyboard.press('Control+Shift+z');
  await window.keyboard.press('Control+s');
  await expect.poll(() => saved().split('??').length - 1).toBe(28 - taught - taken);

  // The turn that two people share is left, and says so.
  const goesOn = pass.getByText(`${people[spoken[joined + 1]!.voice]} seems to go on from “word word`);
  await expect(async () => {
    await window.keyboard.press('q');
    await expect(goesOn).toBeVisible({ timeout: 1000 });
  }).toPass();
  await window.keyboard.press('Shift+s');
  await expect(pass.getByText(`Turn ${joined + 2} of 30`)).toBeVisible();
  await window.keyboard.press('Control+s');
  // All that was taken and split is right, and nothing else was changed.
  const labels = () => [...saved().matchAll(/^\*\*(.+?)\*\*/gm)].map(([, label]) => label!);
  await expect.poll(labels).toHaveLength(30);
  expect(labels().filter((label) => label === '??').length).toBeLessThan(5);
  const isLeft = labels().map((label) => label === '??');
  expect(saved()).toBe(
    harbour((voice, turn) => (isLeft[turn] ? '??' : people[voice]!), `\n\n**${people[spoken[joined + 1]!.voice]}**: `),
  );
});
