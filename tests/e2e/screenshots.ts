import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './fixture.ts';
import { applyLook, leaveScreen, looks, screens, writeScreensLibrary, type Look } from './screens.ts';

/** `npm run screenshots`: a picture of every screen in every look, and a page that shows them all. */
const out = join(import.meta.dirname, '..', '..', 'out', 'screenshots');

const pictured: Readonly<Record<string, Look>> = {
  ...looks,
  light: { media: { colorScheme: 'light' }, size: [1360, 860] },
  dark: { media: { colorScheme: 'dark' }, size: [1360, 860] },
  wide: { media: { colorScheme: 'light' }, size: [1920, 1080] },
};

const toId = (name: string) => (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');

test.beforeAll(() => {
  mkdirSync(out, { recursive: true });
  const rows = screens.map(({ name }) => {
    const pictures = Object.keys(pictured).map((look) => {
      const path = `${toId(look)}/${toId(name)}.png`;
      return `<a href="${path}"><img src="${path}" alt="${name}, ${look}" title="${look}" loading="lazy"></a>`;
    });
    return `<h2>${name}</h2>\n<div>${pictures.join('\n')}</div>`;
  });
  const style =
    'body { font: 14px system-ui; margin: 24px } div { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px } img { width: 100%; border: 1px solid #8886 }';
  writeFileSync(
    join(out, 'index.html'),
    `<!doctype html>\n<meta charset="utf-8">\n<title>Rostrum</title>\n<style>${style}</style>\n${rows.join('\n')}\n`,
  );
});

for (const [name, look] of Object.entries(pictured)) {
  test(name, async ({ folder, library, site, openLibrary }) => {
    test.setTimeout(240_000);
    writeScreensLibrary({ folder, library, site });
    const rostrum = await openLibrary();
    await applyLook(rostrum, look);
    for (const screen of screens) {
      await test.step(screen.name, async () => {
        await screen.open(rostrum.window);
        await rostrum.window.screenshot({ path: join(out, toId(name), `${toId(screen.name)}.png`) });
        await leaveScreen(rostrum.window);
      });
    }
  });
}
