import { verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signRelease } from '../../build/packaging/sign-release.mjs';
import { readRelease } from '../../shared/updates/release.ts';
import { makeKeys } from '../helpers/release-server.ts';
import { listFiles, readText, temporaryFolder } from '../helpers/temporary-folder.ts';

const keys = makeKeys();

test('a release describes every installer by the system that it is for, and is signed as a whole', async () => {
  const folder = await temporaryFolder({
    'rostrum-1.0.0-linux-x64.deb': 'a',
    'rostrum-1.0.0-linux-x64.tar.gz': 'b',
    'rostrum-1.0.0-linux-x86_64.AppImage': 'c',
    'rostrum-1.0.0-win-x64.exe': 'd',
    'rostrum-1.0.0-mac-arm64.dmg': 'e',
    'rostrum-cli.tgz': 'f',
  });
  expect(signRelease({ folder, version: '1.0.0', ...keys })).toHaveLength(5);
  const description = await readFile(join(folder, 'release.json'));
  expect(
    verify(null, description, keys.publicKey, Buffer.from(await readText(folder, 'release.json.sig'), 'base64')),
  ).toBe(true);
  expect(readRelease(description.toString('utf8'))!.files.map(({ name, system }) => `${name} ${system}`)).toEqual([
    'rostrum-1.0.0-linux-x64.deb linux-x64',
    'rostrum-1.0.0-linux-x64.tar.gz linux-x64',
    'rostrum-1.0.0-linux-x86_64.AppImage linux-x64',
    'rostrum-1.0.0-mac-arm64.dmg darwin-arm64',
    'rostrum-1.0.0-win-x64.exe win32-x64',
  ]);
});

test.each([
  ['the stand-in', { 'rostrum-1.0.0-linux-x64-stand-in.deb': 'a' }, /stand-in/],
  ['an installer of another version', { 'rostrum-0.9.0-linux-x64.deb': 'a' }, /not of version 1\.0\.0/],
  ['a folder without installers', { 'rostrum-cli.tgz': 'a' }, /no installers/],
])('%s is not signed', async (_, files, reason) => {
  const folder = await temporaryFolder(files);
  expect(() => signRelease({ folder, version: '1.0.0', ...keys })).toThrow(reason);
  expect(await listFiles(folder)).toEqual(Object.keys(files));
});

test('a key whose other half the app does not hold signs nothing', async () => {
  const folder = await temporaryFolder({ 'rostrum-1.0.0-linux-x64.deb': 'a' });
  expect(() =>
    signRelease({ folder, version: '1.0.0', privateKey: makeKeys().privateKey, publicKey: keys.publicKey }),
  ).toThrow(/not the key/);
});
