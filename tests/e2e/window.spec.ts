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
