import { createHash } from 'node:crypto';

/** SHA-256 in hex: what decides whether a file is still the one that was read. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const space = 32;

/**
 * The hash of a UTF-8 text with every run of white space (no-break spaces too) as one space and none at its ends: two
 * texts that differ in nothing else share it.
 */
export function foldedHash(bytes: Uint8Array): string {
  const folded = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let pending = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const isBreakless = byte === 0xc2 && bytes[at + 1] === 0xa0;
    if (byte === space || (byte >= 9 && byte <= 13) || isBreakless) {
      if (isBreakless) at++;
      pending = length > 0;
      continue;
    }
    if (pending) folded[length++] = space;
    pending = false;
    folded[length++] = byte;
  }
  return hashBytes(folded.subarray(0, length));
}
