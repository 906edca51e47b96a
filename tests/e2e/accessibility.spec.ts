import { findBarriers } from '../helpers/find-barriers.ts';
import { expect, test, type Running } from './fixture.ts';
import { applyLook, leaveScreen, looks, screens, writeScreensLibrary } from './screens.ts';

let rostrum: Running;

test.beforeEach(async ({ folder, library, site, openLibrary }) => {
  writeScreensLibrary({ folder, library, site });
  rostrum = await openLibrary();
});

/** The palette's list is scrolled by the arrow keys of its search field, which axe cannot know. */
const isPaletteList = (rule: string, html: string) =>
  rule === 'scrollable-region-focusable' && html.includes('palette-menu');

/** Axe takes a label that is scrolled out of sight for none. */
const isLabelled = (rule: string, html: string) => rule === 'label-title-only' && html.includes('aria-labelledby=');

/** While a dialog is open everything else is hidden from assistive technology, and with it what these two look for. */
const hiddenByDialog = ['landmark-one-main', 'page-has-heading-one'];

for (const [title, look] of Object.entries(looks)) {
  test(`axe finds nothing on any screen, ${title}`, async () => {
    test.setTimeout(240_000);
    const { window } = rostrum;
    await applyLook(rostrum, look);
    for (const { name, open } of screens) {
      await test.step(name, async () => {
        await open(window);
        const hasDialog = async () => (await window.getByRole('dialog').count()) > 0;
        const lookUnless = (except: readonly string[]) =>
          findBarriers(window, {
            except,
            isRight: (rule, html) => isPaletteList(rule, html) || isLabelled(rule, html),
          });
        const isUnderDialog = await hasDialog();
        // A view has its heading once it has what it asked for.
        if (!isUnderDialog) await window.getByRole('heading', { level: 1 }).first().waitFor();
        let found = await lookUnless(isUnderDialog ? hiddenByDialog : []);
        // A dialog that a command opens may come while the page is looked at.
        if (!isUnderDialog && (await hasDialog())) found = await lookUnless(hiddenByDialog);
        expect.soft(found, name).toEqual([]);
        expect
          .soft(
            await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
            `${name} is no wider than the window`,
          )
          .toBe(0);
        await leaveScreen(window);
      });
    }
  });
}

test('with reduced motion nothing moves by itself', async () => {
  const { window } = rostrum;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  for (const { open } of screens.slice(0, 12)) {
    await open(window);
    expect(await window.evaluate(() => document.getAnimations().length)).toBe(0);
    await leaveScreen(window);
  }
});
