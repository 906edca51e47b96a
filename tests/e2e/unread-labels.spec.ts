import { expect, test, type Running } from './fixture.ts';

let rostrum: Running;

const talk = (open: (name: string, index: number) => string) =>
  `---\ntitle: Mending nets\n---\n${Array.from({ length: 8 }, (_, index) => `${open(['Ana Bell', 'Jon Reed'][index % 2]!, index)}We mend net number ${index}.`).join('\n\n')}\n`;

test.beforeEach(async ({ openLibrary }) => {
  rostrum = await openLibrary({
    'unread.md': talk((name) => `${name} >> `),
    'timed.md': talk((name, index) => `[00:00:0${index}] **${name}:** `).replace('Mending nets', 'Timed nets'),
    'page.md': '---\ntitle: About us\n---\nWe look after boats.\n',
  });
});

const open = (title: string) => rostrum.window.getByRole('option', { name: title }).click();

test('turns in a form that is not read are an error of an episode, and the fix makes turns of them', async () => {
  const { window } = rostrum;
  await expect(window.getByRole('option', { name: 'Mending nets' })).toContainText('1');
  await open('Mending nets');
  await window.getByRole('tab', { name: /Problems/ }).click();
  await expect(window.getByText(/8 lines open like turns/)).toBeVisible();
  await window.getByRole('button', { name: /Read each as a turn/ }).click();
  await expect(window.locator('.cm-turn')).toHaveCount(8);
  await expect(window.getByText(/8 lines open like turns/)).toBeHidden();
});

test('a time in front of a bold name is read, with the speakers', async () => {
  const { window } = rostrum;
  await open('Timed nets');
  await expect(window.locator('.cm-turn')).toHaveCount(8);
});
