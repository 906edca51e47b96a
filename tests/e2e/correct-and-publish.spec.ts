import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers, rulesOfPages } from '../helpers/find-barriers.ts';
import { goToEpisode } from '../helpers/go-to-episode.ts';
import { readKeptWork } from '../helpers/kept-work.ts';
import { clean, git, writeFiles, wrongLabel } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let library: () => string;
let site: () => string;
const read = (path: string) => readFileSync(path, 'utf8');

test.beforeEach(async ({ library: ownLibrary, site: ownSite, openLibrary }) => {
  [library, site] = [() => ownLibrary, () => ownSite];
  mkdirSync(site());
  git(site(), 'init', '--quiet', '--initial-branch=main');
  rostrum = await openLibrary({
    'garden.md': wrongLabel.replaceAll('\n', '\r\n'),
    'bus.md': clean,
    'rostrum.yaml': 'publish:\n  site: ../site\n',
  });
});

const open = async (title: string) => {
  await goToEpisode(rostrum.window, title);
  await expect(rostrum.window.getByRole('heading', { name: title })).toBeVisible();
};

test('a wrong label is fixed in one keystroke, a field edited, the file saved, and nothing else in it changes', async () => {
  const { window } = rostrum;
  await open('Growing food together');
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+.');
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(0);

  const title = window.getByRole('textbox', { name: 'Title' });
  await title.fill('Growing food, together');
  await title.press('Enter');
  await expect(window.getByRole('button', { name: '2 lines changed, not saved' })).toBeVisible();
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 2 lines changed')).toBeVisible();

  const expected = wrongLabel
    .replace('RP Two', 'RT Two')
    .replace('food together', 'food, together')
    .replaceAll('\n', '\r\n');
  expect(read(join(library(), 'garden.md'))).toBe(expected);
  expect(read(join(library(), 'bus.md'))).toBe(clean);
});

test('episodes are published into a git repository after a plan that shows each change', async () => {
  const { window } = rostrum;
  await open('Growing food together');
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+.');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();

  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('button', { name: 'Publish 2 episodes' })).toBeVisible();
  await window.getByRole('row', { name: /Growing food together/ }).click();
  await expect(window.getByLabel('What would be written')).toContainText('RT Two sisters');
  expect(git(site(), 'status', '--porcelain')).toBe('');

  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  await expect(window.getByRole('heading', { name: '2 files were written' })).toBeVisible();
  expect(git(site(), 'status', '--porcelain', '--untracked-files=all').trim().split('\n').sort()).toEqual([
    '?? .rostrum/published.tsv',
    '?? content/episodes/bus.md',
    '?? content/episodes/garden.md',
  ]);
  expect(read(join(site(), 'content/episodes/garden.md'))).toBe(wrongLabel.replace('RP Two', 'RT Two'));

  git(site(), 'add', '--all');
  git(site(), 'commit', '--quiet', '--message', 'Publish');
  await open('Growing food together');
  await window.getByRole('checkbox', { name: 'Draft' }).click();
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Publish 1 episode' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  const diff = git(site(), 'diff', '--unified=0', '--', 'content')
    .split('\n')
    .filter((line) => /^[+-](?![+-])/.test(line));
  expect(diff).toEqual(['-draft: true', '+draft: false']);
});

test('a page that was changed in the site is a conflict, and is never overwritten', async () => {
  const { window } = rostrum;
  writeFiles(site(), { 'content/episodes/bus.md': clean.replace('Anyone', 'Everyone') });
  await window.keyboard.press('Control+Enter');
  await expect(
    window.getByRole('row', { name: /^Differs in its words, not committed in the site 1 page: undecided/ }),
  ).toBeVisible();
  await expect(window.getByRole('checkbox', { name: 'Publish A bus to the clinic' })).toBeDisabled();
  // What has errors goes out only where somebody ticks it.
  await expect(window.getByRole('button', { name: 'Publish 0 episodes' })).toBeDisabled();
  await expect(window.getByRole('row', { name: /Growing food together.*It has \d errors?\./ })).toBeVisible();
  await window.getByRole('checkbox', { name: 'Publish Growing food together' }).check();
  await window.getByRole('button', { name: 'Publish 1 episode' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  expect(read(join(site(), 'content/episodes/bus.md'))).toContain('Everyone');
});

test('nothing typed, deleted or replaced in the transcript reaches the hidden front matter', async () => {
  const { window } = rostrum;
  await open('A bus to the clinic');
  const front = clean.slice(0, clean.indexOf('EM - '));
  await window.locator('.cm-content').click();
  await window.keyboard.press('Control+Home');
  await window.keyboard.press('Backspace');
  await window.keyboard.press('Alt+ArrowUp');
  await window.keyboard.press('Control+f');
  await window.getByLabel('Find', { exact: true }).fill('clinic');
  await window.getByLabel('Replace with').fill('CLINIC');
  await window.getByRole('button', { name: 'Replace all' }).click();
  await window.keyboard.press('Escape');
  await window.locator('.cm-content').click();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Backspace');
  await window.keyboard.type('Gone.');
  await window.keyboard.press('Control+s');
  await expect(window.getByText(/^Saved, \d+ lines changed$/)).toBeVisible();
  expect(read(join(library(), 'bus.md'))).toBe(`${front}Gone.`);

  for (let undone = 0; undone < 6; undone++) await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+s');
  await expect(window.locator('.cm-content')).toContainText('Anyone with an appointment');
  await expect.poll(() => read(join(library(), 'bus.md'))).toBe(clean);
});

test('undo in the transcript takes back a change of a field, and the form shows which', async () => {
  const { window } = rostrum;
  await open('A bus to the clinic');
  const title = window.getByRole('textbox', { name: 'Title' });
  await title.fill('Another title');
  await title.press('Enter');
  await window.keyboard.press('Control+2');
  await window.locator('.cm-content').click();
  await window.keyboard.press('Control+z');
  await expect(window.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await expect(window.getByRole('textbox', { name: 'Title' })).toHaveValue('A bus to the clinic');
  await expect(window.getByText('Saved', { exact: true })).toBeVisible();
});

test('work that was never saved is offered again after a crash', async ({ restart }) => {
  await open('A bus to the clinic');
  await rostrum.window.locator('.cm-turn').last().click();
  await rostrum.window.keyboard.press('End');
  await rostrum.window.keyboard.type(' Always.');
  await expect(rostrum.window.getByRole('button', { name: '1 line changed, not saved' })).toBeVisible();
  await expect.poll(() => readKeptWork(rostrum.userData, library(), 'bus.md')).toBe(clean.replace(/\n$/, ' Always.\n'));
  await rostrum.kill();
  rostrum = await restart();
  await open('A bus to the clinic');
  await rostrum.window.getByRole('button', { name: 'Restore' }).click();
  await expect(rostrum.window.locator('.cm-turn').last()).toContainText('Always.');
  expect(read(join(library(), 'bus.md'))).toBe(clean);
});

test('a space typed where a long line wraps is a space', async () => {
  const { window } = rostrum;
  await open('Growing food together');
  await window.locator('.cm-turn', { hasText: 'With a skip' }).click({ position: { x: 200, y: 12 } });
  await window.keyboard.press('End');
  await window.keyboard.type(' x ');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(read(join(library(), 'garden.md')).split('\n')).toHaveLength(wrongLabel.split('\n').length);
});

test('a change by another program is shown at once where nothing is lost', async () => {
  const { window } = rostrum;
  await open('A bus to the clinic');
  writeFiles(library(), { 'bus.md': clean.replace('Anyone', 'Everyone') });
  await expect(window.locator('.cm-content')).toContainText('Everyone with an appointment');
  await expect(window.getByText('Saved', { exact: true })).toBeVisible();
});

test('every part of the window passes the accessibility checks, in light and in dark', async () => {
  const { window } = rostrum;
  const check = async () => expect(await findBarriers(window, { except: rulesOfPages })).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    await check();
    await open('Growing food together');
    for (const panel of ['Control+1', 'Control+2', 'Control+3']) {
      await window.keyboard.press(panel);
      await check();
    }
    await window.keyboard.press('Control+Enter');
    await expect(window.getByRole('button', { name: /^Publish \d episode/ })).toBeVisible();
    await check();
  }
});

test('every save keeps the version before it, which can be compared and brought back', async () => {
  const { window } = rostrum;
  await open('A bus to the clinic');
  await window.getByRole('textbox', { name: 'Title' }).fill('Another title');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  await window.keyboard.press('Control+4');
  await window.getByRole('button', { name: /before the last save/ }).click();
  await expect(window.getByRole('dialog')).toContainText('title');
  await window.getByRole('button', { name: 'Bring this version back' }).click();
  await window.keyboard.press('Control+s');
  await expect.poll(() => read(join(library(), 'bus.md'))).toBe(clean);
});

test('keys can be changed, and the new ones hold', async () => {
  const { window } = rostrum;
  await open('A bus to the clinic');
  await window.keyboard.press('Control+k');
  await window.keyboard.type('keyboard');
  await window.keyboard.press('Enter');
  const key = window.getByRole('button', { name: /^Key of Speakers:/ });
  await key.click();
  await window.keyboard.press('Control+Shift+y');
  await expect(key).toHaveText('Ctrl+Shift+Y');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+y');
  await expect(window.getByRole('tab', { name: 'Speakers' })).toHaveAttribute('aria-selected', 'true');
});
