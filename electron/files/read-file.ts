import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { RostrumError } from '../../shared/failure.ts';
import { decode, type SourceText } from '../../shared/text/source-text.ts';
import { describeFileError } from './file-error.ts';
import { hashBytes } from './hash.ts';

/** No transcript is this long; a larger file is something else under a transcript's name. */
const maxBytes = 64 * 1024 * 1024;

/** A file as it was read, and the hash by which a later write knows whether it still is. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export interface SourceFile extends FileBytes {
  readonly source: SourceText;
}

/**
 * The bytes of a file and their hash.
 * @throws RostrumError as `readRaw`
 */
export async function readBytes(path: string): Promise<FileBytes> {
  const bytes = await readRaw(path);
  return { bytes, hash: hashBytes(bytes) };
}

/** As `readBytes`; null where nothing stands there. */
export async function readBytesIfExists(path: string): Promise<FileBytes | null> {
  try {
    return await readBytes(path);
  } catch (error) {
    if (error instanceof RostrumError && error.failure.code === 'not-found') return null;
    throw error;
  }
}

/** Without O_NONBLOCK, opening a pipe waits for somebody to write to it. Windows has neither. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file.
 * @throws RostrumError in words: not there, a folder, a loop of links, not allowed, too large.
 */
export async function readRaw(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, readFlags);
    try {
      assertReadable(await file.stat(), path);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw describeFileError(error, path, 'read');
  }
}

/**
 * The first `length` bytes of a file as text, without BOM and with LF line ends. What is no UTF-8 is replaced: this is
 * for a look at a file, not for editing it.
 * @throws RostrumError as `readRaw`
 */
export async function readHead(path: string, length: number): Promise<string> {
  try {
    const file = await open(path, readFlags);
    try {
      assertReadable(await file.stat(), path);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return new TextDecoder().decode(buffer.subarray(0, bytesRead)).replace(/\r\n?/g, '\n');
    } finally {
      await file.close();
    }
  } catch (error) {
    throw describeFileError(error, path, 'read');
  }
}

/** As `readRaw`, for a thread that has nothing else to do: twice as fast over many files. */
export function readRawSync(path: string): Uint8Array {
  try {
    const file = openSync(path, readFlags);
    try {
      assertReadable(fstatSync(file), path);
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw describeFileError(error, path, 'read');
  }
}

function assertReadable(stats: Stats, path: string): void {
  if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  if (!stats.isFile())
    throw new RostrumError({ code: 'unreadable', message: 'This is neither a file nor a folder.', path });
  if (stats.size <= maxBytes) return;
  const message = `The file has ${Math.round(stats.size / 1024 / 1024)} MB; transcripts of up to 64 MB are read.`;
  throw new RostrumError({ code: 'unreadable', message, next: 'Exclude it in rostrum.yaml, or split it.', path });
}

/**
 * A file as text, with what is needed to write it back byte for byte.
 * @throws RostrumError as `readBytes`, and `not-editable` for bytes that cannot be kept exactly as text.
 */
export async function readSource(path: string): Promise<SourceFile> {
  return decodeFile(await readBytes(path), path);
}

/** @throws RostrumError as `decodeText` */
export function decodeFile(file: FileBytes, path: string): SourceFile {
  return { ...file, source: decodeText(file.bytes, path) };
}

/** @throws RostrumError `not-editable` for invalid UTF-8 and NUL bytes, with the offset. */
export function decodeText(bytes: Uint8Array, path: string): SourceText {
  const decoded = decode(bytes);
  if (decoded.kind === 'text') return decoded.source;
  const what = decoded.reason === 'nul-byte' ? 'holds a NUL byte' : 'is not UTF-8 text';
  throw new RostrumError({
    code: 'not-editable',
    message: `The file ${what} (at byte ${decoded.offset}), so it cannot be kept exactly as it is.`,
    next: 'Save it as UTF-8 text in the program that it comes from.',
    path,
  });
}
