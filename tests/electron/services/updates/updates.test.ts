import { randomBytes, sign } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  downloadUpdate,
  findDownload,
  findUpdate,
  type Update,
  type UpdateSource,
} from '../../../../electron/services/updates/updates.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { makeKeys, publishRelease, startReleaseServer, type ReleaseServer } from '../../../helpers/release-server.ts';
import { listFiles, readText, temporaryFolder } from '../../../helpers/temporary-folder.ts';

const keys = makeKeys();
const installer = randomBytes(300_000);
const name = 'rostrum-1.3.0-linux-x64.deb';
const installation = { system: 'linux-x64', format: 'deb' };

let server: ReleaseServer;
let source: UpdateSource;
beforeEach(async () => {
  server = await startReleaseServer();
  onTestFinished(() => server.close());
  source = publishRelease(server, {
    version: '1.3.0',
    keys,
    folder: await temporaryFolder(),
    files: { [name]: installer, 'rostrum-1.3.0-win-x64.exe': 'for Windows', 'rostrum-cli.tgz': 'no installer' },
  });
});

const find = (version = '1.2.0', { from = source, signal = new AbortController().signal } = {}) =>
  findUpdate(from, { version, installation, signal });
const download = (
  update: Update,
  folder: string,
  { onProgress = (() => {}) as (bytes: number) => void, signal = new AbortController().signal, from = source } = {},
) => downloadUpdate(from, update, { folder, onProgress, signal });

/** Signs whatever text, in place of what the release says. */
function describeAs(text: string): void {
  server.answers.set('/latest/release.json', Buffer.from(text));
  server.answers.set(
    '/latest/release.json.sig',
    Buffer.from(sign(null, Buffer.from(text), keys.privateKey).toString('base64')),
  );
}

test('a newer version that is signed is found, downloaded, checked and kept; older downloads go', async () => {
  const folder = await temporaryFolder({ 'rostrum-1.1.0-linux-x64.deb': 'older' });
  const update = (await find())!;
  expect(update).toMatchObject({ version: '1.3.0', file: { name, bytes: installer.length } });
  expect(server.asked.sort()).toEqual(['/latest/release.json', '/latest/release.json.sig']);
  expect(await findDownload(update, folder)).toBeNull();
  const seen: number[] = [];
  const path = await download(update, folder, { onProgress: (bytes) => seen.push(bytes) });
  expect(path).toBe(join(folder, name));
  expect(await readText(folder, name)).toBe(installer.toString('utf8'));
  expect(seen.at(-1)).toBe(installer.length);
  expect(await listFiles(folder)).toEqual([name]);
  expect(await findDownload(update, folder)).toBe(path);
  // What is there and whole is not asked for again.
  await download(update, folder);
  expect(server.asked.filter((asked) => asked.endsWith('.deb'))).toHaveLength(1);
});

test('the same version and an older one are no update, nor is a release without a file for this installation', async () => {
  expect(await find('1.3.0')).toBeNull();
  expect(await find('1.10.0')).toBeNull();
  expect(await find('1.3.0-beta.1')).toMatchObject({ version: '1.3.0' });
  expect(
    await findUpdate(source, {
      version: '1.2.0',
      installation: { system: 'linux-arm64', format: 'deb' },
      signal: new AbortController().signal,
    }),
  ).toBeNull();
  expect(
    await findUpdate(source, {
      version: '1.2.0',
      installation: { system: 'win32-x64', format: 'exe' },
      signal: new AbortController().signal,
    }),
  ).toMatchObject({ file: { name: 'rostrum-1.3.0-win-x64.exe' } });
});

describe('what is not signed as it is counts for nothing', () => {
  const refused = { code: 'not-verified', next: expect.stringContaining('Nothing of it is kept') };

  test('another key', async () => {
    expect(await expectFailure(find('1.2.0', { from: { ...source, publicKey: makeKeys().publicKey } }))).toMatchObject(
      refused,
    );
  });

  test('a signature that is no signature, or empty', async () => {
    for (const signature of ['', 'not base64 at all: ???', Buffer.alloc(64).toString('base64')]) {
      server.answers.set('/latest/release.json.sig', Buffer.from(signature));
      expect(await expectFailure(find())).toMatchObject(refused);
    }
  });

  test('any other byte in the description', async () => {
    const description = server.answers.get('/latest/release.json') as Buffer;
    await fc.assert(
      fc.asyncProperty(fc.nat(description.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const other = Buffer.from(description);
        other[at] = other[at]! ^ change;
        server.answers.set('/latest/release.json', other);
        expect((await expectFailure(find())).code).toBe('not-verified');
      }),
      { numRuns: 40 },
    );
  });

  test('signed text that is no description of a Rostrum, or names a file with a path', async () => {
    const file = { name, system: 'linux-x64', bytes: 1, sha512: '0'.repeat(128) };
    const good = { product: 'rostrum', version: '2.0.0', files: [file] };
    describeAs(JSON.stringify(good));
    expect(await find()).toMatchObject({ version: '2.0.0' });
    for (const other of [
      '{',
      '[]',
      { ...good, product: 'another' },
      { ...good, version: 'newest' },
      { ...good, files: [{ ...file, name: '../rostrum.deb' }] },
      { ...good, files: [{ ...file, name: '.hidden.deb' }] },
      { ...good, files: [{ ...file, bytes: -1 }] },
      { ...good, files: [{ ...file, sha512: 'short' }] },
    ]) {
      describeAs(typeof other === 'string' ? other : JSON.stringify(other));
      expect(await expectFailure(find()), JSON.stringify(other)).toMatchObject(refused);
    }
  });

  test('a description without end', async () => {
    server.answers.set('/latest/release.json', (_, response) => {
      response.writeHead(200);
      const more = () => response.write(Buffer.alloc(64 * 1024, 32), (error) => error || more());
      more();
    });
    expect(await expectFailure(find())).toMatchObject(refused);
  });

  test.each<readonly [string, (server: ReleaseServer) => void]>([
    ['other bytes of the same length', ({ answers }) => answers.set(`/latest/${name}`, randomBytes(installer.length))],
    ['one that is shorter', ({ answers }) => answers.set(`/latest/${name}`, installer.subarray(0, 1000))],
    [
      'one that is longer',
      ({ answers }) => answers.set(`/latest/${name}`, Buffer.concat([installer, Buffer.from('x')])),
    ],
    [
      'one without end',
      ({ answers }) =>
        answers.set(`/latest/${name}`, (_, response) => {
          response.writeHead(200);
          const more = () => response.write(Buffer.alloc(64 * 1024), (error) => error || more());
          more();
        }),
    ],
  ])('an installer in place of the one that was signed: %s', async (_, spoil) => {
    const folder = await temporaryFolder();
    const update = (await find())!;
    spoil(server);
    expect(await expectFailure(download(update, folder))).toMatchObject(refused);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a download that was changed afterwards', async () => {
    const folder = await temporaryFolder();
    const update = (await find())!;
    const path = await download(update, folder);
    await writeFile(path, randomBytes(installer.length));
    expect(await findDownload(update, folder)).toBeNull();
    await download(update, folder);
    expect(await findDownload(update, folder)).toBe(path);
  });
});

test('a connection that ends too early leaves nothing, and is told', async () => {
  const folder = await temporaryFolder();
  const update = (await find())!;
  server.answers.set(`/latest/${name}`, (_, response) => {
    response.writeHead(200, { 'content-length': installer.length });
    response.write(installer.subarray(0, 50_000), () => response.destroy());
  });
  expect(await expectFailure(download(update, folder))).toMatchObject({
    code: 'unreachable',
    next: expect.stringContaining('Try again later'),
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a server that is not there, or has no release, is told', async () => {
  server.answers.delete('/latest/release.json.sig');
  expect(await expectFailure(find())).toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('it answered 404'),
  });
  await server.close();
  expect(await expectFailure(find())).toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a download that is stopped leaves nothing', async () => {
  const folder = await temporaryFolder();
  const update = (await find())!;
  server.answers.set(`/latest/${name}`, (_, response) => {
    response.writeHead(200);
    response.write(installer.subarray(0, 50_000));
  });
  const stop = new AbortController();
  expect(
    await expectFailure(download(update, folder, { signal: stop.signal, onProgress: () => stop.abort() })),
  ).toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
});

describe('an address that sends on', () => {
  const sendOn = (to: string) =>
    server.answers.set(`/latest/${name}`, (_, response) => response.writeHead(302, { location: to }).end());

  test('is followed where the build allows it, and nowhere else', async () => {
    const other = await startReleaseServer();
    onTestFinished(() => other.close());
    other.answers.set('/assets/17', installer);
    const folder = await temporaryFolder();
    const update = (await find())!;
    sendOn(`${other.origin}/assets/17`);
    expect(await expectFailure(download(update, folder))).toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining(other.origin),
    });
    expect(other.asked).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(await download(update, folder, { from: { ...source, alsoFrom: [other.origin] } })).toBe(join(folder, name));
  });

  test('is not followed to what is not secure, or is no web address', async () => {
    const update = (await find())!;
    for (const address of ['http://example.org/rostrum.deb', 'file:///etc/passwd', 'data:text/plain,x']) {
      sendOn(address);
      const from = { ...source, alsoFrom: ['http://example.org', 'null'] };
      expect(await expectFailure(download(update, await temporaryFolder(), { from })), address).toMatchObject({
        code: 'not-allowed',
      });
    }
  });

  test('is not followed for ever', async () => {
    const update = (await find())!;
    sendOn(`/latest/${name}`);
    expect(await expectFailure(download(update, await temporaryFolder()))).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('without end'),
    });
  });
});
