import { expect, test, type Locator, type Running } from './fixture.ts';

let rostrum: Running;

const hebrew = `---
title: המעבורת
guests: [נועם לוי]
---

**דליה:** ברוכים הבאים, פרק 12. מה שם הסירה?

**נועם:** תודה, דליה! קוראים לה "North Star" (בפעם ה-2).

**דליה:** Well, that is a name.

**נועם:** נכון.
וזה הכל. [CHECK: שם הסירה]
`;
const arabic = `---
title: العبّارة
---

**سارة:** أهلاً بكم في الحلقة 12.

**عمر:** شكراً يا سارة.

**سارة:** ما اسم القارب؟

**عمر:** اسمه "North Star".
`;
const mixed = `---
title: The ferry
---
DL - Dalia Levi  
NK - Noam Katz

DL Welcome. Who built the ferry?

NK אבא שלי בנה אותה, 12 שנים.

DL And the name?

NK North Star, כוכב הצפון.
`;

test.beforeEach(async ({ openLibrary }) => {
  rostrum = await openLibrary({ 'arabic.md': arabic, 'hebrew.md': hebrew, 'mixed.md': mixed });
});

const directionOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).direction);
const line = (text: string) => rostrum.window.locator('.cm-line').filter({ hasText: text });
const open = async (title: string) => {
  await rostrum.window.getByRole('option', { name: title }).click();
  await expect(rostrum.window.getByRole('heading', { name: title })).toBeVisible();
  await expect(rostrum.window.locator('.cm-turn').first()).toBeVisible();
};

test('each line of a transcript runs from the side that its words begin at, its label beside them', async () => {
  await open('המעבורת');
  expect(await directionOf(line('ברוכים'))).toBe('rtl');
  expect(await directionOf(line('וזה הכל'))).toBe('rtl');
  expect(await directionOf(line('Well, that is'))).toBe('ltr');
  expect(await directionOf(line('ברוכים').locator('.cm-label-text'))).toBe('rtl');
  const [turn, label] = await Promise.all([
    line('ברוכים').boundingBox(),
    line('ברוכים').locator('.cm-label').boundingBox(),
  ]);
  expect(label!.x + label!.width / 2).toBeGreaterThan(turn!.x + turn!.width / 2);
  await open('العبّارة');
  expect(await directionOf(line('شكراً'))).toBe('rtl');
  await open('The ferry');
  expect(await directionOf(line('Welcome.'))).toBe('ltr');
  expect(await directionOf(line('אבא שלי'))).toBe('rtl');
  expect(await directionOf(line('אבא שלי').locator('.cm-label-text'))).toBe('ltr');
  expect(await directionOf(line('North Star'))).toBe('ltr');
});

test('the left arrow goes on through words that run from the right', async () => {
  await open('המעבורת');
  const { window } = rostrum;
  await window.getByText('ברוכים הבאים').click();
  await window.keyboard.press('Home');
  const cursor = async () => (await window.locator('.cm-cursor-primary').boundingBox())!.x;
  const start = await cursor();
  for (let i = 0; i < 12; i++) await window.keyboard.press('ArrowLeft');
  await expect.poll(cursor).toBeLessThan(start - 20);
  await window.keyboard.type('!');
  await expect(line('הבאים')).toContainText('!');
});

test('titles, fields and search results run from the right too', async () => {
  const { window } = rostrum;
  expect(await directionOf(window.getByRole('option', { name: 'המעבורת' }).locator('.truncate').first())).toBe('rtl');
  await open('המעבורת');
  expect(await directionOf(window.getByRole('heading', { name: 'המעבורת' }))).toBe('rtl');
  expect(await directionOf(window.getByRole('textbox', { name: 'Title' }))).toBe('rtl');
  await window.getByRole('textbox', { name: 'Search the library' }).fill('תודה');
  await expect.poll(() => window.locator('.library-snippet').count()).toBe(1);
  expect(await directionOf(window.locator('.library-snippet'))).toBe('rtl');
  expect(await directionOf(window.getByRole('textbox', { name: 'Search the library' }))).toBe('rtl');
});
