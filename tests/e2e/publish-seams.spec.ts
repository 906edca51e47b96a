import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goToEpisode } from '../helpers/go-to-episode.ts';
import { clean, git, writeFiles, wrongLabel } from '../helpers/library.ts';
import { expect, test, type Page, type Running } from './fixture.ts';

let rostrum: Running;
let library: () => string;
let site: () => string;
let open: (files: Readonly<Record<string, string>>) => Promise<Page>;
const read = (...path: readonly string[]) => readFileSync(join(...path), 'utf8');
const mended = wrongLabel.replace('RP Two', 'RT Two');

test.beforeEach(({ library: ownLibrary, site: ownSite, openLibrary }) => {
  [library, site] = [() => ownLibrary, () => ownSite];
  open = async (files) => {
    rostrum = await openLibrary(files);
    return rostrum.window;
  };
  mkdirSync(site());
});

/** Types at the end of an episode and leaves it unsaved. */
async function typeAtEnd(title: string, words: string) {
  const { window } = rostrum;
  await window.getByRole('option', { name: title }).click();
  await window.locator('.cm-turn').last().click();
  await window.keyboard.press('End');
  await window.keyboard.type(words);
  await expect(window.getByRole('button', { name: '1 line changed, not saved' })).toBeVisible();
}

test('words replaced in all episodes go out, in an open one with its unsaved work only once that is saved', async () => {
  const window = await open({ 'garden.md': mended, 'bus.md': clean, 'rostrum.yaml': 'publish:\n  site: ../site\n' });
  await typeAtEnd('A bus to the clinic', ' We wait.');
  await window.getByRole('button', { name: 'Replace', exact: true }).click();
  await window.getByLabel('Find', { exact: true }).fill('We');
  await window.getByLabel('Replace with').fill('They');
  await window.getByRole('button', { name: 'Preview changes' }).click();
  await window.getByRole('button', { name: /^Replace \d+ places$/ }).click();
  await expect.poll(() => read(library(), 'garden.md')).toContain('They asked');
  expect(read(library(), 'bus.md')).toBe(clean);

  await window
    .getByRole('navigation', { name: 'Views of the library' })
    .getByRole('button', { name: 'Publish' })
    .click();
  await expect(window.getByRole('row', { name: /A bus to the clinic.*Not saved/ })).toBeVisible();
  await window.getByRole('row', { name: /A bus to the clinic/ }).click();
  await expect(window.getByLabel('What would be written')).not.toContainText('They wait');
  await window.getByRole('button', { name: 'Save and include' }).first().click();
  await expect(window.getByRole('row', { name: /Not saved/ })).toHaveCount(0);
  await expect(window.getByLabel('What would be written')).toContainText('They wait');
  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  await expect(window.getByRole('heading', { name: '2 files were written' })).toBeVisible();
  expect(read(site(), 'content/episodes/bus.md')).toContain(
    'Anyone with an appointment. They wait for them, too. They wait.',
  );
  expect(read(site(), 'content/episodes/garden.md')).toBe(read(library(), 'garden.md'));
});

test('cleaning in place under unsaved work keeps both', async () => {
  const untidy = clean.replaceAll('\n\n', '\n\n\n');
  const window = await open({ 'bus.md': untidy, 'garden.md': mended, 'rostrum.yaml': 'publish:\n  site: .\n' });
  await typeAtEnd('A bus to the clinic', ' Always.');
  await window.keyboard.press('Control+Enter');
  await window.getByRole('checkbox', { name: 'All of: White space only' }).check();
  await window.getByRole('button', { name: 'Clean 1 episode' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  expect(read(library(), 'bus.md')).toBe(clean);
  await goToEpisode(window, 'A bus to the clinic');
  await expect(window.getByRole('textbox', { name: 'Transcript' })).toContainText('We wait for them, too. Always.');
  await window.keyboard.press('Control+s');
  await expect
    .poll(() => read(library(), 'bus.md'))
    .toBe(clean.replace('We wait for them, too.', 'We wait for them, too. Always.'));
});

test('a view that was kept in the table is what a plan is made for', async () => {
  const window = await open({
    'garden.md': mended,
    'bus.md': clean,
    'rostrum.yaml': 'publish:\n  site: ../site\n',
    '.rostrum/views.tsv':
      'Not drafts\tdraft=false\ttitle\ttitle\nOut\tstate=published\ttitle\ttitle\nWrong\tnokey=1\ttitle\ttitle\n',
  });
  await window.keyboard.press('Control+Enter');
  await window.getByRole('combobox', { name: 'Episodes to publish' }).selectOption('View: Not drafts');
  await expect(window.getByRole('row', { name: /New 1/ })).toBeVisible();
  await window.getByRole('button', { name: 'Publish 1 episode' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  await window.getByRole('combobox', { name: 'Episodes to publish' }).selectOption('View: Out');
  await expect(window.getByRole('row', { name: /^Identical 1/ })).toBeVisible();
  await window.getByRole('combobox', { name: 'Episodes to publish' }).selectOption('View: Wrong');
  await expect(window.getByText(/There is no column “nokey”/)).toBeVisible();
  await expect(window.getByRole('row', { name: /^Identical/ })).toHaveCount(0);
  await window.getByRole('combobox', { name: 'Episodes to publish' }).selectOption('All episodes');
  await expect(window.getByRole('row', { name: /New 1/ })).toBeVisible();
});

test('a target edited between plan and publish is left, and the others go out', async () => {
  const window = await open({ 'garden.md': mended, 'bus.md': clean, 'rostrum.yaml': 'publish:\n  site: ../site\n' });
  git(site(), 'init', '--quiet', '--initial-branch=main');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('button', { name: 'Publish 2 episodes' })).toBeEnabled();
  writeFiles(site(), { 'content/episodes/bus.md': 'Somebody was faster.\n' });
  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  const left = window.getByRole('region', { name: 'What was left' });
  await expect(left.getByText('Could not be written')).toBeVisible();
  await expect(window.getByText('The page in the site was changed after the plan was made.')).toBeVisible();
  expect(read(site(), 'content/episodes/bus.md')).toBe('Somebody was faster.\n');
});
