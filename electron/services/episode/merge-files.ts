import { dirname, resolve } from 'node:path';
import type { MergeConflict } from '../../../shared/merge/merge-model.ts';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import { encodeEdits } from '../../../shared/text/source-text.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { readSource, type SourceFile } from '../../files/read-file.ts';
import { replaceFile } from '../../files/write-file.ts';
import { createFileWriter } from './change-file.ts';
import { readConflictStyle } from '../../git/conflict-style.ts';
import { createConfigReader } from '../library/config-reader.ts';

export interface MergeFilesRequest {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Of the episode, where the three are copies of it, as git's are. Its library's settings hold. */
  readonly path?: string | undefined;
}

export interface MergedFiles {
  readonly conflicts: readonly MergeConflict[];
  /** Ours' own bytes where nothing changed: its BOM, and each line's own ending. */
  readonly bytes: Uint8Array;
}

/**
 * Merges two changes of a file.
 * @throws RostrumError as `readSource` for any of the three
 */
export async function mergeFiles({ base, ours, theirs, path = ours }: MergeFilesRequest): Promise<MergedFiles> {
  const [before, mine, other] = await Promise.all([readSource(base), readSource(ours), readSource(theirs)]);
  // A side that changed nothing, or line ends only, is the other one, byte for byte.
  if (mine.hash === before.hash) return { conflicts: [], bytes: other.bytes };
  const { config } = await createConfigReader().read(path);
  const { conflicts, text } = mergeTexts(before.source.text, mine.source.text, other.source.text, {
    config,
    style: await readConflictStyle(dirname(resolve(path))),
  });
  return { conflicts, bytes: encodeEdits(mine.source, editsBetween(mine.source.text, text)) };
}

/**
 * Writes a merge: through the history where something of the editor's stands there, straight where nothing does, or
 * where git handed over a copy.
 * @param copyOf the episode that git merges, where `path` is git's own copy of it
 * @throws RostrumError as `replaceFile`, and as `readSource` where what stands there is no text
 */
export async function writeMerge(
  path: string,
  bytes: Uint8Array,
  { userData, copyOf }: { readonly userData: string; readonly copyOf: string | null },
): Promise<void> {
  const before = await readIfThere(path);
  if (before === null) return replaceFile(path, { expectedHash: null, bytes });
  const writer = createFileWriter({ userData });
  try {
    if (copyOf === null) await writer.write(path, before, bytes);
    else await writer.writeCopy(path, before, bytes, dirname(resolve(copyOf)));
  } finally {
    writer.close();
  }
}

async function readIfThere(path: string): Promise<SourceFile | null> {
  try {
    return await readSource(path);
  } catch (error) {
    if (error instanceof RostrumError && error.failure.code === 'not-found') return null;
    throw error;
  }
}
