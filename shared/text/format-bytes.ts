import { megabytes } from './megabytes.ts';

/** `12 kB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : megabytes(bytes);
}
