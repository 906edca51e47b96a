import { hashBytes } from './hash.ts';

const cr = 13;
const lf = 10;

/** The bytes with LF for each CRLF; the same bytes where there is none. */
export function toLf(bytes: Uint8Array): Uint8Array {
  if (!hasCrlf(bytes)) return bytes;
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== cr || bytes[at + 1] !== lf) result[length++] = bytes[at]!;
  return result.slice(0, length);
}

/** The bytes with CRLF at the end of each line. */
export function toCrlf(bytes: Uint8Array): Uint8Array {
  const { crlf, all } = countLines(bytes);
  if (crlf === all) return bytes;
  const result = new Uint8Array(bytes.length + all - crlf);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === lf && bytes[at - 1] !== cr) result[length++] = cr;
    result[length++] = bytes[at]!;
  }
  return result;
}

/** Whether more than half of the lines end in CRLF. */
export function isCrlf(bytes: Uint8Array): boolean {
  const { crlf, all } = countLines(bytes);
  return crlf * 2 > all;
}

/** SHA-256 in hex of the bytes with LF line ends: git may have given a checkout others. */
export function hashOfText(bytes: Uint8Array): string {
  return hashBytes(toLf(bytes));
}

/** To be read: without BOM, with LF line ends, what is no UTF-8 replaced. */
export function readableText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
}

/**
 * Gives bytes the line ends that a file has now, where it holds what has `hash` but for its line ends; null where it
 * holds something else.
 */
export function matchLineEnds(bytes: Uint8Array, hash: string): ((other: Uint8Array) => Uint8Array) | null {
  if (hashBytes(bytes) === hash) return (other) => other;
  if (hasCrlf(bytes) && hashBytes(toLf(bytes)) === hash) return toCrlf;
  return hashBytes(toCrlf(bytes)) === hash ? toLf : null;
}

function hasCrlf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\r\n');
}

function countLines(bytes: Uint8Array): { readonly crlf: number; readonly all: number } {
  let [crlf, all] = [0, 0];
  for (let at = bytes.indexOf(lf); at >= 0; at = bytes.indexOf(lf, at + 1)) {
    all++;
    if (bytes[at - 1] === cr) crlf++;
  }
  return { crlf, all };
}
