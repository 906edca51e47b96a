import { parseFrontMatter } from '../../../shared/episode/front-matter/read-front-matter.ts';
import { countChangedLines } from '../../../shared/text/count-changed-lines.ts';
import { indexLines } from '../../../shared/text/line-index.ts';
import { dirname } from 'node:path';
import { encodeEdits } from '../../../shared/text/source-text.ts';
import { applyEdits, sortEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import { RostrumError } from '../../../shared/failure.ts';
import type { OpenedEpisode, SaveResult } from '../../../shared/library/opened-episode.ts';
import { readPeers } from '../../catalogue/catalogue.ts';
import { isOwnWrite } from '../../files/own-writes.ts';
import { assertInLibrary, assertOrdinaryPlace } from '../../files/place.ts';
import { decodeFile, readBytes, readSource, type FileBytes } from '../../files/read-file.ts';
import { hashBytes } from '../../files/hash.ts';
import { compareWithGrayMatter } from '../../files/read-front-matter.ts';
import { assertWritable } from '../../files/write-file.ts';
import { deleteUnsaved, keepUnsaved, readReady, readUnsaved } from '../../history/history.ts';
import { unlessDiskFull } from '../../sqlite/open-database.ts';
import { isTicked, readKnown } from '../writing/sidecar.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { saveText } from '../writing/save.ts';

/**
 * Opens an episode for editing. Bytes that cannot be kept exactly as text are refused with the reason.
 * @param path relative to the library
 * @throws RostrumError as `readSource`
 */
export async function openEpisode(library: Library, path: string): Promise<OpenedEpisode> {
  const absolute = pathInLibrary(library, path);
  const { source, hash } = await readSource(absolute);
  const unsaved = readUnsaved(library.history, path);
  return {
    path,
    text: source.text,
    hash,
    readOnly: await findObstacle(library.root, absolute),
    ready: isTicked(await readKnown(library.root, path), source.text) || readReady(library.history).get(path) === hash,
    unsaved:
      unsaved !== null && unsaved.text !== source.text
        ? { text: unsaved.text, savedAt: unsaved.savedAt, base: unsaved.base }
        : null,
    otherSplit: compareWithGrayMatter(source.text, parseFrontMatter(source.text)),
    peers: readPeers(library.catalogue),
  };
}

/**
 * Saves edits against the text that was opened. Where the disk no longer holds that text, nothing is written and what
 * stands there is given back.
 * @param edits offsets in the text with hash `baseHash`
 * @throws RostrumError as `readSource` and `replaceFile`; `bad-request` for edits that do not fit
 */
export async function saveEpisode(
  library: Library,
  { path, baseHash, edits }: { path: string; baseHash: string; edits: readonly TextEdit[] },
): Promise<SaveResult> {
  const absolute = pathInLibrary(library, path);
  const current = decodeFile(await readExisting(absolute), path);
  if (current.hash !== baseHash)
    return {
      kind: 'changed-on-disk',
      hash: current.hash,
      text: current.source.text,
      own: await isOwnWrite(absolute, current.hash),
    };
  const bytes = encodeEdits(current.source, checkEdits(edits, current.source.text.length, path));
  const hash = hashBytes(bytes);
  if (hash !== current.hash) {
    await saveText(library, { path, before: current, bytes });
  }
  await unlessDiskFull(() => deleteUnsaved(library.history, path));
  const saved = applyEdits(current.source.text, edits);
  return {
    kind: 'saved',
    hash,
    changedLines: countChangedLines(edits, indexLines(current.source.text).lineAt),
    otherSplit: compareWithGrayMatter(saved, parseFrontMatter(saved)),
  };
}

/**
 * Keeps work that is not saved, with the text that it began with while the file still holds that; null forgets it.
 * @throws RostrumError for a path outside the library
 */
export async function journalUnsaved(
  library: Library,
  { path, baseHash, text }: { path: string; baseHash: string; text: string | null },
): Promise<void> {
  const absolute = pathInLibrary(library, path);
  if (text === null) {
    deleteUnsaved(library.history, path);
    return;
  }
  const before = readUnsaved(library.history, path);
  if (before?.baseHash === baseHash) {
    keepUnsaved(library.history, path, { text, baseHash, base: before.base });
    return;
  }
  const file = await readSource(absolute).catch(() => null); // Whatever is wrong with the file, the work is kept.
  keepUnsaved(library.history, path, { text, baseHash, base: file?.hash === baseHash ? file.source.text : null });
}

/** Why a file cannot be written; null where it can. */
async function findObstacle(root: string, path: string): Promise<string | null> {
  try {
    await assertInLibrary(root, path);
    await assertOrdinaryPlace(path);
    await assertWritable(path, path);
    await assertWritable(dirname(path), path);
    return null;
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return error.failure.message;
  }
}

async function readExisting(path: string): Promise<FileBytes> {
  try {
    return await readBytes(path);
  } catch (error) {
    if (!(error instanceof RostrumError) || error.failure.code !== 'not-found') throw error;
    const next = 'What you wrote is kept. Put the file back and save again, or copy your text elsewhere.';
    throw new RostrumError(
      { ...error.failure, message: 'The file was deleted or moved by another program.', next },
      { cause: error },
    );
  }
}

function checkEdits(edits: readonly TextEdit[], length: number, path: string): TextEdit[] {
  try {
    const sorted = sortEdits(edits);
    if (sorted.some(({ from, to }) => to < from || to > length)) throw new RangeError('outside the text');
    return sorted;
  } catch (error) {
    throw new RostrumError(
      { code: 'bad-request', message: 'The changes do not fit the file. Nothing was written.', path },
      { cause: error },
    );
  }
}
