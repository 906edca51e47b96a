import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange, serveFile } from '../../../electron/files/serve-file.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

describe('a range header', () => {
  it.each([
    ['bytes=0-3', { kind: 'part', from: 0, to: 3 }],
    ['bytes=4-', { kind: 'part', from: 4, to: 9 }],
    ['bytes=-3', { kind: 'part', from: 7, to: 9 }],
    ['bytes=-30', { kind: 'part', from: 0, to: 9 }],
    ['bytes=8-99', { kind: 'part', from: 8, to: 9 }],
    ['bytes=10-', { kind: 'outside' }],
    ['bytes=-0', { kind: 'outside' }],
    ['bytes=5-4', { kind: 'whole' }],
    ['bytes=0-1,4-5', { kind: 'whole' }],
    ['items=0-1', { kind: 'whole' }],
    ['bytes=-', { kind: 'whole' }],
    [null, { kind: 'whole' }],
  ])('%s', (header, range) => expect(readRange(header, 10)).toEqual(range));

  it('never leads outside the file', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(50), (from, to, size) => {
        const range = readRange(`bytes=${from}-${to}`, size);
        if (range.kind === 'part') expect(range.from >= 0 && range.from <= range.to && range.to < size).toBe(true);
      }),
    );
  });
});

describe('a served file', () => {
  const serve = async (headers: Record<string, string>, method = 'GET') => {
    const folder = await temporaryFolder({ 'a.mp3': '0123456789' });
    return serveFile(join(folder, 'a.mp3'), 'audio/mpeg', { method, headers: new Headers(headers) });
  };

  it('is given whole, with its type', async () => {
    const response = await serve({});
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('accept-ranges'),
      response.headers.get('content-length'),
    ]).toEqual([200, 'audio/mpeg', 'bytes', '10']);
    expect(await response.text()).toBe('0123456789');
  });
  it('is given in part', async () => {
    const response = await serve({ Range: 'bytes=2-4' });
    expect([response.status, response.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10']);
    expect(await response.text()).toBe('234');
  });
  it('has no part behind its end', async () => {
    const response = await serve({ Range: 'bytes=10-' });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });
  it('is only read', async () => {
    expect((await serve({}, 'POST')).status).toBe(405);
    expect(await (await serve({}, 'HEAD')).text()).toBe('');
  });
  it('is not found where there is none', async () => {
    expect((await serveFile('/nowhere/a.mp3', 'audio/mpeg', { method: 'GET', headers: new Headers() })).status).toBe(
      404,
    );
    expect(
      (await serveFile(await temporaryFolder(), 'audio/mpeg', { method: 'GET', headers: new Headers() })).status,
    ).toBe(404);
  });
});
