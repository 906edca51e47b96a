import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goToEpisode } from '../helpers/go-to-episode.ts';
import { clean, wrongLabel } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('panes are dragged and moved by keys, keep their widths over a start, and go back by a double click', async ({
  openLibrary,
  restart,
}) => {
  const running = await openLibrary({ 'bus.md': clean });
  const settings = join(await running.app.evaluate(({ app }) => app.getPath('userData')), 'settings.json');
  let { window } = running;
  const library = () => window.getByRole('complementary', { name: 'Library' });
  const edge = () => window.getByRole('separator', { name: 'Width of the library' });
  const widthOf = async (of: ReturnType<typeof library>) => Math.round((await of.boundingBox())!.width);
  const usual = await widthOf(library());
  const box = (await edge().boundingBox())!;
  await window.mouse.move(box.x + 2, box.y + 200);
  await window.mouse.down();
  await window.mouse.move(box.x + 42, box.y + 200, { steps: 4 });
  await window.mouse.up();
  await expect.poll(() => widthOf(library())).toBe(usual + 40);
  await edge().focus();
  await window.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(library())).toBe(usual + 24);
  // A width is shown before it is on the disk, and the app is ended at once.
  await expect.poll(() => readFileSync(settings, 'utf8')).toMatch(new RegExp(`: *${usual + 24}\\b`));
  ({ window } = await restart());
  await expect.poll(() => widthOf(library())).toBe(usual + 24);
  await edge().dblclick();
  await expect.poll(() => widthOf(library())).toBe(usual);

  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  const details = window.getByRole('complementary', { name: 'Details' });
  const before = await widthOf(details);
  await window.getByRole('separator', { name: 'Width of the details' }).focus();
  await window.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(details)).toBe(before + 16);
});

test('the list of episodes steps back in views of the whole library, and where it was asked for it stays', async ({
  openLibrary,
  restart,
}) => {
  let { window } = await openLibrary({ 'bus.md': clean, 'garden.md': wrongLabel });
  const list = () => window.getByRole('listbox', { name: 'Episodes' });
  const toggle = () => window.getByRole('button', { name: 'Episodes', exact: true });
  const { keyboard } = window;
  await window.getByLabel('Search the library').fill('bus');
  await expect(list().getByRole('option')).toHaveCount(1);
  await list().getByRole('option').click();
  await expect(toggle()).toHaveAttribute('aria-pressed', 'true');

  // The view takes its room, and the focus that was in it.
  await keyboard.press('Control+Shift+t');
  await expect(list()).toHaveCount(0);
  await expect(toggle()).toHaveAttribute('aria-pressed', 'false');
  await expect(window.getByLabel('Saved view')).toBeFocused();
  await goToEpisode(window, 'A bus to the clinic');
  await expect(list().getByRole('option')).toHaveCount(1);

  // Hidden beside the text, it leaves the focus there; its key brings it back, with what was searched for.
  await keyboard.press('Control+Shift+e');
  await expect(list()).toBeFocused();
  await keyboard.press('Control+Shift+l');
  await expect(window.getByRole('textbox', { name: 'Transcript' })).toBeFocused();
  await keyboard.press('Control+Shift+e');
  await expect(list()).toBeFocused();
  await keyboard.press('Control+Shift+f');
  await expect(window.getByLabel('Search the library')).toBeFocused();

  await keyboard.press('Control+Shift+p');
  await toggle().click();
  await keyboard.press('Control+Shift+t');
  await expect(list()).toBeVisible();
  ({ window } = await restart());
  await window.keyboard.press('Control+Shift+p');
  await expect(window.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  await expect(list()).toBeVisible();
});

test('the status bar says where one is in an episode and how it stands, and leads there', async ({ openLibrary }) => {
  const { window } = await openLibrary({ 'garden.md': wrongLabel });
  await window.getByRole('option', { name: 'Growing food together' }).click();
  await window.locator('.cm-turn').last().click();
  const status = window.getByRole('region', { name: 'Status' });
  await expect(status).toContainText(/Turn \d of \d/);
  await expect(status).toContainText(/\d+ words, 1 min to read/);
  await expect(status).toContainText('All changes saved');
  await window.keyboard.press('End');
  await window.keyboard.type(' Indeed.');
  await expect(status).toContainText('1 line not saved');
  await status.getByRole('button', { name: '1 problem', exact: true }).click();
  await expect(window.getByRole('tab', { name: /Problems/ })).toHaveAttribute('aria-selected', 'true');
});
