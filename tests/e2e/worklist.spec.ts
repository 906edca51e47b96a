import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goToEpisode } from '../helpers/go-to-episode.ts';
import { expect, test } from './fixture.ts';

const episode = (title: string, turns: string) =>
  `---\ntitle: ${title}\ndate: "2020-01-01T09:00:00+00:00"\n---\nAB - Ann Bell  \nCD - Carl Dunn\n\n${turns}`;
const files = {
  'ants.md': episode('Ants', 'AB Didn&#39;t you?\n\nCD I didn&#39;t.\n\nQX Nor I [inaudible].\n'),
  'bees.md': episode('Bees', 'AB They&#39;re awake.\n\nCD They are.\n\nAB Who?\n\nQX Them.\n'),
  'wasps.md': episode('Wasps', 'AB Awake?\n\nCD They are.\n'),
};

test('from the worklist a rule is mended in all episodes at once, also in one with unsaved work, taken back at once, and walked through by one key', async ({
  library,
  openLibrary,
}) => {
  const read = (name: string) => readFileSync(join(library, name), 'utf8');
  const { window } = await openLibrary(files);
  const worklist = () => window.keyboard.press('Control+Shift+o');
  const line = (name: string) => window.getByRole('button', { name: new RegExp(`^${name}\\b`) });
  const transcript = window.getByRole('textbox', { name: 'Transcript' });
  await expect(line('html-entity')).toContainText('3in 2 files');
  await expect(line('Errors')).toContainText('2in 2 files');
  await expect(line('Unresolved passages')).toContainText('1in 1 file');

  // Bees has unsaved work.
  await window.getByRole('option', { name: 'Bees' }).click();
  await transcript.getByText('They are.').click();
  await window.keyboard.press('End');
  await window.keyboard.type(' Indeed.');
  await worklist();
  await line('html-entity').click();
  await window.getByRole('button', { name: 'Fix all…' }).click();
  await expect(window.getByLabel('What would be fixed')).toContainText('In its editor, not saved');
  await window.getByRole('button', { name: 'Fix 3 places in 2 episodes' }).press('Control+Enter');
  await expect.poll(() => read('ants.md')).toBe(files['ants.md'].replaceAll('&#39;', "'"));
  expect(read('bees.md')).toBe(files['bees.md']);
  await goToEpisode(window, 'Bees');
  await expect(transcript).toContainText("They're awake.");
  await expect(transcript).toContainText('They are. Indeed.');
  await window.keyboard.press('Control+s');
  await expect(window.getByText(/^Saved, /)).toBeVisible();
  await worklist();
  await expect(line('html-entity')).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect.poll(() => read('ants.md')).toBe(files['ants.md']);
  await expect(line('html-entity')).toContainText('2in 1 file');

  // Each row leads to its place; the key goes on to the next episode of the group.
  await line('unknown-label').click();
  await window.getByRole('button', { name: /Nor I/ }).click();
  const explained = window.getByRole('group', { name: 'Problem' });
  await expect(explained).toContainText('“QX” matches nobody in the legend.');
  await window.keyboard.press('Control+e');
  await expect(window.getByRole('heading', { name: 'Bees', exact: true })).toBeVisible();
  await expect(explained).toContainText('“QX” matches nobody in the legend.');
  await window.keyboard.press('Control+e');
  await expect(window.getByRole('heading', { name: 'Ants', exact: true })).toBeVisible();
});
