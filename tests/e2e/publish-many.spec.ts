import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, writeFiles } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

const guests = ['Joan Keir', 'Rashid Tully', 'Ada Bell', 'Tom Okoro', 'Maya Dunn', 'Lise Holm'];

/** The `n`th of many episodes, each about something else. */
const episode = (n: number) => `---
title: Stop ${n}
date: 2019-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}
season: ${1 + Math.floor(n / 40)}
---
EM - Elspeth Moir  
GU - ${guests[n % guests.length]}

EM What happens at stop ${n} on a day with rain?

GU People share the shelter. Number ${n} was painted by ${guests[(n * 5 + 2) % guests.length]}, and it keeps ${n + 3} of us dry.

EM And on a day without?

GU We talk about the rain of day ${n * 7}.
`;

/** What the pages of each kind look like, by what they differ in, and how many there are. */
const kinds: readonly (readonly [name: string, count: number, page: (text: string) => string | null])[] = [
  ['identical', 40, (text) => text],
  ['line-ends', 12, (text) => text.replaceAll('\n', '\r\n')],
  ['quoted', 14, (text) => text.replace(/title: (.*)/, 'title: "$1"')],
  ['weighed', 18, (text) => text.replace('season:', 'weight: 3\nseason:')],
  ['retitled', 12, (text) => text.replace('title: Stop', 'title: At stop')],
  ['reworded', 9, (text) => text.replace('with rain', 'of rain')],
  ['another', 3, () => '---\ntitle: Contact\n---\n\nWrite to us whenever you like to.\n'],
  ['fresh', 12, () => null],
];
const named = kinds.flatMap(([name, count, page]) =>
  Array.from({ length: count }, (_, index) => [`${name}-${String(index + 1).padStart(2, '0')}.md`, page] as const),
);
const texts = new Map<string, string>(named.map(([name], index) => [name, episode(index + 1)]));
const pages = new Map<string, string>(
  named.flatMap(([name, page]) => {
    const text = page(texts.get(name)!);
    return text === null ? [] : [[`content/episodes/${name}`, text] as const];
  }),
);

test('many episodes are published into a site that has pages: alike ones decided at once, and the list of what is left and next stays true up to the push', async ({
  folder,
  library,
  site,
  openLibrary,
}) => {
  mkdirSync(site);
  writeFiles(site, Object.fromEntries(pages));
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
  git(site, 'add', '--all');
  git(site, 'commit', '--quiet', '--message', 'As it was');
  git(site, 'remote', 'add', 'origin', join(folder, 'remote.git'));
  git(site, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  const { window } = await openLibrary({
    ...Object.fromEntries(texts),
    'rostrum.yaml': 'title: Stops\npublish:\n  site: ../site\n',
  });
  const page = (name: string) => readFileSync(join(site, 'content/episodes', name), 'utf8');

  await window.keyboard.press('Control+Enter');
  const overview = window.getByRole('region', { name: 'The plan in short' });
  await expect(overview).toContainText('52in the site as they are');
  // Ticked are the new ones, and the pages that lose nothing.
  await expect(window.getByRole('button', { name: 'Publish 26 episodes' })).toBeFocused();
  await expect(window.getByText('42 of 56 pages in the site are undecided and stay as they are.')).toBeVisible();

  await overview.getByRole('button', { name: 'Differs in fields that only the page has (weight)' }).click();
  const weighed = window.getByRole('region', { name: 'Differs in fields that only the page has (weight)' });
  await expect(weighed).toContainText('18 pages in the site');
  await expect(weighed).toContainText('Writing would remove weight.');
  await expect(weighed.getByText('Stop 67', { exact: true })).toBeVisible();
  await expect(weighed.getByLabel('What would be written')).toContainText('weight: 3');
  await window.keyboard.press('Alt+ArrowDown');
  await expect(weighed.getByText('2 of 18')).toBeVisible();
  await expect(weighed.getByText('Stop 68', { exact: true })).toBeVisible();
  await weighed.getByLabel('Take over').check();
  await expect(window.getByRole('button', { name: 'Publish 44 episodes' })).toBeVisible();

  await window.getByRole('button', { name: 'Next undecided' }).click();
  const retitled = window.getByRole('region', { name: 'Differs in the value of title' });
  await retitled.getByLabel('Keep the site’s').check();
  await window.getByRole('button', { name: 'Next undecided' }).click();
  const reworded = window.getByRole('region', { name: 'Differs in its words' });
  await reworded.getByLabel('Decide one by one').check();
  const ownDecision = reworded.getByRole('group', { name: 'What becomes of the page' });
  await ownDecision.getByRole('radio', { name: /^Take over/ }).check();
  await expect(
    window.getByRole('row', { name: /^Differs in its words 9 pages: 1 taken over, 8 undecided/ }),
  ).toBeVisible();
  await expect(window.getByText('11 of 56 pages in the site are undecided and stay as they are.')).toBeVisible();

  await window.getByRole('button', { name: 'Publish 45 episodes' }).click();
  await expect(window.getByRole('heading', { name: '45 files were written' })).toBeVisible();
  for (const name of ['quoted-01.md', 'weighed-18.md', 'reworded-01.md', 'fresh-12.md'])
    expect(page(name)).toBe(texts.get(name));
  for (const name of ['line-ends-01.md', 'retitled-12.md', 'reworded-02.md', 'another-03.md'])
    expect(page(name)).toBe(pages.get(`content/episodes/${name}`));

  const left = window.getByRole('region', { name: 'What was left' });
  const tellsWhatIsLeft = async () => {
    await expect(left).toContainText('23 files were left');
    await expect(left).toContainText('11 The page in the site differs, and nobody decided yet');
    await expect(left).toContainText('12 The site’s page was kept, as decided');
  };
  const steps = window.getByRole('list', { name: 'On the way to the website' }).getByRole('listitem');
  const next = window.locator('[aria-current="step"]');
  await tellsWhatIsLeft();
  await expect(next).toHaveText('Commit 46 files');
  await window.getByRole('button', { name: 'Commit 46 files' }).click();
  await expect(next).toHaveText('Push 1 commit to origin/main');
  await tellsWhatIsLeft();
  await window.getByRole('button', { name: 'Push 1' }).click();
  await expect(steps).toHaveText(['Committed on “main”', 'Pushed: origin/main has it', /Live once/]);
  await expect(window.getByText('Committed on “main”, and origin/main has it.')).toBeVisible();
  await tellsWhatIsLeft();
  expect(git(join(folder, 'remote.git'), 'show', 'main:content/episodes/weighed-01.md')).toBe(
    texts.get('weighed-01.md'),
  );
  expect(git(site, 'status', '--porcelain')).toBe('');

  // What another program mends is gone from the list, and what it breaks is told there.
  writeFiles(library, {
    'reworded-02.md': pages.get('content/episodes/reworded-02.md')!,
    'reworded-03.md': texts.get('reworded-03.md')!.replace('We talk', '[CHECK: who] We talk'),
  });
  await expect(left).toContainText('22 files were left');
  await expect(left).toContainText('1 Blocked');

  // What is decided later is gone from the same list.
  await left.getByText('9 The page in the site differs').click();
  await left.getByRole('button', { name: 'Stop 100', exact: true }).click();
  await window.getByRole('radio', { name: /^Take over/ }).check();
  await window.getByRole('button', { name: 'Publish 1 episode' }).click();
  await expect(window.getByRole('heading', { name: 'One file was written' })).toBeVisible();
  await expect(left).toContainText('21 files were left');
  await expect(left).toContainText('12 The site’s page was kept, as decided');
  expect(page('reworded-04.md')).toBe(texts.get('reworded-04.md'));
});
