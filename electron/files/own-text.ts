import { resolve } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import { isCrlf, readableText, toCrlf } from './line-ends.ts';
import { assertOwnFolder } from './place.ts';
import { readBytes } from './read-file.ts';

/** The bytes of one of Rostrum's own files, with the line ends that it has. @param text with LF line ends */
export function printText(text: string, crlf: boolean): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return crlf ? toCrlf(bytes) : bytes;
}

/**
 * The text of one of Rostrum's own files, with LF line ends, whether git checked it out with CRLF, and its hash; empty,
 * and null, where there is none.
 * @throws RostrumError when it is there and cannot be read
 */
export async function readText(
  path: string,
): Promise<{ readonly text: string; readonly crlf: boolean; readonly hash: string | null }> {
  await assertOwnFolder(resolve(path));
  try {
    const { bytes, hash } = await readBytes(path);
    return { text: readableText(bytes), crlf: isCrlf(bytes), hash };
  } catch (error) {
    if (error instanceof RostrumError && error.failure.code === 'not-found')
      return { text: '', crlf: false, hash: null };
    throw error;
  }
}
