import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers, rulesOfPages } from '../helpers/find-barriers.ts';
import { clean, git, writeFiles, wrongLabel } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let library: () => string;
let site: () => string;
const read = (path: string) => readFileSync(path, 'utf8');
const page = (name: string) => join(site(), 'content/episodes', name);
const mended = wrongLabel.replace('RP Two', 'RT Two');

test.beforeEach(async ({ library: ownLibrary, site: ownSite, openLibrary }) => {
  [library, site] = [() => ownLibrary, () => ownSite];
  writeFiles(library(), {
    'garden.md': mended,
    'bus.md': clean,
    'later.md': clean.replace('A bus to the clinic', 'To come').replace('2019', '2999'),
    'rostrum.yaml': 'publish:\n  site: ../site\n',
  });
  mkdirSync(site());
  git(site(), 'init', '--quiet', '--initial-branch=main');
  git(site(), 'config', 'user.name', 'Maya');
  git(site(), 'config', 'user.email', 'maya@example.org');
  rostrum = await openLibrary();
});

/** Publishes everything that the first plan holds, and plans again. */
async function publishFirst() {
  const { window } = rostrum;
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Publish 3 episodes' }).click();
  await expect(window.getByRole('heading', { name: '3 files were written' })).toBeVisible();
  await window.getByRole('button', { name: 'Plan again' }).first().click();
  await expect(window.getByRole('row', { name: /^Identical 3/ })).toBeVisible();
}

test('a plan says in short what it comes to, and what would be live when', async () => {
  const { window } = rostrum;
  await window.keyboard.press('Control+Enter');
  const overview = window.getByRole('region', { name: 'The plan in short' });
  await expect(overview).toContainText('3new');
  await expect(overview).toContainText('1of those that go out: to go live later');
  await window.getByRole('row', { name: /To come/ }).click();
  await expect(window.getByRole('region', { name: 'To come' })).toContainText(
    'Live on 6 June 2999, 09:00 (Europe/London).',
  );
});

test('conflicts that are alike are decided at once, and what is left out is named', async () => {
  const { window } = rostrum;
  const old = (text: string) => text.replace('title: ', 'season: 1\ntitle: ');
  mkdirSync(join(site(), 'content/episodes'), { recursive: true });
  writeFiles(site(), { 'content/episodes/garden.md': old(mended), 'content/episodes/bus.md': old(clean) });
  writeFiles(library(), { 'about.md': '# About us\n\nWe talk.\n' });
  git(site(), 'add', '--all');
  git(site(), 'commit', '--quiet', '-m', 'By hand');
  await window.keyboard.press('Control+Enter');
  const overview = window.getByRole('region', { name: 'The plan in short' });
  await expect(overview).toContainText('1 file left out: A page without a transcript');
  const alike = overview.getByRole('region', { name: 'Differs in fields that only the page has (season)' });
  await expect(window.getByRole('button', { name: 'Publish 1 episode' })).toBeEnabled();
  await alike.getByLabel('Take over').check();
  await alike.getByLabel('Keep the site’s').check();
  await window.getByRole('row', { name: /A bus to the clinic/ }).click();
  await window.getByLabel('Take over').check();
  await window.getByRole('button', { name: 'Decide all 2 that are alike…' }).click();
  await window.getByLabel('Take over').check();
  await window.getByRole('button', { name: 'Publish 3 episodes' }).click();
  await expect(window.getByRole('heading', { name: '3 files were written' })).toBeVisible();
  expect(read(page('garden.md'))).toBe(mended);
  expect(read(page('bus.md'))).toBe(clean);
});

test('the plan is read and ticked from the keyboard, and a change is shown in meaning and in text', async () => {
  await publishFirst();
  const { window } = rostrum;
  writeFiles(library(), {
    'garden.md': mended.replace('EM And now?', 'RT And now?').replace('draft: true', 'draft: false'),
    'bus.md': clean.replaceAll('\n\n', '\n\n\n'),
  });
  await window.getByRole('button', { name: 'Plan again' }).click();
  await expect(window.getByRole('button', { name: 'Publish 1 episode' })).toBeEnabled();
  await window.getByRole('grid', { name: 'Plan' }).focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('region', { name: 'Growing food together' })).toBeVisible();
  await expect(window.getByRole('heading', { name: 'What changes' })).toBeVisible();
  await expect(window.locator('.plan-meaning li')).toHaveText([
    'labels changed on 1 turn (EM to RT)',
    'draft true to false',
  ]);
  await expect(window.getByLabel('What would be written')).toContainText('RT And now?');
  await window.getByRole('button', { name: 'Side by side' }).click();
  await expect(window.getByLabel('In the site')).toContainText('EM And now?');
  await window.getByRole('grid', { name: 'Plan' }).focus();
  await window.keyboard.press('Space');
  await expect(window.getByRole('button', { name: 'Publish 0 episodes' })).toBeDisabled();
  await window.keyboard.press('Space');
  await expect(window.getByRole('checkbox', { name: 'Publish A bus to the clinic' })).toHaveCount(0);
  await window.getByRole('searchbox', { name: 'Filter the plan' }).fill('garden');
  await expect(window.getByRole('row')).toHaveCount(2);
  await window.getByRole('searchbox', { name: 'Filter the plan' }).fill('');
  await window.getByRole('grid', { name: 'Plan' }).focus();
  await window.keyboard.press('Enter');
  await expect(window.locator('.cm-turn').first()).toBeVisible();
});

test('a publish is taken back with one click, and what was committed by a new commit', async () => {
  await publishFirst();
  const { window } = rostrum;
  git(site(), 'add', '.');
  git(site(), 'commit', '--quiet', '--message', 'Publish');
  const record = read(join(site(), '.rostrum/published.tsv'));
  writeFiles(library(), { 'garden.md': mended.replace('And now?', 'And today?') });
  await window.getByRole('button', { name: 'Plan again' }).click();
  await window.getByRole('button', { name: 'Publish 1 episode' }).click();
  await expect(window.getByText('Written, not yet committed. The repository has no remote')).toBeVisible();
  await window.getByRole('button', { name: 'Commit 2 files' }).click();
  await expect(window.getByText(/^Committed as [0-9a-f]{8}\. There is no remote to push it to\.$/)).toBeVisible();
  await expect(window.getByText('Committed on “main”. The repository has no remote')).toBeVisible();
  expect(read(page('garden.md'))).toContain('And today?');
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Undone' })).toBeVisible();
  await expect(window.getByText(/committed as [0-9a-f]{8} on “main”, which stays checked out\.$/)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Make a new plan' })).toBeFocused();
  expect(read(page('garden.md'))).toBe(mended);
  expect(read(join(site(), '.rostrum/published.tsv'))).toBe(record);
  expect(git(site(), 'status', '--porcelain')).toBe('');
  expect(git(site(), 'log', '--format=%s').trim().split('\n')[0]).toMatch(/^Revert "Publish/);
});

test('the last publish can be taken back after a restart, and new pages go away', async ({ restart }) => {
  await publishFirst();
  rostrum = await restart();
  const { window } = rostrum;
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Undo…' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(window.getByText(/Undid “Published 3 episodes”: 3 files as before/)).toBeVisible();
  await expect(window.getByRole('row', { name: /New 3/ })).toBeVisible();
  expect(git(site(), 'status', '--porcelain')).toBe('');
});

test('a page that was changed in the site is decided by itself: taken, turn by turn, or replaced', async () => {
  await publishFirst();
  const { window } = rostrum;
  git(site(), 'add', '.');
  git(site(), 'commit', '--quiet', '--message', 'Publish');
  writeFiles(library(), {
    'garden.md': mended.replace('And now?', 'And today?'),
    'bus.md': clean.replace('Anyone', 'Everyone'),
  });
  writeFiles(site(), {
    'content/episodes/garden.md': mended.replace('six bags', 'seven bags'),
    'content/episodes/bus.md': clean.replace('Anyone', 'Anybody'),
  });
  await window.getByRole('button', { name: 'Plan again' }).click();
  await window.getByRole('row', { name: /Growing food together/ }).click();
  await window.getByRole('button', { name: /^Take the site’s changes/ }).click();
  await expect(window.getByRole('button', { name: 'Publish 1 episode' })).toBeEnabled();
  expect(read(join(library(), 'garden.md'))).toBe(
    mended.replace('And now?', 'And today?').replace('six bags', 'seven bags'),
  );

  await window.getByRole('row', { name: /A bus to the clinic/ }).click();
  await window.getByRole('button', { name: /^Take the site’s changes/ }).click();
  await expect(window.getByRole('dialog')).toContainText('Both sides changed the same words.');
  await window.keyboard.press('Escape');
  await window.getByRole('radio', { name: /Take over/ }).check();
  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  await expect(window.getByRole('heading', { name: '2 files were written' })).toBeVisible();
  expect(read(page('bus.md'))).toContain('Everyone with an appointment');
});

test('an episode with unsaved work says so, and is saved and included from the plan', async () => {
  const { window } = rostrum;
  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await window.locator('.cm-turn').last().click();
  await window.keyboard.press('End');
  await window.keyboard.type(' Always.');
  await expect(window.getByRole('button', { name: '1 line changed, not saved' })).toBeVisible();
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('row', { name: /A bus to the clinic.*Not saved/ })).toBeVisible();
  await window.getByRole('button', { name: 'Save and include' }).click();
  await expect(window.getByRole('row', { name: /Not saved/ })).toHaveCount(0);
  await window.getByRole('button', { name: 'Publish 3 episodes' }).click();
  await expect(window.getByRole('heading', { name: '3 files were written' })).toBeVisible();
  expect(read(page('bus.md'))).toContain('Always.');
});

test('every format of an episode is shown, and its lines for the feed are copied', async ({ openLibrary }) => {
  const timed =
    '---\ntitle: Allotments\n---\n\n**Ada Bell:** \\[00:01\\] How did it begin?\n\n**Tom Okoro:** \\[00:05\\] It grew.\n\n**Ada Bell:** \\[00:12\\] And now?\n';
  writeFiles(library(), {
    'timed.md': timed,
    'rostrum.yaml': 'publish:\n  site: ../site\n  formats: [md, vtt, txt]\n  baseUrl: https://example.org\n',
  });
  rostrum = await openLibrary();
  const { window } = rostrum;
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('row', { name: /A bus to the clinic.*No vtt/ })).toBeVisible();
  await window.getByRole('row', { name: /Allotments/ }).click();
  await window.getByRole('button', { name: 'vtt', exact: true }).click();
  await expect(window.getByLabel('What would be written')).toContainText('<v Tom Okoro>It grew.</v>');
  await window.getByRole('button', { name: 'Publish 4 episodes' }).click();
  await expect(window.getByRole('heading', { name: '9 files were written' })).toBeVisible();
  await window.getByRole('button', { name: 'Copy 5 lines for the feed' }).click();
  await expect(window.getByText('Copied.')).toBeVisible();
  expect(await rostrum.app.evaluate(({ clipboard }) => clipboard.readText())).toContain(
    '<podcast:transcript url="https://example.org/transcripts/timed.vtt" type="text/vtt" rel="captions" />',
  );
});

test('the plan and the result pass the accessibility checks, in light, in dark and in a narrow window', async () => {
  await publishFirst();
  const { window } = rostrum;
  writeFiles(library(), {
    'garden.md': mended.replace('And now?', 'And today?').replace('draft: true', 'draft: false'),
    'bus.md': clean.replace('Anyone', 'Everyone [CHECK: who]'),
    'later.md': clean.replace('A bus to the clinic', 'To come').replace('2019', '2999').replace('Anyone', 'Everyone'),
  });
  writeFiles(site(), { 'content/episodes/later.md': 'Somebody else’s page.\n' });
  await window.getByRole('button', { name: 'Plan again' }).click();
  const check = async () => expect(await findBarriers(window, { except: rulesOfPages })).toEqual([]);
  await expect(
    window.getByRole('row', { name: /^Another page, not committed in the site 1 page: undecided/ }),
  ).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    for (const title of ['To come', 'A bus to the clinic', 'Growing food together']) {
      await window.getByRole('row', { name: new RegExp(title) }).click();
      await expect(window.getByRole('region', { name: title })).toBeVisible();
      // What cannot go out has no text that would be written.
      await expect(window.getByLabel('What would be written')).toHaveCount(title === 'A bus to the clinic' ? 0 : 1);
      await check();
    }
  }
  await rostrum.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(900, 700));
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(900);
  await check();
  await window.getByRole('button', { name: 'Publish 1 episode' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  // The page that somebody else changed is not committed with ours.
  await expect(window.getByRole('button', { name: 'Commit 2 files' })).toBeVisible();
  await expect(window.getByRole('checkbox', { name: 'content/episodes/later.md' })).not.toBeChecked();
  await check();
  await window.getByRole('button', { name: 'Plan again' }).first().click();
  await window.getByRole('button', { name: 'What was written' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
});
