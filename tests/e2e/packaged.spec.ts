import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { agree } from '../helpers/launch.ts';
import { switches, withPackagedWindow } from '../helpers/packaged.ts';
import { installTinyModels, tinyModelList } from '../helpers/tiny-model-list.ts';
import { writeToneSpeech } from '../helpers/tone-speech.ts';
import { canTrace, traceNetwork } from '../helpers/trace-network.ts';
import { makeFolders, workADay } from '../helpers/working-day.ts';
import { expect, test, type Page } from './fixture.ts';

const root = join(import.meta.dirname, '..', '..');
const packaged = join(
  root,
  'dist',
  { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}` }[
    process.platform as string
  ] ?? '',
);
const program = join(
  packaged,
  { linux: 'rostrum', win32: 'Rostrum.exe', darwin: 'Rostrum.app/Contents/MacOS/Rostrum' }[
    process.platform as string
  ] ?? '',
);

/** How the wire spells it. */
const [off, on] = ['0', '1'].map((state) => state.charCodeAt(0));

let folder: string;
const environment = () => ({ ...process.env, ROSTRUM_USER_DATA: join(folder, 'user-data') });
const sample = () => join(folder, 'sample');

test.beforeEach(({ folder: own }) => {
  folder = own;
  cpSync(join(root, 'build/sample-library'), sample(), { recursive: true });
});

test('the first start of the packaged app asks for a library, opens the sample library that comes with it and an episode in it; the next start opens it again, and the tour from there', async () => {
  await withWindow(null, async (window) => {
    await expect(window.getByRole('button', { name: 'Take the tour' })).toBeFocused();
    await expect(window.getByRole('button', { name: 'Open a library…' })).toBeVisible();
    await expect(window.getByText('Opened lately')).toHaveCount(0);
    await window.getByRole('button', { name: 'Try it on the sample library' }).click();
    await window.getByRole('option', { name: 'Night shift' }).click();
    await expect(window.getByRole('heading', { name: 'Night shift' })).toBeVisible();
    await expect(window.locator('.cm-turn').first()).toBeVisible();
    await window.keyboard.press('Control+Shift+F8');
    await window.keyboard.press('Control+.');
    await window.keyboard.press('Control+s');
    await expect(window.getByText(/^Saved, \d lines? changed$/)).toBeVisible();
  });
  const copied = readFileSync(join(folder, 'user-data', 'sample-library', 'night-shift.md'), 'utf8');
  expect(copied).not.toBe(readFileSync(join(root, 'build/sample-library/night-shift.md'), 'utf8'));
  expect(
    readFileSync(
      join(
        packaged,
        process.platform === 'darwin' ? 'Rostrum.app/Contents/Resources' : 'resources',
        'sample-library',
        'night-shift.md',
      ),
    ),
  ).toEqual(readFileSync(join(root, 'build/sample-library/night-shift.md')));
  await withWindow(null, async (window) => {
    await expect(window.getByRole('option', { name: 'Night shift' })).toBeVisible();
    await window.keyboard.press('Control+F1');
    await expect(window.getByRole('complementary', { name: 'Tour' })).toContainText(
      join('tours', '1', 'common-ground'),
    );
  });
  expect(readFileSync(join(folder, 'user-data', 'tours', '1', 'common-ground-site', 'hugo.toml'))).toEqual(
    readFileSync(join(root, 'build/sample-site/hugo.toml')),
  );
});

test('an episode that is opened with the packaged app stands in its library; another one that is opened is shown in the same window', () =>
  withWindow(join(sample(), 'night-shift.md'), async (window) => {
    await expect(window.getByRole('heading', { name: 'Night shift' })).toBeVisible();
    await expect(window.getByRole('option', { name: 'Repairs on Saturday' })).toBeVisible();
    // A second start gives its argument to the first, and ends.
    const second = spawnSync(program, [...switches, 'letters-home.md'], {
      cwd: sample(),
      env: environment(),
      timeout: 30_000,
    });
    expect(second.status).toBe(0);
    await expect(window.getByRole('heading', { name: 'Letters home' })).toBeVisible();
    expect(window.context().pages()).toHaveLength(1);
  }));

test('a whole working day of the packaged app opens no socket but local ones', async () => {
  test.skip(!canTrace, 'strace is not installed: npm test installs it on Debian as root');
  test.setTimeout(180_000);
  const trace = traceNetwork(program, folder);
  const library = makeFolders(folder);
  agree(library, join(folder, 'user-data'));
  await withWindow(
    library,
    async (window) => {
      await workADay(window);
      // What watches the app keeps signals from it: it ends with its window, and the answer to that may not arrive.
      await window.evaluate(`window.rostrum.request('app.close', null)`).catch(() => {});
    },
    trace.program,
  );
  const { foreign, calls } = trace.read();
  expect(calls).toBeGreaterThan(1000);
  expect(foreign).toEqual([]);
});

test('its command line runs without a display, and gives the exit codes and the output of the command line', () => {
  const cli = (...argv: readonly string[]) => {
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...withoutDisplay } = environment() as NodeJS.ProcessEnv;
    const { status, stdout, stderr } = spawnSync(program, [...switches, 'cli', ...argv], {
      cwd: sample(),
      env: withoutDisplay,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const shown = cli('show', 'night-shift.md', '--json');
  expect(shown.status).toBe(0);
  expect(JSON.parse(shown.stdout)).toMatchObject({
    path: 'night-shift.md',
    houseStyle: 'initials',
    frontMatter: { ok: true },
  });

  const linted = cli('lint', '.', '--json');
  expect(linted.status).toBe(1);
  expect((JSON.parse(linted.stdout) as { problems: unknown[] }).problems).not.toHaveLength(0);

  const found = cli('search', '.', 'clinic', '--json');
  expect(found.status).toBe(0);
  expect((JSON.parse(found.stdout) as { total: number }).total).toBeGreaterThan(0);

  const before = readFileSync(join(sample(), 'night-shift.md'), 'utf8');
  expect(cli('set', 'night-shift.md', 'title', 'Day shift').status).toBe(0);
  expect(readFileSync(join(sample(), 'night-shift.md'), 'utf8')).toBe(before.replace('"Night shift"', '"Day shift"'));

  expect(cli('shwo')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('unknown command') });
  expect(cli('show', 'nowhere.md')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('not there'),
  });
});

test('the packaged app hears a recording: the library that recognises speech is loaded from the package, in a process of its own', () => {
  const cli = (...argv: readonly string[]) =>
    spawnSync(program, [...switches, 'cli', ...argv], {
      cwd: sample(),
      env: { ...environment(), ROSTRUM_SPEECH_MODELS: join(folder, 'models.json') },
      encoding: 'utf8',
    });
  writeFileSync(join(folder, 'models.json'), JSON.stringify(tinyModelList()));
  installTinyModels(join(folder, 'from-a-colleague'), ['tiny-vad', 'tiny-words', 'tiny-voices', 'damaged']);
  writeToneSpeech(join(folder, 'the-long-way.wav'), [
    { silence: 1 },
    { voice: 0, words: ['So', 'we', 'walked', 'home.'] },
    { silence: 2 },
    { voice: 1, words: ['Why?'] },
    { silence: 1 },
  ]);
  const taken = cli('models', 'import', join(folder, 'from-a-colleague'), '--json');
  expect(JSON.parse(taken.stdout)).toEqual({ imported: ['tiny-vad', 'tiny-voices', 'tiny-words', 'damaged'] });

  const recording = join(folder, 'the-long-way.wav');
  const made = cli('transcribe', recording, '--into', '.', '--model', 'tiny-words', '--speakers', '2', '--json');
  expect(JSON.parse(made.stdout)).toMatchObject({ transcribed: [{ path: 'the-long-way.md', turns: 2 }], failed: [] });
  expect(readFileSync(join(sample(), 'the-long-way.md'), 'utf8')).toMatch(/So we walked home\.\n\n.*Why\?\n$/);

  // What ends the process that hears ends nothing else.
  const damaged = cli('transcribe', recording, '--into', '.', '--model', 'damaged', '--no-voices');
  expect(damaged).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('ended 3 times') });
});

test('nobody can turn the packaged app into another program', async () => {
  const wire = await getCurrentFuseWire(program);
  const states = (...options: FuseV1Options[]) => options.map((option) => wire[option]);
  expect(
    states(
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ),
  ).toEqual(Array(4).fill(off));
  expect(
    states(
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.EnableCookieEncryption,
    ),
  ).toEqual(Array(3).fill(on));
});

test('the package holds the binaries of this system and of no other', () => {
  const binaries = readdirSync(packaged, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.node'),
  );
  expect(binaries.filter((path) => path.includes('watcher'))).toHaveLength(1);
  expect(binaries.filter((path) => path.includes('sqlite'))).toHaveLength(1);
  expect(binaries.filter((path) => path.includes('koffi'))).toHaveLength(1);
  expect(binaries.filter((path) => path.includes('sherpa-onnx'))).toHaveLength(1);
  expect(binaries).toHaveLength(4);
});

/** Starts the packaged app, on a path if there is one. @param run in its place, with its arguments */
function withWindow(path: string | null, use: (window: Page) => Promise<void>, run = program): Promise<void> {
  return withPackagedWindow({ program: run, args: path === null ? [] : [path], environment: environment() }, use);
}
