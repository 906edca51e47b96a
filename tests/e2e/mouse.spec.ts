import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../helpers/library.ts';
import { findBarriers } from '../helpers/find-barriers.ts';
import { expect, test, type Page } from './fixture.ts';

const ferry = `---
title: Ferry
date: 2024-05-02
---
AB - Ann Bell  
CD - Carl Dunn

AB Who built the ferry?

CD My father did.

AB Who painted it?

ZZ I did. It was green.

AB Green?
`;

/** Clicks into the middle of a word of the text. */
async function clickWord(
  window: Page,
  word: string,
  { clicks = 1, button = 'left' }: { readonly clicks?: number; readonly button?: 'left' | 'right' } = {},
): Promise<void> {
  const { x, y } = await window.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.cm-content')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const found = new RegExp(`(?<!\\w)${wanted}(?!\\w)`).exec(node.textContent ?? '');
      if (found === null) continue;
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`“${wanted}” is not in the text.`);
  }, word);
  await window.mouse.click(x, y, { clickCount: clicks, button });
}

test('a label is clicked, words and speakers have their menus, by mouse and by key, and what they change is undone in the toast', async ({
  library,
  openLibrary,
}) => {
  const { window } = await openLibrary({ 'ferry.md': ferry });
  await window.getByRole('option', { name: 'Ferry' }).click();
  const text = window.locator('.cm-content');
  await expect(text).toContainText('Who built the ferry?');
  const label = (index: number) => window.locator('.cm-label').nth(index);
  const menu = (name: string) => window.getByRole('menu', { name });
  const toast = window.locator('.notice');

  // One turn.
  await label(3).click();
  await expect(menu('Who speaks')).toBeVisible();
  expect(await findBarriers(window, { within: '.popover' })).toEqual([]);
  await menu('Who speaks').getByRole('menuitem', { name: 'Carl Dunn' }).click();
  await expect(label(3)).toHaveText('CD');
  await expect(text).toBeFocused();

  // From here on: by keys and first letters.
  await label(2).click();
  await window.keyboard.type('Turns');
  await window.keyboard.press('ArrowRight');
  await menu('Turns of AB from here on').getByRole('menuitem', { name: 'Carl Dunn' }).click();
  await expect(window.locator('.cm-label')).toHaveText(['AB', 'CD', 'CD', 'CD', 'CD']);
  await expect(toast).toContainText('2 turns of AB are Carl Dunn’s now.');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(window.locator('.cm-label')).toHaveText(['AB', 'CD', 'AB', 'CD', 'AB']);

  // A new speaker for the rest of a turn, from the menu of the text, which a key opens too.
  await clickWord(window, 'It');
  await window.keyboard.press('Shift+F10');
  await expect(menu('Text')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await window.keyboard.press('Shift+F10');
  await window.keyboard.type('Split');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.type('New');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'New speaker' })).toBeVisible();
  await window.keyboard.type('Eva Frost');
  await window.keyboard.press('Enter');
  await expect(window.locator('.cm-label')).toHaveText(['AB', 'CD', 'AB', 'CD', 'EF', 'AB']);

  // Words are copied and pasted by the mouse.
  await clickWord(window, 'painted', { clicks: 2 });
  await clickWord(window, 'painted', { button: 'right' });
  await menu('Text').getByRole('menuitem', { name: 'Copy' }).click();
  await clickWord(window, 'father', { clicks: 2 });
  await clickWord(window, 'father', { button: 'right' });
  await menu('Text').getByRole('menuitem', { name: 'Paste' }).click();
  await expect(text).toContainText('My painted did.');

  // A speaker's row.
  await window.keyboard.press('Control+2');
  await window.locator('.speaker', { hasText: 'Ann Bell' }).click({ button: 'right' });
  await menu('More for Ann Bell').getByRole('menuitem', { name: 'Swap everywhere with' }).click();
  await menu('Swap everywhere with').getByRole('menuitem', { name: 'Carl Dunn' }).click();
  await expect(toast.last()).toContainText('Ann Bell and Carl Dunn are swapped in 5 turns.');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, ')).toBeVisible();
  const saved = readFileSync(join(library, 'ferry.md'), 'utf8');
  expect(saved).toContain('EF - Eva Frost\n\nCD Who built the ferry?');
  expect(saved).toContain('AB I did.\n\nEF It was green.\n\nCD Green?');
});

test('a row of the list has a menu, its file is renamed with what is kept of it, and what is dropped is taken or refused with the reason', async ({
  folder,
  library,
  openLibrary,
}) => {
  const { window } = await openLibrary({ 'ferry.md': ferry, 'bus.md': ferry.replace('Ferry', 'Bus') });
  writeFiles(folder, {
    'talk.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nWho built it?\n',
    'letter.mov': 'moving pictures',
    'talk.mp3': 'sound',
    'other/tram.md': ferry.replace('Ferry', 'Tram'),
  });
  const row = (name: string) => window.getByRole('option', { name });
  await row('Ferry').click({ button: 'right' });
  const menu = window.getByRole('menu', { name: 'Ferry' });
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Open',
    'History',
    'Publish…',
    'Rename file…',
    'Show in folder',
    'Copy path',
  ]);
  await menu.getByRole('menuitem', { name: 'Open' }).click();
  await expect(window.locator('.cm-content')).toContainText('Who built the ferry?');
  await window.getByRole('button', { name: 'Mark as ready' }).click();
  await expect(row('Ferry')).toContainText('Ready');

  // By key, from the list.
  await window.getByRole('listbox', { name: 'Episodes' }).focus();
  await window.keyboard.press('Shift+F10');
  await window.keyboard.type('Rename');
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Rename file' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await window.keyboard.type('bus');
  await window.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('“bus.md” is there already');
  await dialog.getByRole('textbox').fill('2024/old-ferry.md');
  await window.keyboard.press('Enter');
  await expect(window.locator('.episode-status')).toContainText('2024/old-ferry.md');
  await expect(row('Ferry')).toContainText('Ready');
  expect(existsSync(join(library, 'ferry.md'))).toBe(false);
  expect(readFileSync(join(library, '2024/old-ferry.md'), 'utf8')).toBe(ferry);

  // The tab is the renamed file's, and has a menu.
  const tabs = window.getByRole('list', { name: 'Open episodes' });
  await expect(tabs.getByRole('listitem')).toHaveText([/Ferry/]);
  await tabs.getByRole('button', { name: 'Ferry', exact: true }).click({ button: 'right' });
  await window.getByRole('menu', { name: 'Tab' }).getByRole('menuitem', { name: 'Close', exact: true }).click();
  await expect(tabs.getByRole('listitem')).toHaveCount(0);
  await row('Ferry').click();
  await expect(window.locator('.cm-content')).toContainText('Who built the ferry?');

  const drag = await dragOver(window);
  await drag.to('letter.mov', folder);
  await expect(window.locator('.drop-target')).toContainText('Drop a recording for this episode');
  await drag.drop();
  await expect(window.locator('.notice', { hasText: '“letter.mov” is no recording' })).toBeVisible();
  await drag.to('talk.vtt', folder);
  await drag.drop();
  await expect(window.getByRole('dialog', { name: 'Import talk.vtt' })).toBeVisible();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+o');
  await drag.to('talk.mp3', folder);
  await drag.drop();
  const draft = window.getByRole('dialog', { name: 'Draft from recording' });
  await expect(draft).toContainText('Recording: talk.mp3.');
  await expect(draft.getByRole('button', { name: 'Start' })).toBeVisible();
  await window.keyboard.press('Escape');
  await drag.to('other', folder);
  await drag.drop();
  await expect(row('Tram')).toBeVisible();
});

/** Files that are dragged from the desktop onto the middle of the window. */
async function dragOver(window: Page) {
  const client = await window.context().newCDPSession(window);
  let files: string[] = [];
  const dispatch = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    client.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 400,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  return {
    async to(name: string, folder: string) {
      files = [join(folder, name)];
      await dispatch('dragEnter');
      await dispatch('dragOver');
    },
    drop: () => dispatch('drop'),
  };
}
