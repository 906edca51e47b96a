import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { git } from '../helpers/library.ts';
import { expect, test, type Page } from './fixture.ts';

const sample = join(import.meta.dirname, '..', '..', 'build', 'sample-library');
const name = 'growing-food-together.md';

const card = (window: Page) => window.getByRole('complementary', { name: 'Tour' });
/** The step that is shown, and how far it is. */
const expectStep = async (window: Page, title: string, count: string) => {
  await expect(card(window).getByRole('heading', { level: 3 })).toHaveText(title);
  if (count !== '') await expect(card(window).getByText(count, { exact: true })).toBeVisible();
};

test('a newcomer takes the tour from the welcome screen to the commit, leaves it midway and comes back', async ({
  launch,
  folder,
}) => {
  let rostrum = await launch(null, { agreed: false });
  let { window } = rostrum;
  await expect(window.getByRole('button', { name: 'Take the tour' })).toBeFocused();
  expect(await findBarriers(window)).toEqual([]);
  await window.keyboard.press('Enter');
  await expectStep(window, 'Open an episode', '1 of 6');
  const tours = join(realpathSync(folder), 'user-data', 'tours');
  const [library, site] = [join(tours, '1', 'common-ground'), join(tours, '1', 'common-ground-site')];
  await expect(card(window)).toContainText(library);

  await window.getByRole('option', { name: 'Growing food together' }).click();
  await expectStep(window, 'Mend a label', '2 of 6');
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+.');
  await expectStep(window, 'Give a turn away', '3 of 6');

  // Left in the middle, it is not in the way until it is asked for again.
  await card(window).getByRole('button', { name: 'Leave the tour' }).click();
  await expect(card(window)).toHaveCount(0);
  await expect(window.locator('.cm-content')).toBeFocused();
  await window.keyboard.press('Control+Shift+o');
  await window.keyboard.press('Control+F1');
  await expectStep(window, 'Give a turn away', '3 of 6');

  await card(window).getByRole('button', { name: 'Go to “Growing food together”' }).click();
  await expect(window.locator('.cm-turn').first()).toBeVisible();
  await window.keyboard.press('Control+Shift+a');
  await window.keyboard.press('q');
  await window.keyboard.press('1');
  await expectStep(window, 'Mark it as ready', '4 of 6');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+r');
  await expectStep(window, 'Publish it', '5 of 6');

  const asWritten = readFileSync(join(sample, name), 'utf8');
  const mended = asWritten.replace('RP Two sisters', 'RT Two sisters').replace('RT Does anybody', 'EM Does anybody');
  expect(readFileSync(join(library, name), 'utf8')).toBe(mended);

  await window.keyboard.press('Control+Enter');
  const publish = window.getByRole('button', { name: 'Publish 1 episode' });
  await expect(publish).toBeFocused();
  await expect(publish).toHaveAttribute('data-tour-mark');
  expect(git(site, 'status', '--porcelain')).toBe('');
  await window.keyboard.press('Enter');
  await expectStep(window, 'Commit it', '6 of 6');
  await expect(window.getByRole('button', { name: 'Commit 2 files' })).toHaveAttribute('data-tour-mark');

  // The next start goes on where it was.
  await rostrum.close();
  rostrum = await launch(null, { agreed: false });
  ({ window } = rostrum);
  await expectStep(window, 'Commit it', '6 of 6');
  await card(window).getByRole('button', { name: 'Go to Publish' }).click();
  await window.getByText('2 files not committed yet').click();
  const commit = window.getByRole('button', { name: 'Commit 2 files' });
  await expect(commit).toHaveAttribute('data-tour-mark');
  await commit.click();

  await expectStep(window, 'Your first episode is published', '');
  const published = `content/episodes/${name}`;
  await expect(card(window)).toContainText(git(site, 'rev-parse', '--short=8', 'HEAD').trim());
  await expect(card(window)).toContainText(`2 files, .rostrum/published.tsv and ${published}`);
  await expect(card(window).getByRole('button', { name: 'Open your own folder…' })).toBeVisible();
  expect(git(site, 'log', '--format=%an: %s').trim().split('\n')).toEqual([
    `Rostrum Tour: Publish “${published}”`,
    'Rostrum Tour: Begin the website',
  ]);
  expect(git(site, 'show', '--name-status', '--format=', 'HEAD').trim().split('\n')).toEqual([
    'A\t.rostrum/published.tsv',
    `A\t${published}`,
  ]);
  expect(git(site, 'show', `HEAD:${published}`)).toBe(mended);
  expect(git(site, 'status', '--porcelain', '--untracked-files=all')).toBe('');

  // Another one begins afresh, beside it.
  await card(window).getByRole('button', { name: 'Start over' }).click();
  await expectStep(window, 'Open an episode', '1 of 6');
  await expect(card(window)).toContainText(join(tours, '2', 'common-ground'));
  expect(readFileSync(join(tours, '2', 'common-ground', name), 'utf8')).toBe(asWritten);
  expect(readFileSync(join(library, name), 'utf8')).toBe(mended);
});
