import { resolve } from 'node:path';
import {
  sidecarFolder,
  sidecarPath,
  parseSidecar,
  printSidecar,
  type SidecarRecord,
} from '../../../shared/sidecar/sidecar-record.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { isCrlf, readableText } from '../../files/line-ends.ts';
import { readBytesIfExists } from '../../files/read-file.ts';
import { printText } from '../../files/own-text.ts';
import { assertOwnFolder } from '../../files/place.ts';

export interface FileToWrite {
  /** Relative to the library; absolute for a page in the site. */
  readonly path: string;
  /** What stands there now; null where nothing does. */
  readonly before: { readonly hash: string; readonly bytes: Uint8Array } | null;
  /** Null removes the file. */
  readonly bytes: Uint8Array | null;
}

/** One of Rostrum's own text files, and what it is to become. */
export interface RecordChange {
  /** Relative to the library; absolute for one in the site. */
  readonly path: string;
  /** Takes the text with LF line ends, empty where there is no file, and gives the new one; where that is empty the file goes. */
  readonly change: (text: string) => string;
}

/** Whether a path, relative to the library, is what is recorded beside an episode. */
export function isSidecar(path: string): boolean {
  return path.startsWith(`${sidecarFolder}/`);
}

/** A change of what is recorded beside an episode. @param episode relative to the library, with `/` */
export function sidecarChange(episode: string, change: (sidecar: SidecarRecord) => SidecarRecord): RecordChange {
  return { path: sidecarPath(episode), change: (text) => printSidecar(change(parseSidecar(text))) };
}

/**
 * What is to be written for a change of a record; null where it changes nothing.
 * @throws RostrumError naming it, when it is there and cannot be read
 */
export async function planRecord(root: string, { path, change }: RecordChange): Promise<FileToWrite | null> {
  const absolute = resolve(root, path);
  const before = await assertOwnFolder(absolute)
    .then(() => readBytesIfExists(absolute))
    .catch((error: unknown) => {
      throw error instanceof RostrumError ? new RostrumError({ ...error.failure, path }, { cause: error }) : error;
    });
  const text = before === null ? '' : readableText(before.bytes);
  const changed = change(text);
  if (changed === text) return null;
  return { path, before, bytes: changed === '' ? null : printText(changed, before !== null && isCrlf(before.bytes)) };
}

/** Takes the ready tick away, which was for the text as it stood; null where there is none, or the record cannot be read and so means nothing. */
export async function planUntick(root: string, episode: string): Promise<FileToWrite | null> {
  try {
    return await planRecord(root, untick(episode));
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return null;
  }
}

/** A record without a tick keeps its bytes, whatever else a merge left in it. */
export function untick(episode: string): RecordChange {
  const { path, change } = sidecarChange(episode, (sidecar) => ({ ...sidecar, ready: [] }));
  return { path, change: (text) => (parseSidecar(text).ready.length > 0 ? change(text) : text) };
}

/** Gives a record, as it stands now, the ready tick of an earlier one: the text that was ticked is back. Null where it has one. */
export function giveTickBack(
  path: string,
  before: NonNullable<FileToWrite['before']>,
  earlier: Uint8Array,
): FileToWrite | null {
  const sidecar = parseSidecar(readableText(before.bytes));
  const { ready } = parseSidecar(readableText(earlier));
  if (sidecar.ready.length > 0 || ready.length === 0) return null;
  return { path, before, bytes: printText(printSidecar({ ...sidecar, ready }), isCrlf(before.bytes)) };
}
