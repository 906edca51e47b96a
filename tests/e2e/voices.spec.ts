import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wavFile } from '../helpers/recording.ts';
import { seededRandom, speakTurns } from '../helpers/synthetic-voices.ts';
import { expect, test } from './fixture.ts';

const random = seededRandom(5);
const spoken = Array.from({ length: 30 }, (_, turn) => ({ voice: turn % 2, seconds: 1 + 4 * random() }));
const wrong = 12;

test('voices are compared with the labels: a turn that sounds like somebody else is a stop of the pass, and no label changes', async ({
  library,
  openLibrary,
}) => {
  const { samples, starts } = speakTurns(spoken);
  const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
  const turns = spoken.map(({ voice, seconds }, turn) => {
    const label = (voice + (turn === wrong ? 1 : 0)) % 2 === 0 ? 'Ann Lee' : 'Bob Roe';
    return `**${label}** [${clock(starts[turn]!)}]: ${'word '.repeat(Math.round(seconds * 2.7)).trim()}.\n`;
  });
  const text = `---\ntitle: Harbour\ndate: 2020-02-02\n---\n\n${turns.join('\n')}`;
  const { window } = await openLibrary({ 'harbour.md': text });
  writeFileSync(
    join(library, 'harbour.wav'),
    wavFile(
      Int16Array.from(samples, (value) => value * 32_767),
      16_000,
    ),
  );
  await window.getByRole('option', { name: 'Harbour' }).click();
  await window.locator('.cm-turn').first().waitFor();
  await window.keyboard.press('Control+Alt+v');
  await expect(window.getByText('This episode has no recording here.')).toBeVisible();
  await window.getByRole('button', { name: 'Recording', exact: true }).click();
  await window.getByRole('button', { name: /^harbour\.wav/ }).click();
  await window.getByRole('button', { name: 'Play', exact: true }).waitFor();
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
  expect(readFileSync(join(library, 'harbour.md'), 'utf8')).toBe(text);
});
