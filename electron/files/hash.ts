import { createHash } from 'node:crypto';

/** SHA-256 in hex: what decides whether a file is still the one that was read. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
