import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** What of a file is asked for; both ends inclusive. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'outside' };

/**
 * Reads a `Range` header for a file of `size` bytes (RFC 9110, section 14): one range of bytes; several at once, and
 * other units, are answered with the whole file, as the standard allows.
 */
export function readRange(header: string | null, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return { kind: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Number(last);
    return length === 0 || size === 0
      ? { kind: 'outside' }
      : { kind: 'part', from: Math.max(0, size - length), to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return { kind: 'whole' };
  return from >= size ? { kind: 'outside' } : { kind: 'part', from, to };
}

const chunk = 256 * 1024;

/** Answers a request for a file, or a part of it, as a stream; what cannot be read is 404. */
export async function serveFile(
  path: string,
  type: string,
  { method, headers }: Pick<Request, 'method' | 'headers'>,
): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD')
    return new Response('Method not allowed', { status: 405, headers: { Allow: 'GET, HEAD' } });
  const stats = await stat(path).catch(() => null); // Whatever is wrong with it, it is not there for the window.
  if (!stats?.isFile()) return new Response('Not found', { status: 404 });
  const { size } = stats;
  const common = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
  const range = readRange(headers.get('range'), size);
  const body = (from: number, to: number) =>
    method === 'HEAD' || size === 0
      ? null
      : (Readable.toWeb(
          createReadStream(path, { start: from, end: to, highWaterMark: chunk }),
        ) as ReadableStream<Uint8Array>);
  switch (range.kind) {
    case 'outside':
      return new Response(null, { status: 416, headers: { ...common, 'Content-Range': `bytes */${size}` } });
    case 'part':
      return new Response(body(range.from, range.to), {
        status: 206,
        headers: {
          ...common,
          'Content-Length': String(range.to - range.from + 1),
          'Content-Range': `bytes ${range.from}-${range.to}/${size}`,
        },
      });
    case 'whole':
      return new Response(body(0, size - 1), { status: 200, headers: { ...common, 'Content-Length': String(size) } });
  }
}
