import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, writeFiles, wrongLabel } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;
let library: string;
let start: () => Promise<void>;
const read = (path: string) => readFileSync(join(library, path), 'utf8');
const row = (title: string) =>
  rostrum.window.getByRole('listbox', { name: 'Episodes' }).getByRole('option', { name: title });

test.beforeEach(({ library: own, openLibrary }) => {
  library = own;
  start = async () => {
    rostrum = await openLibrary();
  };
});

test('front matter that cannot be read is shown as text with the error at its line, and the form comes back when it is mended', async () => {
  const broken = {
    'not-yaml.md': '---\ntitle: One\nsubtitle: a: b: c\n---\n\nMD Words.\n',
    'twice.md': '---\ntitle: One\ntitle: Two\n---\n\nWords.\n',
    'tabs.md': '---\ntitle: One\nguests:\n\t- One\n---\n\nWords.\n',
    'not-closed.md': '---\ntitle: One\n\nWords.\n',
    'program.md': '---js\n{ title: process.exit(7) }\n---\n\nWords.\n',
  };
  writeFiles(library, broken);
  await start();
  const { window } = rostrum;
  for (const [path, text] of Object.entries(broken)) {
    await row(path.replace('.md', '')).click();
    await expect(window.getByRole('heading', { name: 'The front matter cannot be read' })).toBeVisible();
    await expect(window.locator('.cm-content')).toContainText(text.split('\n')[1]!);
    await expect(window.getByRole('textbox', { name: 'Title' })).toHaveCount(0);
    await expect(window.locator('.cm-lint-marker-error').first()).toBeVisible();
  }

  await row('twice').click();
  await window.locator('.details .callout').getByRole('button').first().click();
  await expect(window.locator('.cm-activeLine')).toHaveText('title: Two');
  await window.keyboard.press('Home');
  await window.keyboard.type('sub');
  await expect(window.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('One');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(read('twice.md')).toBe(broken['twice.md'].replace('title: Two', 'subtitle: Two'));
  for (const path of Object.keys(broken).filter((name) => name !== 'twice.md'))
    expect(read(path)).toBe(broken[path as keyof typeof broken]);
});

test('what cannot be read as text is listed with the reason, and never opened as if it were empty', async () => {
  writeFiles(library, { 'good.md': clean, 'nul.md': 'a\0b' });
  writeFileSync(join(library, 'bytes.md'), new Uint8Array([0x61, 0x62, 0x63, 0xc3, 0x28]));
  mkdirSync(join(library, 'folder.md'));
  symlinkSync('nowhere.md', join(library, 'dangling.md'));
  symlinkSync('loop.md', join(library, 'loop.md'));
  await start();
  const { window } = rostrum;
  await expect(window.getByRole('button', { name: /^Cannot be read\s*5/ })).toBeVisible();
  for (const [path, reason] of [
    ['nul.md', 'NUL byte'],
    ['bytes.md', 'not UTF-8 text'],
    ['folder.md', 'a folder, not a file'],
    ['dangling.md', 'not there'],
    ['loop.md', 'leads back to itself'],
  ] as const) {
    await expect(row(path)).toContainText(reason);
    await row(path).click();
    await expect(window.getByRole('heading', { name: `${path} cannot be opened` })).toBeVisible();
    await expect(window.getByRole('alert')).toContainText(reason);
    await expect(window.locator('.cm-content')).toBeHidden();
  }
  await row('A bus to the clinic').click();
  await expect(window.locator('.cm-turn').first()).toBeVisible();
});

test('a file that may not be written is shown with the reason, and nothing that is tried changes it', async () => {
  writeFiles(library, { 'garden.md': wrongLabel });
  chmodSync(join(library, 'garden.md'), 0o444);
  await start();
  const { window } = rostrum;
  await row('Growing food together').click();
  await expect(window.getByText('The file is marked as read-only.')).toBeVisible();
  await window.locator('.cm-turn').first().click();
  await window.keyboard.type('Typed.');
  await window.keyboard.press('F8');
  await window.keyboard.press('Control+.');
  await expect(window.getByText('This episode cannot be changed.')).toBeVisible();
  await expect(window.locator('.cm-label').filter({ hasText: 'RP' })).toHaveCount(1);
  await expect(window.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  expect(read('garden.md')).toBe(wrongLabel);
});

test('an empty file and one without front matter open as what they are', async () => {
  writeFiles(library, { 'empty.md': '', 'words.md': 'Only words.\n' });
  await start();
  const { window } = rostrum;
  for (const path of ['empty', 'words']) {
    await row(path).click();
    await expect(window.getByText('This file has no front matter yet.')).toBeVisible();
  }
  await row('empty').click();
  await window.locator('.cm-content').click();
  await window.keyboard.type('Begun.');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(read('empty.md')).toBe('Begun.');
  expect(read('words.md')).toBe('Only words.\n');
});

test('an episode of 20 MB opens, is changed and saved, and only that changes', async () => {
  test.setTimeout(120_000);
  const turn =
    '\nEM And then the bees flew up to the roof, and on the roof there was a box.\n\nJK Which box was that, and who had put it there?\n';
  const text = clean + turn.repeat(Math.ceil(20e6 / turn.length));
  writeFiles(library, { 'long.md': text });
  await start();
  const { window } = rostrum;
  await row('A bus to the clinic').click();
  await window.locator('.cm-turn', { hasText: 'who rides with you' }).click({ timeout: 60_000 });
  await window.keyboard.press('End');
  await window.keyboard.type('!');
  await expect(window.getByRole('button', { name: '1 line changed, not saved' })).toBeVisible({ timeout: 60_000 });
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible({ timeout: 60_000 });
  expect(read('long.md') === text.replace('with you?', 'with you?!')).toBe(true);
});

test('a regular expression that would never end is not used by Find, and the window goes on', async () => {
  const hostile = clean + `\nMD ${'a'.repeat(60)}!\n`;
  writeFiles(library, { 'one.md': hostile });
  await start();
  const { window } = rostrum;
  await row('A bus to the clinic').click();
  await window.locator('.cm-content').click();
  await window.keyboard.press('ControlOrMeta+f');
  const panel = window.locator('.find-panel');
  await panel.getByLabel('Regular expression').check();
  await panel.getByLabel('Find', { exact: true }).fill('(a+)+$');
  await expect(panel).toContainText('takes too long, and is not used', { timeout: 30_000 });
  await panel.getByRole('button', { name: 'Replace all' }).click();
  await panel.getByLabel('Find', { exact: true }).fill('a{60}!');
  await expect(panel).toContainText('1 found', { timeout: 30_000 });
  await panel.getByLabel('Replace with').fill('b');
  await panel.getByRole('button', { name: 'Replace all' }).click();
  await expect(panel).toContainText('nothing found', { timeout: 30_000 });
  await expect(window.locator('.cm-content')).toContainText('b');
});

test('a regular expression that would never end with what is typed later is not used from then on', async () => {
  writeFiles(library, { 'one.md': clean });
  await start();
  const { window } = rostrum;
  await row('A bus to the clinic').click();
  await window.locator('.cm-content').click();
  await window.keyboard.press('ControlOrMeta+f');
  const panel = window.locator('.find-panel');
  await panel.getByLabel('Regular expression').check();
  await panel.getByLabel('Find', { exact: true }).fill('(a+)+$');
  await expect(panel).toContainText('found', { timeout: 30_000 });
  await window.locator('.cm-turn', { hasText: 'who rides with you' }).click();
  await window.keyboard.press('End');
  await window.keyboard.insertText(` ${'a'.repeat(60)}!`);
  await expect(panel).toContainText('takes too long, and is not used', { timeout: 30_000 });
  await window.keyboard.type(' And on it goes.');
  await expect(window.locator('.cm-content')).toContainText('And on it goes.');
  await panel.getByLabel('Find', { exact: true }).fill('on it g.es');
  await expect(panel).toContainText('1 found', { timeout: 30_000 });
  await window.locator('.cm-turn', { hasText: 'And on it goes.' }).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' And on it goes.');
  await expect(panel).toContainText('2 found', { timeout: 30_000 });
});
