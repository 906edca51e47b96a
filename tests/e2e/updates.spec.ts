import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBarriers } from '../helpers/find-barriers.ts';
import { clean, writeFiles } from '../helpers/library.ts';
import { makeKeys, publishRelease, startReleaseServer, type ReleaseServer } from '../helpers/release-server.ts';
import type { UpdateSource } from '../../electron/services/updates/updates.ts';
import { expect, test, type Running } from './fixture.ts';

const keys = makeKeys();
const installers = Object.fromEntries(
  ['linux-x64.tar.gz', 'linux-arm64.tar.gz', 'win-x64.exe', 'mac-x64.dmg', 'mac-arm64.dmg'].map((ending) => [
    `rostrum-9.0.0-${ending}`,
    Buffer.alloc(2_500_000, ending),
  ]),
);

let userData: string;
let start: (from: UpdateSource | null, opened?: string | null) => Promise<Running>;
let server: ReleaseServer;
let source: UpdateSource;
test.beforeEach(async ({ folder, library, launch }) => {
  userData = join(folder, 'user-data');
  start = (from, opened = library) =>
    launch(opened, from === null ? {} : { environment: { ROSTRUM_UPDATE_SOURCE: JSON.stringify(from) } });
  writeFiles(library, { 'bus.md': clean });
  server = await startReleaseServer();
  source = publishRelease(server, { version: '9.0.0', keys, folder: join(folder, 'release'), files: installers });
});
test.afterEach(async () => {
  await server.close();
});

const downloads = () => join(userData, 'updates');

async function withRostrum(
  from: UpdateSource | null,
  use: (rostrum: Running) => Promise<void>,
  library?: string | null,
): Promise<void> {
  const rostrum = await start(from, library);
  await use(rostrum);
  await rostrum.close();
}

/** As the menu does it. */
const checkForUpdates = ({ app }: Running) =>
  app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()!
      .items.flatMap(({ submenu }) => submenu?.items ?? [])
      .find(({ label }) => label === 'Check for Updates…')!
      .click(),
  );

test('a build without an update source says so, before a library is open too', () =>
  withRostrum(
    null,
    async (rostrum) => {
      await checkForUpdates(rostrum);
      const dialog = rostrum.window.getByRole('dialog', { name: 'Updates' });
      await expect(dialog.getByText('This build of Rostrum has no update source.')).toBeVisible();
      await expect(dialog.getByRole('checkbox')).toHaveCount(0);
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await expect(dialog).toHaveCount(0);
    },
    null,
  ));

test('nothing is asked until the editor does; then a newer version is downloaded, checked, and opened by the system', () =>
  withRostrum(source, async (rostrum) => {
    const { app, window } = rostrum;
    await expect(window.getByRole('option', { name: 'A bus to the clinic' })).toBeVisible();
    expect(server.asked).toEqual([]);
    await checkForUpdates(rostrum);
    const dialog = window.getByRole('dialog', { name: 'Updates' });
    await expect(dialog.getByText('Rostrum 9.0.0 can be downloaded, 2.5 MB.')).toBeVisible();
    await expect(
      dialog.getByRole('checkbox', { name: 'Check for updates once a day, and download them' }),
    ).not.toBeChecked();
    expect(server.asked.sort()).toEqual(['/latest/release.json', '/latest/release.json.sig']);
    await dialog.getByRole('button', { name: 'Download' }).click();
    await expect(dialog.getByText('Rostrum 9.0.0 is downloaded, and its signature was checked.')).toBeVisible();
    const [file] = readdirSync(downloads());
    expect(readFileSync(join(downloads(), file!))).toEqual(installers[file!]);

    await app.evaluate(({ shell }) => {
      shell.openPath = (path) => {
        (globalThis as { opened?: string }).opened = path;
        return Promise.resolve('');
      };
    });
    await dialog.getByRole('button', { name: 'Open the installer' }).click();
    await expect
      .poll(() => app.evaluate(() => (globalThis as { opened?: string }).opened))
      .toBe(join(downloads(), file!));

    // What somebody changed in the meantime is not opened.
    writeFileSync(join(downloads(), file!), 'something else');
    await app.evaluate(() => delete (globalThis as { opened?: string }).opened);
    await dialog.getByRole('button', { name: 'Open the installer' }).click();
    await expect(dialog.getByText('What was downloaded is no longer as it was signed.')).toBeVisible();
    expect(await app.evaluate(() => (globalThis as { opened?: string }).opened)).toBeUndefined();
  }));

test('what another key signed is refused in words, and can be checked again', () =>
  withRostrum({ ...source, publicKey: makeKeys().publicKey }, async (rostrum) => {
    await checkForUpdates(rostrum);
    const dialog = rostrum.window.getByRole('dialog', { name: 'Updates' });
    await expect(dialog.getByText('is not signed by whoever signs Rostrum’s releases')).toBeVisible();
    const before = server.asked.length;
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect.poll(() => server.asked.length).toBe(before + 2);
    await expect(dialog.getByRole('button', { name: 'Download' })).toHaveCount(0);
  }));

test('a download that stands still is stopped by closing the dialog, and leaves nothing', async () => {
  for (const name of Object.keys(installers))
    server.answers.set(`/latest/${name}`, (_, response) => void response.writeHead(200).write(Buffer.alloc(1_000_000)));
  await withRostrum(source, async (rostrum) => {
    await checkForUpdates(rostrum);
    const dialog = rostrum.window.getByRole('dialog', { name: 'Updates' });
    await dialog.getByRole('button', { name: 'Download' }).click();
    await expect
      .poll(() =>
        dialog.getByRole('progressbar', { name: 'Download' }).evaluate((bar) => (bar as HTMLProgressElement).value),
      )
      .toBeGreaterThan(0);
    await expect.poll(() => readdirSync(downloads()).length).toBe(1);
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => readdirSync(downloads())).toEqual([]);
  });
});

test('where the editor turns it on, Rostrum checks for updates and downloads them once a day', async () => {
  await withRostrum(source, async (rostrum) => {
    await checkForUpdates(rostrum);
    const dialog = rostrum.window.getByRole('dialog', { name: 'Updates' });
    await dialog.getByRole('checkbox').click();
    await expect(dialog.getByRole('checkbox')).toBeChecked();
    expect(await findBarriers(rostrum.window, { within: '.dialog' })).toEqual([]);
    await expect.poll(() => readFileSync(join(userData, 'settings.json'), 'utf8')).toMatch(/"updates": true/);
  });
  server.asked.length = 0;
  // The last look was a moment ago.
  await withRostrum(source, async ({ window }) => {
    await expect(window.getByRole('option', { name: 'A bus to the clinic' })).toBeVisible();
    expect(server.asked).toEqual([]);
  });
  const settings = join(userData, 'settings.json');
  const kept = JSON.parse(readFileSync(settings, 'utf8')) as { readonly updatesCheckedAt: string };
  writeFileSync(
    settings,
    JSON.stringify({
      ...kept,
      updatesCheckedAt: new Date(Date.parse(kept.updatesCheckedAt) - 25 * 60 * 60 * 1000).toISOString(),
    }),
  );
  await withRostrum(source, async ({ window }) => {
    const notice = window.getByText('Rostrum 9.0.0 is downloaded, and can be installed.');
    await expect(notice).toBeVisible();
    await window.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(
      window.getByRole('dialog', { name: 'Updates' }).getByRole('button', { name: 'Open the installer' }),
    ).toBeVisible();
  });
});
