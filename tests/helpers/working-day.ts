import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { clean, git, wrongLabel, writeFiles } from './library.ts';

/** A library, and a clone of a repository beside it as its site. */
export function makeFolders(folder: string): string {
  const [library, site, origin] = ['library', 'site', 'origin.git'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFiles(library, { 'garden.md': wrongLabel, 'bus.md': clean, 'rostrum.yaml': 'publish:\n  site: ../site\n' });
  mkdirSync(origin);
  git(origin, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(folder, 'clone', '--quiet', origin, site);
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
  git(site, 'commit', '--quiet', '--allow-empty', '-m', 'Begin');
  git(site, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  return library;
}

/**
 * A day of the window: an episode opened, corrected, renamed, listened for and saved; the views of the library, a search,
 * the import, the updates; a plan, a publish, a commit and a push. In a library of
 * `makeFolders`, whose editor has agreed to its site and to the site's repository.
 */
export async function workADay(window: Page): Promise<void> {
  await window.getByRole('option', { name: 'Growing food together' }).click();
  await expect(window.locator('.cm-turn').first()).toBeVisible();
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+.');
  const title = window.getByRole('textbox', { name: 'Title' });
  await title.fill('Growing food, together, with misspeled wrods');
  await title.press('Enter');
  await window.locator('.cm-turn').first().click();
  for (const key of [
    'Control+F7',
    'Control+F7',
    'Control+f',
    'Escape',
    'Control+Shift+m',
    'Control+4',
    'Control+3',
    'Control+1',
  ])
    await window.keyboard.press(key);
  await window.keyboard.press('Control+s');
  await expect(window.getByText(/^Saved, \d lines? changed$/)).toBeVisible();
  for (const view of ['t', 'p', 'g', 'o', 'h', 'f']) await window.keyboard.press(`Control+Shift+${view}`);
  await window.keyboard.type('clinic');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+n');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Shift+F12');
  await expect(window.getByText('This build of Rostrum has no update source.')).toBeVisible();
  await window.keyboard.press('Escape');

  // What a page might try, or what is pasted into it.
  await window.evaluate(async () => {
    for (const address of ['https://example.org/', 'http://192.0.2.7/', 'wss://example.org/']) {
      new Image().src = address;
      await fetch(address).catch(() => {});
      const link = document.createElement('link');
      link.rel = 'preconnect';
      link.href = address;
      document.head.append(link);
    }
    await navigator.permissions.query({ name: 'geolocation' });
    if ('RTCPeerConnection' in globalThis)
      new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.7' }] }).createDataChannel('x');
  });
  expect(await window.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe(
    'denied',
  );

  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Publish 2 episodes' }).click();
  const git = window.getByRole('region', { name: 'Git' });
  await git.getByRole('button', { name: 'Commit 3 files' }).click();
  await expect(git.getByText('Everything is committed.')).toBeVisible();
  await git.getByRole('button', { name: /^Push/ }).click();
  await expect(window.getByText('Pushed. The remote has it now.')).toBeVisible();
}
