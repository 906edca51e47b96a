import { clean, writeFiles } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;

test.beforeEach(async ({ openLibrary }) => {
  const episodes = Array.from({ length: 200 }, (_, index) => [
    `${String(index).padStart(3, '0')}.md`,
    clean
      .replace('A bus to the clinic', `Bus ${index}`)
      .replace('---\n', '---\narchive_of_the_website_publication_date: 2019-06-06\n'),
  ]);
  rostrum = await openLibrary(Object.fromEntries(episodes));
});

test('a row far down the list opens at the first click', async () => {
  const { window } = rostrum;
  const list = window.getByRole('listbox', { name: 'Episodes' });
  await expect(list.getByRole('option').first()).toBeVisible();
  await list.hover();
  await window.mouse.wheel(0, 4000);
  await expect(list.getByRole('option').first()).not.toHaveAttribute('aria-posinset', '1');
  const row = list.getByRole('option').nth(12);
  const title = (await row.locator('.truncate').first().textContent())!;
  await row.click();
  await expect(window.getByRole('heading', { name: title, exact: true })).toBeVisible();
});

test('the list says what Hugo makes of a page where that is not to show it, and why', async ({ library }) => {
  const { window } = rostrum;
  const page = (title: string, field: string) =>
    clean.replace('A bus to the clinic', title).replace('---\n', `---\n${field}\n`);
  writeFiles(library, {
    'expired.md': page('Gone', 'expiryDate: 2012-01-01'),
    'stops.md': page('Odd', 'expiryDate: 2999-01-01 10:00'),
  });
  await window.getByPlaceholder(/^Search titles/).fill('Gone');
  const gone = window.getByRole('option', { name: /^Gone/ });
  await expect(gone.getByText('Expired')).toHaveAttribute('title', /^Expired on 1 January 2012/);
  await window.getByPlaceholder(/^Search titles/).fill('Odd');
  await expect(window.getByRole('option', { name: /^Odd/ }).getByText('Hugo stops')).toBeVisible();
});

test('the keyboard goes from the first row in sight, and Enter opens', async () => {
  const { window } = rostrum;
  const list = window.getByRole('listbox', { name: 'Episodes' });
  await window.keyboard.press('Control+Shift+e');
  const first = (await list.locator('[data-active="true"] .truncate').first().textContent())!;
  await window.keyboard.press('ArrowDown');
  const second = (await list.locator('[data-active="true"] .truncate').first().textContent())!;
  expect(second).not.toBe(first);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: second, exact: true })).toBeVisible();
});

test('a number about the library stays on one line in a narrow window, however long the field’s name is', async () => {
  const { app, window } = rostrum;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(900, 700));
  await window.getByRole('button', { name: 'About this library…' }).click();
  const count = window.getByRole('row', { name: /^archive_of_the_website_publication_date/ }).locator('.number');
  await expect(count).toHaveText('200');
  const lines = await count.evaluate((cell) => {
    const text = document.createRange();
    text.selectNodeContents(cell);
    return text.getClientRects().length;
  });
  expect(lines).toBe(1);
});
