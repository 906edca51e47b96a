import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { electronProgram, findElectron } from '../../build/launcher/electron.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A folder as an Electron's is, or lacking a part. */
function putElectron(folder: string, { without }: { without?: 'program' | 'version' } = {}): string {
  const program = electronProgram(folder);
  mkdirSync(join(program, '..'), { recursive: true });
  if (without !== 'program') writeFileSync(program, '');
  if (without !== 'version') writeFileSync(join(folder, 'version'), '33.2.1');
  return folder;
}

/** A project and a machine on which every way that is not given fails the test. */
async function setUp(given: Partial<NonNullable<Parameters<typeof findElectron>[1]>> = {}) {
  const root = await temporaryFolder();
  const installed = join(root, 'node_modules', 'electron', 'dist');
  const asked: string[] = [];
  const find = () =>
    findElectron(root, {
      environment: {},
      platform: 'linux-x64',
      cache: join(root, 'cache'),
      ...given,
      download: (project: string) => {
        asked.push('download');
        return given.download ? given.download(project) : 'Error: the site cannot be reached';
      },
      installStandIn: async (cache: string) => {
        asked.push('stand-in');
        return putElectron(join(cache, 'stand-in'));
      },
    });
  return { root, installed, asked, find };
}

function install(installed: string): void {
  putElectron(installed);
  writeFileSync(join(installed, '..', 'path.txt'), 'electron');
}

test('the folder that the environment names comes first', async () => {
  const named = putElectron(await temporaryFolder());
  const { installed, asked, find } = await setUp({ environment: { ELECTRON_OVERRIDE_DIST_PATH: named } });
  install(installed);
  expect(await find()).toEqual({ folder: named, standIn: false });
  expect(asked).toEqual([]);
});

test('a folder that the environment names and that holds no Electron is told, not passed over', async () => {
  const { find } = await setUp({ environment: { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' } });
  await expect(find()).rejects.toThrow('ELECTRON_OVERRIDE_DIST_PATH is /nowhere, but there is no Electron in it.');
});

test('a stand-in that the environment names is known as one', async () => {
  const named = putElectron(await temporaryFolder({ 'stand-in.json': '{}' }));
  const { find } = await setUp({ environment: { ELECTRON_OVERRIDE_DIST_PATH: named } });
  expect(await find()).toEqual({ folder: named, standIn: true });
});

test('then the installed one, without a look at the net', async () => {
  const { installed, asked, find } = await setUp();
  install(installed);
  expect(await find()).toEqual({ folder: installed, standIn: false });
  expect(asked).toEqual([]);
});

test('then the official download', async () => {
  const { installed, find } = await setUp({
    download: (project: string) => {
      install(join(project, 'node_modules', 'electron', 'dist'));
      return null;
    },
  });
  expect(await find()).toEqual({ folder: installed, standIn: false });
});

test('and last, on linux-x64, the stand-in', async () => {
  const { root, asked, find } = await setUp();
  expect(await find()).toEqual({ folder: join(root, 'cache', 'stand-in'), standIn: true });
  expect(asked).toEqual(['download', 'stand-in']);
});

describe('an installation that was interrupted is not taken for an Electron', () => {
  test.each([
    ['no program', (folder: string) => putElectron(folder, { without: 'program' })],
    ['no version', (folder: string) => putElectron(folder, { without: 'version' })],
    ['not all unpacked', (folder: string) => putElectron(folder)],
  ])('%s', async (_, put) => {
    const { installed, asked, find } = await setUp();
    put(installed);
    expect(await find()).toMatchObject({ standIn: true });
    expect(asked).toEqual(['download', 'stand-in']);
  });

  test('and neither is a download that says it went well and left nothing', async () => {
    const { find } = await setUp({ download: () => null });
    expect(await find()).toMatchObject({ standIn: true });
  });
});

test('elsewhere a failing download is told with its reason and what can be done', async () => {
  for (const platform of ['darwin-arm64', 'win32-x64', 'linux-arm64']) {
    const { asked, find } = await setUp({ platform });
    await expect(find()).rejects.toThrow(
      /could not be downloaded:\nError: the site cannot be reached\n.*ELECTRON_OVERRIDE_DIST_PATH/,
    );
    expect(asked).toEqual(['download']);
  }
});

test('a site that could not be reached is asked again a day later, not at every start', async () => {
  const { root, asked, find } = await setUp();
  await find();
  await find();
  expect(asked).toEqual(['download', 'stand-in', 'stand-in']);
  const dayBefore = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(join(root, 'cache', 'electron-unreachable'), dayBefore, dayBefore);
  await find();
  expect(asked.slice(3)).toEqual(['download', 'stand-in']);
});

test('Electron’s own installer is run where nothing else is given, and what it prints is the reason', async () => {
  const root = await temporaryFolder({
    'node_modules/electron/install.js': "process.stderr.write('Some text\\nHTTPError: 403\\n'); process.exit(1);",
  });
  await expect(
    findElectron(root, { environment: {}, platform: 'darwin-arm64', cache: join(root, 'cache') }),
  ).rejects.toThrow('HTTPError: 403');
  expect(existsSync(join(root, 'node_modules/electron/dist'))).toBe(false);
});
