import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';

test('an empty library offers what can be done, the menu lists the libraries opened lately, and the whole window is zoomed', async ({
  openLibrary,
  library,
}) => {
  const { app, window } = await openLibrary({ 'notes/readme.pdf': '' });
  const { keyboard } = window;
  const list = window.getByRole('complementary', { name: 'Library' });
  for (const name of ['Import a transcript…', 'Open another folder…', 'Open the sample library'])
    await expect(list.getByRole('button', { name })).toBeVisible();
  await list.getByRole('button', { name: 'New episode…' }).click();
  await expect(window.getByRole('dialog', { name: 'New episode' })).toBeVisible();
  await keyboard.press('Escape');

  const recent = () =>
    app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!
        .items.find(({ label }) => label === 'File')!
        .submenu!.items.find(({ label }) => label === 'Open Recent')!
        .submenu!.items.map(({ label }) => label),
    );
  expect((await recent())[0]).toBe(library);

  const width = () => window.evaluate(() => innerWidth);
  const before = await width();
  await keyboard.press('Control+Shift++');
  await expect.poll(width).toBeLessThan(before);
  await keyboard.press('Control+-');
  await keyboard.press('Control+-');
  await expect.poll(width).toBeGreaterThan(before);
  await keyboard.press('Control+0');
  await expect.poll(width).toBe(before);
});

test('the window is given every file of its bundle, with the type that Chromium asks for, and none outside of it', async ({
  openLibrary,
}) => {
  const { app } = await openLibrary({ 'a.md': 'AB Hello.\n' });
  const answersTo = (paths: readonly string[]) =>
    app.evaluate(
      ({ net }, all) =>
        Promise.all(
          all.map(async (path) => {
            const response = await net.fetch(`rostrum://app/${path}`);
            return { path, status: response.status, type: response.headers.get('Content-Type') };
          }),
        ),
      paths,
    );
  const bundled = readdirSync(join(import.meta.dirname, '..', '..', 'out', 'renderer'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map(({ name }) => (name === 'index.html' ? name : `assets/${name}`));
  expect(bundled.length).toBeGreaterThan(10);
  const answers = await answersTo(bundled);
  expect(answers.filter(({ status, type }) => status !== 200 || type === null)).toEqual([]);
  // Chromium runs no module, and applies no style sheet, of another type.
  const typeOf = (ending: string) =>
    new Set(answers.filter(({ path }) => path.endsWith(ending)).map(({ type }) => type));
  expect(typeOf('.js')).toEqual(new Set(['text/javascript; charset=utf-8']));
  expect(typeOf('.css')).toEqual(new Set(['text/css']));

  const outside = [
    '..%2felectron%2fmain.cjs',
    '%2e%2e/electron/main.cjs',
    'assets/..%2f..%2f..%2fpackage.json',
    'assets',
    '',
  ];
  expect((await answersTo(outside)).map(({ status }) => status)).toEqual(outside.map(() => 404));
});
