import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasDisplay, onDisplay, requireDisplay } from '../../build/launcher/display.mjs';
import { missingPackages, reasonAgainstSandbox } from '../../build/launcher/system-libraries.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

describe('the display', () => {
  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('on %s with %j', (platform, environment, expected) => {
    expect(hasDisplay({ platform, environment })).toBe(expected);
  });

  test('where there is one, a program runs as it is', () => {
    expect(onDisplay('electron', ['.'], { platform: 'linux', environment: { DISPLAY: ':0' } })).toEqual([
      'electron',
      ['.'],
    ]);
  });

  test('where there is none, it runs under Xvfb', async () => {
    const PATH = await temporaryFolder({ 'xvfb-run': '', xauth: '' });
    const [command, args] = onDisplay('electron', ['.'], { platform: 'linux', environment: { PATH } });
    expect([command, args.slice(-2)]).toEqual(['xvfb-run', ['electron', '.']]);
  });

  test('where there is no Xvfb either, what is missing is told', async () => {
    const PATH = await temporaryFolder({ 'xvfb-run': '' });
    expect(() => onDisplay('electron', ['.'], { platform: 'linux', environment: { PATH } })).toThrow(
      /no display here.*xauth cannot be found/,
    );
    expect(() => requireDisplay({ platform: 'linux', environment: { PATH } })).toThrow(
      /no display here.*Xvfb cannot be found/,
    );
  });

  test('where one is there or can be started, nothing is missing', async () => {
    const PATH = await temporaryFolder({ Xvfb: '' });
    requireDisplay({ platform: 'linux', environment: { PATH } });
    requireDisplay({ platform: 'linux', environment: { PATH: '', DISPLAY: ':0' } });
  });
});

describe('the sandbox', () => {
  test('is off for root, with the reason', () => {
    expect(reasonAgainstSandbox({ platform: 'linux', user: 0 })).toMatch(/root.*--no-sandbox/);
  });

  test('is off where the system denies it to unpacked programs, and only there', async () => {
    const folder = await temporaryFolder({ denied: '1\n', granted: '0\n' });
    const reason = (limit: string) =>
      reasonAgainstSandbox({ platform: 'linux', user: 1000, limit: join(folder, limit) });
    expect(reason('denied')).toMatch(/denies.*--no-sandbox/);
    expect(reason('granted')).toBeNull();
    expect(reason('not-there')).toBeNull();
  });

  test('is on elsewhere', () => {
    for (const platform of ['darwin', 'win32'] as const) expect(reasonAgainstSandbox({ platform, user: 0 })).toBeNull();
  });
});

test('a library that a newer release names differently is not installed twice', () => {
  const list = () =>
    'libgtk-3-0t64 install ok installed\nlibnss3 install ok installed\nlibgbm1 deinstall ok config-files\n';
  expect(missingPackages(['libgtk-3-0', 'libnss3', 'libgbm1', 'xvfb'], list)).toEqual(['libgbm1', 'xvfb']);
});
