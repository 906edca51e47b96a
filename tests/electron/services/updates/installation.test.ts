import { expect, test } from 'vitest';
import { findInstallation } from '../../../../electron/services/updates/installation.ts';
import { fileFor, type Release } from '../../../../shared/updates/release.ts';

const files = [
  'linux-x64.deb',
  'linux-x64.tar.gz',
  'linux-x64.AppImage',
  'linux-arm64.deb',
  'win32-x64.exe',
  'darwin-x64.dmg',
  'darwin-arm64.dmg',
].map((ending) => ({
  name: `rostrum-1.0.0-${ending}`,
  system: ending.slice(0, ending.indexOf('.')),
  bytes: 1,
  sha512: '0'.repeat(128),
}));
const yes = (): boolean => true;
const no = (): boolean => false;
const release: Release = { product: 'rostrum', version: '1.0.0', files };

test.each([
  [
    'a Debian package',
    { platform: 'linux', architecture: 'x64', program: '/opt/rostrum/rostrum', environment: {}, isThere: yes },
    'linux-x64.deb',
  ],
  [
    'an archive, unpacked where a package would be',
    { platform: 'linux', architecture: 'x64', program: '/opt/rostrum/rostrum', environment: {}, isThere: no },
    'linux-x64.tar.gz',
  ],
  [
    'an archive beside an installed package',
    { platform: 'linux', architecture: 'x64', program: '/home/maya/rostrum/rostrum', environment: {}, isThere: yes },
    'linux-x64.tar.gz',
  ],
  [
    'an AppImage',
    {
      platform: 'linux',
      architecture: 'x64',
      program: '/tmp/.mount_x/rostrum',
      environment: { APPIMAGE: '/home/maya/rostrum.AppImage' },
      isThere: yes,
    },
    'linux-x64.AppImage',
  ],
  [
    'Windows',
    { platform: 'win32', architecture: 'x64', program: 'C:\\Rostrum\\Rostrum.exe', environment: {}, isThere: no },
    'win32-x64.exe',
  ],
  [
    'macOS on Apple’s processor',
    {
      platform: 'darwin',
      architecture: 'arm64',
      program: '/Applications/Rostrum.app/Contents/MacOS/Rostrum',
      environment: {},
      isThere: no,
    },
    'darwin-arm64.dmg',
  ],
] as const)('%s gets the next one as it came itself', (_, machine, ending) => {
  expect(fileFor(release, findInstallation(machine))?.name).toBe(`rostrum-1.0.0-${ending}`);
});

test('a processor that the release has nothing for gets nothing', () => {
  expect(
    fileFor(
      release,
      findInstallation({
        platform: 'linux',
        architecture: 'riscv64',
        program: '/opt/rostrum/rostrum',
        environment: {},
        isThere: yes,
      }),
    ),
  ).toBeNull();
});
