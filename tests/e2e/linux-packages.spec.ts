import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  readdirSync,
  realpathSync,
} from 'node:fs';
import { join } from 'node:path';
import { attach, switches, withPackagedWindow } from '../helpers/packaged.ts';
import { expect, test } from './fixture.ts';

const root = join(import.meta.dirname, '..', '..');
const dist = join(root, 'dist');
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};

test.skip(process.platform !== 'linux', 'these are the packages of Linux');

const isThere = (command: string, ...args: readonly string[]) => spawnSync(command, args).error === undefined;
const hasDpkg = isThere('dpkg-deb', '--version');

let folder: string;
const environment = () => ({ ...process.env, ROSTRUM_USER_DATA: join(folder, 'user-data') });
const sample = () => join(folder, 'sample');

/** The newest of the packages that were made. */
const made = (ending: string) =>
  join(
    dist,
    readdirSync(dist)
      .filter((file) => file.startsWith(`${name}-${version}-linux-`) && file.endsWith(ending))
      .sort((a, b) => statSync(join(dist, b)).mtimeMs - statSync(join(dist, a)).mtimeMs)[0]!,
  );

test.beforeEach(({ folder: own }) => {
  folder = own;
  cpSync(join(root, 'build/sample-library'), sample(), { recursive: true });
});

/** What the Debian package would put into the system, in a folder in its place. */
function unpackDebianPackage(): string {
  const system = join(folder, 'system');
  execFileSync('dpkg-deb', ['--extract', made('.deb'), system]);
  return system;
}

/** The keys of a desktop entry's main group. */
function readDesktopEntry(path: string): Record<string, string> {
  const [, group = ''] = /^\[Desktop Entry\]\n([^[]*)/m.exec(readFileSync(path, 'utf8')) ?? [];
  return Object.fromEntries(
    group
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

test('the Debian package puts the program on the path, with a desktop entry, icons, the file types and the licence', () => {
  test.skip(!hasDpkg, 'dpkg-deb is not installed');
  const system = unpackDebianPackage();
  const control = execFileSync('dpkg-deb', ['--field', made('.deb')], { encoding: 'utf8' });
  expect(control).toContain(`Package: ${name}\nVersion: ${version}\n`);
  expect(control).toMatch(/^Depends: .*libgtk-3-0 \| libgtk-3-0t64/m);

  const link = join(system, 'usr/bin', name);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(realpathSync(link)).toBe(realpathSync(join(system, 'opt', name, name)));
  expect(statSync(join(system, 'opt', name, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  expect(statSync(system).mode & 0o777).toBe(0o755);

  const file = join(system, 'usr/share/applications', `${name}.desktop`);
  const entry = readDesktopEntry(file);
  expect(entry).toMatchObject({ Type: 'Application', Name: 'Rostrum', Exec: `${name} %f`, Terminal: 'false' });
  expect(entry['MimeType']!.split(';')).toContain('text/markdown');
  for (const size of [16, 48, 256])
    expect(existsSync(join(system, `usr/share/icons/hicolor/${size}x${size}/apps/${entry['Icon']}.png`))).toBe(true);
  expect(readFileSync(join(system, 'usr/share/doc', name, 'copyright'), 'utf8')).toContain('MIT License');

  // The window says which desktop entry is its own.
  const { desktopName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly desktopName: string;
  };
  expect([desktopName, `${entry['StartupWMClass']}.desktop`]).toEqual([`${name}.desktop`, `${name}.desktop`]);
});

test('the desktop entry is what the specification asks for', () => {
  test.skip(
    !isThere('desktop-file-validate', '--version'),
    'desktop-file-validate is not installed: npm test installs it on Debian as root',
  );
  const { status, stdout } = spawnSync('desktop-file-validate', [join(root, 'build/packaging/linux/rostrum.desktop')], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

test('once it is installed, the desktop opens Markdown of every ending with Rostrum: at the first start in the file’s library, then in the same window', async () => {
  test.skip(
    !hasDpkg ||
      !['update-desktop-database', 'update-mime-database', 'xdg-mime', 'gio'].every((tool) => isThere(tool, '--help')),
    'the tools of a desktop are not installed: npm test installs them on Debian as root',
  );
  const system = unpackDebianPackage();
  const share = join(system, 'usr/share');
  // As the system does when a package brings files there.
  execFileSync('update-desktop-database', [join(share, 'applications')]);
  execFileSync('update-mime-database', [join(share, 'mime')], { stdio: 'pipe' });

  // In front of the program itself: what a test needs besides the arguments.
  const path = join(folder, 'bin');
  mkdirSync(path);
  writeFileSync(
    join(path, name),
    `#!/bin/sh\necho $$ >> '${join(folder, 'started')}'\nexec '${join(system, 'usr/bin', name)}' ${[...switches, '--remote-debugging-port=0'].join(' ')} "$@"\n`,
  );
  chmodSync(join(path, name), 0o755);
  const home = join(folder, 'home');
  mkdirSync(home);
  const desktop = {
    ...environment(),
    PATH: `${path}:${process.env['PATH']}`,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_DIRS: `${share}:/usr/share`,
  };
  const ask = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: sample(), env: desktop, encoding: 'utf8' });
  // The app would keep a pipe open as long as it runs.
  const open = (file: string) =>
    execFileSync('gio', ['open', file], { cwd: sample(), env: desktop, stdio: 'ignore', timeout: 30_000 });

  expect(ask('xdg-mime', 'query', 'default', 'text/markdown').trim()).toBe(`${name}.desktop`);
  for (const ending of ['md', 'markdown', 'mdown', 'mdx']) {
    writeFileSync(join(folder, `words.${ending}`), 'Words.\n');
    expect(ask('gio', 'info', '-a', 'standard::content-type', join(folder, `words.${ending}`)), ending).toContain(
      'text/markdown',
    );
  }

  try {
    open('night-shift.md');
    await attach(desktop.ROSTRUM_USER_DATA, async (window) => {
      await expect(window.getByRole('heading', { name: 'Night shift' })).toBeVisible();
      await expect(window.getByRole('option', { name: 'Repairs on Saturday' })).toBeVisible();
      open('letters-home.md');
      await expect(window.getByRole('heading', { name: 'Letters home' })).toBeVisible();
      expect(window.context().pages()).toHaveLength(1);
      await window.evaluate(`window.rostrum.request('app.close', null)`).catch(() => {}); // The answer may not arrive.
    });
  } finally {
    const started = readFileSync(join(folder, 'started'), 'utf8').trim().split('\n');
    expect(started).toHaveLength(2);
    await expect.poll(() => started.filter((id) => existsSync(`/proc/${id}`)), { timeout: 20_000 }).toEqual([]);
  }
});

test('the archive is unpacked anywhere, and holds the whole app: its window and its command line', async () => {
  const place = join(folder, 'anywhere');
  mkdirSync(place);
  execFileSync('tar', ['--extract', '--file', made('.tar.gz'), '--directory', place]);
  expect(readdirSync(place)).toEqual([`${name}-${version}`]);
  const program = join(place, `${name}-${version}`, name);
  await withPackagedWindow({ program, args: [], environment: environment() }, async (window) => {
    await expect(window.getByRole('button', { name: 'Open a library…' })).toBeVisible();
  });
  const shown = spawnSync(program, [...switches, 'cli', 'show', 'night-shift.md', '--json'], {
    cwd: sample(),
    env: environment(),
    encoding: 'utf8',
  });
  expect(JSON.parse(shown.stdout)).toMatchObject({ path: 'night-shift.md', houseStyle: 'initials' });
});
